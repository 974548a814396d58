package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.CacheLines.FIRST;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmDotTile.SIDE;

import io.lanewise.engine.CacheLines;
import io.lanewise.engine.GemmOrder;

/** Rows of A times rows of Bᵀ along the inner index, for what {@link GemmOrder} has added over lanes. */
final class VectorGemmDots {
    /** Rows of A that are copied at a time. */
    private static final int ROWS_OF_COPIES = 32;

    /** Where the sixteen totals lie behind sixteen sums of lanes. */
    private static final int TOTALS = VectorGemmDotFold.SUMS * GemmOrder.LANES;

    private VectorGemmDots() {}

    /** The length of a row that is copied so that nothing is left when it is taken 16 elements at a time. */
    static int length(int k) {
        return (k + GemmOrder.LANES - 1) & -GemmOrder.LANES;
    }

    /**
     * C = A·B.
     *
     * @param b Bᵀ, whose rows, like those that a copy of A has, are of {@link #length} elements, the last ones zeros
     */
    static void multiply(
            float[][] own, int rows, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset,
            int ldc) {
        int length = length(k);
        if (length == k) {
            whole(own, rows, columns, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc);
            return;
        }
        float[] copies = VectorGemmRoom.PANELS_OF_A.of(own, CacheLines.lengthApart(ROWS_OF_COPIES * length));
        for (int i = 0; i < rows; i += ROWS_OF_COPIES) {
            int some = Math.min(ROWS_OF_COPIES, rows - i);
            VectorGemmPacking.copyPadded(some, k, length, a, aOffset + i * lda, lda, copies, FIRST, length);
            whole(own, some, columns, length, copies, FIRST, length, b, bOffset, ldb, c, cOffset + i * ldc, ldc);
        }
    }

    /** The same for few rows and columns of a B stored row by row. */
    static void columns(
            float[][] own, int rows, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset,
            int ldc) {
        float[] room = VectorGemmRoom.SUMS_OF_LANES.of(own, VectorGemmDotColumns.ROOM);
        for (int i = 0; i < rows; i++) {
            VectorGemmDotColumns.multiply(columns, k, a, aOffset + i * lda, b, bOffset, ldb, c, cOffset + i * ldc, room);
        }
    }

    /** The factor that is smaller is gone through again and again. */
    private static void whole(
            float[][] own, int rows, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset,
            int ldc) {
        float[] sums = VectorGemmRoom.SUMS_OF_LANES.of(own, TOTALS + VectorGemmDotFold.SUMS);
        if (rows == 1) {
            row(columns, k, a, aOffset, b, bOffset, ldb, sums, c, cOffset);
        } else if (rows < columns) {
            for (int j = 0; j < columns; j += SIDE) {
                for (int i = 0; i < rows; i += SIDE) {
                    tile(i, rows, j, columns, k, a, aOffset, lda, b, bOffset, ldb, sums, c, cOffset, ldc);
                }
            }
        } else {
            for (int i = 0; i < rows; i += SIDE) {
                for (int j = 0; j < columns; j += SIDE) {
                    tile(i, rows, j, columns, k, a, aOffset, lda, b, bOffset, ldb, sums, c, cOffset, ldc);
                }
            }
        }
    }

    private static void row(int columns, int k, float[] a, int aOffset, float[] b, int bOffset, int ldb, float[] sums, float[] c, int cOffset) {
        for (int j = 0; j < columns; j += VectorGemmDotFold.SUMS) {
            int some = Math.min(VectorGemmDotFold.SUMS, columns - j);
            for (int eight = 0; eight < some; eight += VectorGemmDotRow.WIDTH) {
                for (int lane = 0; lane < GemmOrder.LANES; lane += LANES) {
                    VectorGemmDotRow.multiply(
                            k, lane, a, aOffset, Math.min(VectorGemmDotRow.WIDTH, some - eight), b, bOffset + (j + eight) * ldb, ldb, sums,
                            eight * GemmOrder.LANES);
                }
            }
            VectorGemmDotFold.fold(sums, TOTALS);
            for (int d = 0; d < some; d++) {
                c[cOffset + j + d] = sums[TOTALS + d];
            }
        }
    }

    private static void tile(
            int i, int rows, int j, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] sums, float[] c,
            int cOffset, int ldc) {
        int high = Math.min(SIDE, rows - i);
        int wide = Math.min(SIDE, columns - j);
        for (int lane = 0; lane < GemmOrder.LANES; lane += LANES) {
            VectorGemmDotTile.multiply(k, lane, high, a, aOffset + i * lda, lda, wide, b, bOffset + j * ldb, ldb, sums);
        }
        VectorGemmDotFold.fold(sums, TOTALS);
        int element = cOffset + i * ldc + j;
        if (wide == SIDE) {
            for (int t = TOTALS; t < TOTALS + SIDE * high; t += SIDE) {
                c[element] = sums[t];
                c[element + 1] = sums[t + 1];
                c[element + 2] = sums[t + 2];
                c[element + 3] = sums[t + 3];
                element += ldc;
            }
        } else {
            VectorGemmPacking.copy(high, wide, sums, TOTALS, SIDE, c, element, ldc);
        }
    }
}
