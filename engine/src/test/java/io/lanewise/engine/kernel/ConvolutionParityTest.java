package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.scalar.ScalarConvolution;
import io.lanewise.engine.kernel.scalar.ScalarElementwise;
import io.lanewise.engine.kernel.vector.VectorConvolution;
import io.lanewise.engine.kernel.vector.VectorElementwise;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Vector and scalar kernels of convolutions give the same bits. */
class ConvolutionParityTest {
    private static final ConvolutionKernels SCALAR = new ScalarConvolution(new ScalarElementwise());
    private static final ConvolutionKernels VECTOR = new VectorConvolution(new VectorElementwise());
    private static final int[] COLUMNS = {1, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 48, 65};

    private static void same(int length, BiConsumer<ConvolutionKernels, float[]> call) {
        float[] scalar = Samples.tame(length, 7);
        float[] vector = scalar.clone();
        call.accept(SCALAR, scalar);
        call.accept(VECTOR, vector);
        assertThat(bits(vector)).isEqualTo(bits(scalar));
    }

    /** A matrix of k rows in the panels of kernels; what they have to spare is anything. */
    private static float[] panels(ConvolutionKernels kernels, int columns, int k, float[] matrix) {
        int width = kernels.panelWidth();
        float[] panels = Samples.tame(5 + (columns + width - 1) / width * width * k, 8);
        for (int p = 0; p < k; p++) {
            for (int j = 0; j < columns; j++) {
                panels[5 + (j / width * k + p) * width + j % width] = matrix[p * columns + j];
            }
        }
        return panels;
    }

    private static void patches(int places, int columns, int[] stretches, int k, float[] a, Unary activation) {
        int[] from = new int[places];
        int[] to = new int[places];
        for (int i = 0; i < places; i++) {
            from[i] = i * 3 % 11;
            to[i] = i * (columns + 2);
        }
        float[] b = Samples.tame(columns * k, 2);
        float[] bias = Samples.tame(columns + 1, 3);
        same(4 + places * (columns + 2), (kernels, c) -> kernels.patches(
                places, columns, a, 2, from, stretches, panels(kernels, columns, k, b), 5, k, c, 4, to, activation == Unary.IDENTITY ? null : bias, 1, activation));
    }

    @Test
    void patchesAtEveryBorderOfPlacesAndFilters() {
        float[] a = Samples.tame(60, 1);
        for (int places : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 17}) {
            for (int columns : COLUMNS) {
                patches(places, columns, new int[] {0, 3, 20, 5, 7, 1}, 9, a, Unary.IDENTITY);
            }
        }
    }

    @Test
    void patchesBeyondABlockAndWithEveryEnd() {
        float[] a = Samples.tame(3000, 1);
        for (Unary activation : new Unary[] {Unary.IDENTITY, Unary.RELU, Unary.SIGMOID, Unary.TANH}) {
            patches(5, 19, new int[] {0, 1000, 1500, 24, 1524, 700, 3, 324, 1, 2}, 2050, a, activation);
            patches(8, 32, new int[] {0, 1024}, 1024, a, activation);
        }
    }

    @Test
    void patchesOfSpecialNumbers() {
        patches(9, 35, new int[] {0, 17, 1, 30}, 47, Samples.wild(60, 1), Unary.RELU);
    }

    @Test
    void gradients() {
        for (int rows : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 16, 19}) {
            for (int columns : COLUMNS) {
                float[] a = Samples.tame(2 + 40 * rows + 200 + 16, rows);
                float[] b = Samples.tame(columns * 12, columns);
                for (boolean accumulate : new boolean[] {false, true}) {
                    same(rows * (columns + 1) + 2, (kernels, c) -> kernels.gradient(
                            rows, columns, a, 2, new int[] {0, 7, 100, 5}, rows + 1, panels(kernels, columns, 12, b), 5, 12, c, 2, columns + 1, accumulate));
                }
            }
        }
    }

    @Test
    void depthwise() {
        for (int channels : new int[] {1, 3, 8, 15, 16, 17, 64, 70, 150}) {
            for (int places : new int[] {1, 2, 7, 8, 9, 20}) {
                float[] a = Samples.wild(3 + (places + 4) * channels * 2, channels);
                float[] w = Samples.tame(1 + 9 * channels, places);
                same(2 + places * channels, (kernels, c) -> kernels.depthwise(
                        places, channels, a, 3, 2 * channels, new int[] {0, channels, 5 * channels}, new int[] {0, 8 * channels, channels}, 3, w, 1, c, 2,
                        channels));
                int[] triples = {0, channels, 2 * channels, 3 * channels, 4 * channels, 5 * channels};
                same(2 + places * channels, (kernels, c) -> kernels.depthwise(
                        places, channels, a, 3, channels, triples, new int[] {0, 8 * channels, channels, 4 * channels, 0, channels}, 6, w, 1, c, 2, channels));
            }
        }
    }

    @Test
    void depthwiseGradients() {
        for (int channels : new int[] {1, 3, 8, 15, 16, 17, 64, 70, 128}) {
            for (int places : new int[] {1, 2, 7, 30}) {
                float[] a = Samples.tame(3 + 2 * places * channels, channels);
                float[] b = Samples.tame(1 + places * channels, places);
                same(2 + channels, (kernels, c) -> kernels.depthwiseGradient(places, channels, a, 3, 2 * channels, b, 1, channels, c, 2));
            }
        }
    }
}
