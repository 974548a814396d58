package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** What becomes of the chains that a tile leaves: {@code rows} × {@code columns} of them, the rows {@code width} apart. */
final class VectorGemmSums {
    private VectorGemmSums() {}

    /** sums = chains. */
    static void start(int rows, int columns, int width, float[] chains, float[] sums, int sumsOffset, int stride) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(chains, i * width, sums, sumsOffset + i * stride, columns);
        }
    }

    /** sums += chains. */
    static void add(int rows, int columns, int width, float[] chains, float[] sums, int sumsOffset, int stride) {
        for (int i = 0; i < rows; i++) {
            int chain = i * width;
            int sum = sumsOffset + i * stride;
            int j = 0;
            for (; j + LANES <= columns; j += LANES) {
                FloatVector x = FloatVector.fromArray(FLOAT, sums, sum + j);
                x.add(FloatVector.fromArray(FLOAT, chains, chain + j)).intoArray(sums, sum + j);
            }
            for (; j < columns; j++) {
                sums[sum + j] += chains[chain + j];
            }
        }
    }

    /** C = sums, C = sums + bias or C += sums, at least zero if {@code relu}. */
    static void finish(
            int rows, int columns, float[] sums, int sumsOffset, int stride, float[] c, int cOffset, int ldc, boolean accumulate,
            float @Nullable [] bias, int biasOffset, boolean relu) {
        for (int i = 0; i < rows; i++) {
            int sum = sumsOffset + i * stride;
            int element = cOffset + i * ldc;
            int j = 0;
            for (; j + LANES <= columns; j += LANES) {
                FloatVector x = FloatVector.fromArray(FLOAT, sums, sum + j);
                if (accumulate) {
                    x = x.add(FloatVector.fromArray(FLOAT, c, element + j));
                } else if (bias != null) {
                    x = x.add(FloatVector.fromArray(FLOAT, bias, biasOffset + j));
                }
                if (relu) {
                    x = x.max(0f);
                }
                x.intoArray(c, element + j);
            }
            for (; j < columns; j++) {
                float x = sums[sum + j];
                if (accumulate) {
                    x += c[element + j];
                } else if (bias != null) {
                    x += bias[biasOffset + j];
                }
                c[element + j] = relu ? Math.max(x, 0f) : x;
            }
        }
    }
}
