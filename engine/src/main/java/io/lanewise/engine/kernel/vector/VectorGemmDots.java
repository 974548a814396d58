package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.CacheLines.FIRST;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmDotFold.TOTALS;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.MANY_REGISTERS;

import io.lanewise.engine.CacheLines;
import io.lanewise.engine.GemmOrder;

/** Rows of A times rows of Bᵀ along the inner index, for what {@link GemmOrder} has added over lanes. */
final class VectorGemmDots {
    /** Rows of A that are copied at a time. */
    private static final int ROWS_OF_COPIES = 32;

    /** Rows of x and y of a tile. */
    private static final int HIGH = MANY_REGISTERS ? VectorGemmDotTile4.SIDE : VectorGemmDotTile6.HIGH;
    private static final int WIDE = MANY_REGISTERS ? VectorGemmDotTile4.SIDE : VectorGemmDotTile6.WIDE;

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

    private static void whole(
            float[][] own, int rows, int columns, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset,
            int ldc) {
        float[] sums = VectorGemmRoom.SUMS_OF_LANES.of(own, VectorGemmDotFold.ROOM);
        if (rows == 1) {
            row(columns, k, a, aOffset, b, bOffset, ldb, sums, c, cOffset);
        } else if (count(rows, columns) <= count(columns, rows)) {
            tiles(rows, columns, k, a, aOffset, lda, b, bOffset, ldb, sums, c, cOffset, ldc, 1);
        } else {
            tiles(columns, rows, k, b, bOffset, ldb, a, aOffset, lda, sums, c, cOffset, 1, ldc);
        }
    }

    private static void row(int columns, int k, float[] a, int aOffset, float[] b, int bOffset, int ldb, float[] sums, float[] c, int cOffset) {
        for (int j = 0; j < columns; j += VectorGemmDotFold.SUMS) {
            int some = Math.min(VectorGemmDotFold.SUMS, columns - j);
            VectorGemmDotRow.multiply(k, a, aOffset, some, b, bOffset + j * ldb, ldb, sums);
            VectorGemmDotFold.fold(sums);
            for (int d = 0; d < some; d++) {
                c[cOffset + j + d] = sums[TOTALS + d];
            }
        }
    }

    /** How many tiles m rows of x by n rows of y are. */
    private static int count(int m, int n) {
        return Math.ceilDiv(m, HIGH) * Math.ceilDiv(n, WIDE);
    }

    /** Row i of x times row j of y, at c[i · down + j · across]. The factor that is smaller is gone through again and again. */
    private static void tiles(
            int m, int n, int k, float[] x, int xOffset, int ldx, float[] y, int yOffset, int ldy, float[] sums, float[] c, int cOffset, int down,
            int across) {
        if (m < n) {
            for (int j = 0; j < n; j += WIDE) {
                for (int i = 0; i < m; i += HIGH) {
                    tile(i, m, j, n, k, x, xOffset, ldx, y, yOffset, ldy, sums, c, cOffset, down, across);
                }
            }
        } else {
            for (int i = 0; i < m; i += HIGH) {
                for (int j = 0; j < n; j += WIDE) {
                    tile(i, m, j, n, k, x, xOffset, ldx, y, yOffset, ldy, sums, c, cOffset, down, across);
                }
            }
        }
    }

    private static void tile(
            int i, int m, int j, int n, int k, float[] x, int xOffset, int ldx, float[] y, int yOffset, int ldy, float[] sums, float[] c, int cOffset,
            int down, int across) {
        int high = Math.min(HIGH, m - i);
        int wide = Math.min(WIDE, n - j);
        for (int lane = 0; lane < GemmOrder.LANES; lane += LANES) {
            if (MANY_REGISTERS) {
                VectorGemmDotTile4.multiply(k, lane, high, x, xOffset + i * ldx, ldx, wide, y, yOffset + j * ldy, ldy, sums);
            } else {
                VectorGemmDotTile6.multiply(k, lane, high, x, xOffset + i * ldx, ldx, wide, y, yOffset + j * ldy, ldy, sums);
            }
        }
        VectorGemmDotFold.fold(sums);
        int element = cOffset + i * down + j * across;
        for (int t = TOTALS; t < TOTALS + WIDE * high; t += WIDE) {
            // Of a whole tile C2 knows the length, and unrolls this.
            if (wide == WIDE) {
                for (int s = 0; s < WIDE; s++) {
                    c[element + s * across] = sums[t + s];
                }
            } else {
                for (int s = 0; s < wide; s++) {
                    c[element + s * across] = sums[t + s];
                }
            }
            element += down;
        }
    }
}
