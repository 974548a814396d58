package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import io.lanewise.engine.ColumnBlocks;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** What becomes of the chains that tiles leave, row by row. */
final class VectorGemmSums {
    private VectorGemmSums() {}

    /** C += scale · chains, which are {@code ldChains} columns, row by row. */
    static void add(
            int m, int n, int fromRow, int toRow, int fromColumn, int toColumn, float[] chains, int ldChains, float scale, float[] c, int cOffset,
            int ldc) {
        int columns;
        for (int j = fromColumn; j < toColumn; j += columns) {
            columns = piece(ldc, j, toColumn);
            int first = ColumnBlocks.element(m, n, fromRow, j, cOffset, ldc);
            int stride = ldc == COLUMN_BLOCKS ? columns : ldc;
            add(toRow - fromRow, columns, chains, j - fromColumn, ldChains, scale, c, first, stride);
        }
    }

    /** Columns from j on whose rows are one stretch of C. */
    static int piece(int ldc, int j, int end) {
        return ldc == COLUMN_BLOCKS ? Math.min(ColumnBlocks.WIDTH, end - j) : end - j;
    }

    /** sums += scale · chains. */
    static void add(
            int rows, int columns, float[] chains, int chainsOffset, int chainsStride, float scale, float[] sums, int sumsOffset, int sumsStride) {
        if (chainsStride == columns && sumsStride == columns) {
            addRow(rows * columns, chains, chainsOffset, scale, sums, sumsOffset);
            return;
        }
        for (int i = 0; i < rows; i++) {
            addRow(columns, chains, chainsOffset + i * chainsStride, scale, sums, sumsOffset + i * sumsStride);
        }
    }

    /** C += bias, the same in each row. */
    static void addBias(int rows, int columns, float[] bias, int biasOffset, float[] c, int cOffset, int ldc) {
        for (int i = 0; i < rows; i++) {
            addRow(columns, bias, biasOffset, 1, c, cOffset + i * ldc);
        }
    }

    /** C = max(C + bias, 0), the bias the same in each row; without one max(C, 0). */
    static void relu(int rows, int columns, float @Nullable [] bias, int biasOffset, float[] c, int cOffset, int ldc) {
        for (int i = 0; i < rows; i++) {
            int row = cOffset + i * ldc;
            if (bias != null) {
                addBiasAndRelu(columns, bias, biasOffset, c, row);
            } else {
                relu(columns, c, row);
            }
        }
    }

    private static void relu(int columns, float[] c, int cOffset) {
        int j = 0;
        for (int end = FLOAT.loopBound(columns); j < end; j += LANES) {
            FloatVector.fromArray(FLOAT, c, cOffset + j).max(0f).intoArray(c, cOffset + j);
        }
        for (; j < columns; j++) {
            c[cOffset + j] = Math.max(c[cOffset + j], 0f);
        }
    }

    private static void addBiasAndRelu(int columns, float[] bias, int biasOffset, float[] c, int cOffset) {
        int j = 0;
        for (int end = FLOAT.loopBound(columns); j < end; j += LANES) {
            FloatVector.fromArray(FLOAT, c, cOffset + j).add(FloatVector.fromArray(FLOAT, bias, biasOffset + j)).max(0f).intoArray(c, cOffset + j);
        }
        for (; j < columns; j++) {
            c[cOffset + j] = Math.max(c[cOffset + j] + bias[biasOffset + j], 0f);
        }
    }

    private static void addRow(int columns, float[] x, int xOffset, float scale, float[] y, int yOffset) {
        int j = 0;
        for (int end = FLOAT.loopBound(columns); j < end; j += LANES) {
            FloatVector.fromArray(FLOAT, y, yOffset + j).add(FloatVector.fromArray(FLOAT, x, xOffset + j).mul(scale)).intoArray(y, yOffset + j);
        }
        for (; j < columns; j++) {
            y[yOffset + j] += x[xOffset + j] * scale;
        }
    }
}
