package io.lanewise.bench.gemm;

import io.lanewise.bench.Threads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the command line says.
 *
 * @param threads of each library
 * @param plan how much is measured
 * @param jvm further options of Lanewise's JVM
 */
record Options(int threads, Plan plan, List<String> jvm) {
    private static final String USAGE = "[--threads N] [--quick] [--jvm OPTION]...";

    /** @throws IllegalArgumentException if an option is unknown or lacks its value */
    static Options parse(String... arguments) {
        var threads = 1;
        var plan = Plan.FULL;
        var jvm = new ArrayList<String>();
        var rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--quick" -> plan = Plan.QUICK;
                case "--threads" -> threads = Threads.parse("gemm", rest.hasNext() ? rest.next() : "nothing");
                case "--jvm" -> {
                    if (!rest.hasNext()) {
                        throw new IllegalArgumentException(
                                "gemm: --jvm expected an option of java, such as -XX:UseAVX=2, received nothing");
                    }
                    jvm.add(rest.next());
                }
                default -> throw new IllegalArgumentException("gemm: expected " + USAGE + ", received \"" + option + "\"");
            }
        }
        return new Options(threads, plan, List.copyOf(jvm));
    }
}
