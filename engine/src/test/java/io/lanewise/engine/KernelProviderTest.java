package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The choice of kernels, in Java processes of its own because it is made once in each. */
class KernelProviderTest {
    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    /** Multiplies, so that the kernels are used, and says which they are. */
    public static final class Program {
        public static void main(String[] arguments) {
            float[] c = new float[4];
            Gemm.multiply(false, false, 2, 2, 2, new float[] {1, 2, 3, 4}, 0, 2, new float[] {1, 2, 3, 4}, 0, 2, c, 0, 2, false);
            System.out.println("kernels: " + KernelProvider.kernels().name() + ", product: " + c[3] + ", vector there: "
                    + KernelProvider.vector().isPresent());
        }
    }

    private static String run(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        String classes = Path.of(Gemm.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        String tests = Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        command.addAll(List.of("-cp", classes + System.getProperty("path.separator") + tests, Program.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    @Test
    void vectorsAreTheDefaultAndNotWorthAWord() throws Exception {
        assertThat(run(MODULE)).contains("kernels: vector, ", "product: 22.0").doesNotContain("Remedy");
    }

    @Test
    void withoutTheModuleScalarKernelsRunAndTheLogSaysWhatToDo() throws Exception {
        assertThat(run()).contains("kernels: scalar, product: 22.0, vector there: false", "--add-modules jdk.incubator.vector");
    }

    @Test
    void whereVectorsWouldBeObjectsScalarKernelsRun() throws Exception {
        assertThat(run(MODULE, "-Xint")).contains("kernels: scalar", "Remedy: leave out -Xint", "vector there: true");
        assertThat(run(MODULE, "-XX:TieredStopAtLevel=1")).contains("kernels: scalar", "leave out -XX:TieredStopAtLevel");
    }

    @Test
    void itCanBeTold() throws Exception {
        assertThat(run(MODULE, "-Dlanewise.kernels=scalar")).contains("kernels: scalar").doesNotContain("Remedy");
        assertThat(run(MODULE, "-Xint", "-Dlanewise.kernels=vector")).contains("kernels: vector, ").doesNotContain("Remedy");
    }

    @Test
    void whatItCannotDoIsAnErrorThatSaysWhatItCan() throws Exception {
        assertThat(run(MODULE, "-Dlanewise.kernels=simd")).contains("-Dlanewise.kernels: expected scalar or vector, received \"simd\"");
        assertThat(run("-Dlanewise.kernels=vector")).contains("jdk.incubator.vector is not there", "--add-modules jdk.incubator.vector");
        assertThat(run("-Dlanewise.threads=0")).contains("-Dlanewise.threads: expected a number of threads of at least 1, received \"0\"");
    }
}
