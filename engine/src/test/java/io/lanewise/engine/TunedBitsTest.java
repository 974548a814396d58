package io.lanewise.engine;

import static io.lanewise.engine.GemmCase.bits;
import static io.lanewise.engine.TuningNumber.GEMM_COLUMNS_AT_A_TIME;
import static io.lanewise.engine.TuningNumber.GEMM_ROWS_AT_A_TIME;
import static io.lanewise.engine.TuningNumber.GEMM_ROW_UNIT;
import static io.lanewise.engine.TuningNumber.GEMM_STRIP_COLUMNS;
import static io.lanewise.engine.TuningNumber.GEMM_STRIP_COLUMNS_IN_PLACE;
import static io.lanewise.engine.TuningNumber.GEMM_TILE_ROWS;
import static io.lanewise.engine.TuningNumber.GEMM_WORK_PER_PART;
import static io.lanewise.engine.TuningNumber.GEMM_WORK_PER_THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a profile says, products have the bits of the scalar kernels. In processes of their own, because each has one tuning. */
class TunedBitsTest {
    @TempDir
    Path folder;

    /** Compares products under the profile it was started with. */
    public static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            List<GemmCase> products = products();
            for (GemmCase product : products) {
                int[] scalar = bits(product.on(KernelProvider.scalar().gemm()));
                if (!Arrays.equals(bits(product.onFacade()), scalar)) {
                    throw new AssertionError(product.toString());
                }
            }
            System.out.println(
                    "same bits in " + products.size() + " products by " + KernelProvider.kernels().name() + " with " + Tuning.CURRENT);
        }

        private static List<GemmCase> products() {
            List<GemmCase> products = new ArrayList<>();
            for (int form = 0; form < 4; form++) {
                for (int[] size : new int[][] {{1, 100, 7}, {4, 16, 9}, {13, 35, 30}, {29, 90, 21}, {15, 33, 1030}, {40, 5, 12}}) {
                    GemmCase product = GemmCase.random(form, (form & 1) > 0, (form & 2) > 0, size[0], size[1], size[2], 2);
                    products.add(product);
                    products.add(product.accumulating());
                    products.add(product.with(Unary.RELU, true));
                    products.add(inBlocks(product));
                }
            }
            return products;
        }

        /** Its B and C in column blocks, which have as many elements as rows without gaps, and end with the array. */
        private static GemmCase inBlocks(GemmCase product) {
            int b = product.b().length - product.k() * product.n();
            int c = product.c().length - product.m() * product.n();
            return new GemmCase(
                    product.transposeA(), product.transposeB(), product.m(), product.n(), product.k(), product.a(), product.aOffset(),
                    product.lda(), product.b(), b, Gemm.COLUMN_BLOCKS, product.c(), c, Gemm.COLUMN_BLOCKS, false, 1, null, 0, Unary.IDENTITY);
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 5, 48, 16", "6, 64, 1024, 1024", "8, 7, 16, 32", "8, 64, 1024, 192", "8, 64, 1024, 16"})
    void awkwardNumbersChangeNoBit(int tileRows, int rowsAtATime, int stripColumns, int columnsAtATime) throws Exception {
        Processor here = Processor.current();
        Tuning awkward = Tuning.builtIn().with(GEMM_TILE_ROWS, tileRows).with(GEMM_ROWS_AT_A_TIME, rowsAtATime)
                .with(GEMM_STRIP_COLUMNS, stripColumns).with(GEMM_STRIP_COLUMNS_IN_PLACE, stripColumns)
                .with(GEMM_COLUMNS_AT_A_TIME, columnsAtATime).with(GEMM_WORK_PER_THREAD, 1000)
                .with(GEMM_WORK_PER_PART, 100).with(GEMM_ROW_UNIT, 3);
        Path file = folder.resolve("profile");
        new TuningProfile(here, awkward).write(file);
        assertThat(run("-XX:MaxVectorSize=" + here.vectorBits() / 8, "-Dlanewise.profile=" + file, "-Dlanewise.threads=3"))
                .contains("same bits in 96 products by vector, " + here.vectorBits() + " bits with " + awkward);
    }

    private static String run(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules=jdk.incubator.vector", "-classpath",
                System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.add(Program.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
