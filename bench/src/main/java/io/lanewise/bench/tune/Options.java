package io.lanewise.bench.tune;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line says.
 *
 * @param out where the profile goes, by default {@code lanewise.profile} in the current directory
 * @param plan how much is measured
 * @param jvm further options of the JVMs that are measured
 */
record Options(Path out, Plan plan, List<String> jvm) {
    private static final String USAGE = "[--out FILE] [--quick] [--jvm OPTION]...";
    private static final Path OUT = Path.of("lanewise.profile");

    /** @throws IllegalArgumentException if an option is unknown or lacks its value, or the file has no directory to be in */
    static Options parse(String... arguments) {
        var out = OUT;
        var plan = Plan.FULL;
        var jvm = new ArrayList<String>();
        var rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--quick" -> plan = Plan.QUICK;
                case "--out" -> out = Path.of(value("--out expected a file, such as " + OUT, rest));
                case "--jvm" -> jvm.add(value("--jvm expected an option of java, such as -XX:MaxVectorSize=16", rest));
                default -> throw new IllegalArgumentException("tune: expected " + USAGE + ", received \"" + option + "\"");
            }
        }
        // Known before the measuring, and not after it.
        if (Files.isDirectory(out) || !Files.isDirectory(out.toAbsolutePath().resolveSibling(""))) {
            throw new IllegalArgumentException("tune: --out expected a file in a directory that exists, received " + out);
        }
        return new Options(out, plan, List.copyOf(jvm));
    }

    private static String value(String expected, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("tune: " + expected + ", received nothing");
        }
        return rest.next();
    }
}
