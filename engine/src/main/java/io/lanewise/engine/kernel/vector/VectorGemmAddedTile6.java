package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.CacheLines.FIRST;
import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.MANY_REGISTERS;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.STEP;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.element;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.place;

import io.lanewise.engine.CacheLines;
import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/**
 * The tiles of {@link VectorGemmTile6#packed}, but what they make is multiplied by a scale and added to C where it lies: see
 * {@link VectorGemmAddedTile8}, which is for 32 registers.
 */
final class VectorGemmAddedTile6 {
    /** Rows of a tile. */
    static final int HEIGHT = 6;

    /** Rows whose A is packed at a time. */
    private static final int ROWS = 10 * HEIGHT;

    /** Elements of B that stay in the second cache: 256 KB. */
    private static final int MOST_OF_B = 1 << 16;

    private VectorGemmAddedTile6() {}

    /** Whether so many rows and columns are made in this way: many, for a tile is part of them, and of a B that is small, beside which adding costs much. */
    static boolean takes(int rows, int columns, int k) {
        return !MANY_REGISTERS && rows >= ROWS && columns >= PANEL && (long) columns * k <= MOST_OF_B;
    }

    /** C += scale · A·B for rows that are whole tiles and columns that are whole panels, where A is stored transposed, B is not in column blocks, and C is. */
    static void multiply(
            float[][] own, boolean transposeB, int m, int n, int k, int fromRow, int toRow, int fromColumn, int toColumn, float[] a, int aOffset, int lda,
            float[] b, int bOffset, int ldb, float scale, float[] c, int cOffset) {
        int columns = toColumn - fromColumn;
        float[] panels = VectorGemmRoom.PANELS_OF_B.of(own, CacheLines.lengthApart(columns * k));
        float[] packed = VectorGemmRoom.PANELS_OF_A.of(own, ROWS / HEIGHT * STEP * k + LANES);
        float[] any = VectorGemmRoom.TILE.of(own, LANES);
        VectorGemmPanels.packB(transposeB, n, k, fromColumn, toColumn, 0, k, b, bOffset, ldb, panels);
        for (int row = fromRow; row < toRow; row += ROWS) {
            int rows = Math.min(ROWS, toRow - row);
            VectorGemmPacking.copyRows(rows, k, a, aOffset + row, lda, packed);
            int first = ColumnBlocks.element(m, n, row, fromColumn, cOffset, COLUMN_BLOCKS);
            for (int i = 0; i < rows; i += HEIGHT) {
                packed(columns, k, packed, i / HEIGHT * STEP * k, panels, FIRST, scale, c, first + i * PANEL, m, any);
            }
        }
    }

    private static void packed(
            int columns, int k, float[] a, int aOffset, float[] b, int bOffset, float scale, float[] c, int cOffset, int cStep, float[] any) {
        int depth = Math.min(k, Gemm.BLOCK);
        int rows = place(aOffset);
        for (int j = 0; j < columns; j += WIDTH) {
            int panel = place(element(bOffset, k, j));
            FloatVector zero = FloatVector.zero(FLOAT);
            FloatVector c0l = zero; FloatVector c0r = zero;
            FloatVector c1l = zero; FloatVector c1r = zero;
            FloatVector c2l = zero; FloatVector c2r = zero;
            FloatVector c3l = zero; FloatVector c3r = zero;
            FloatVector c4l = zero; FloatVector c4r = zero;
            FloatVector c5l = zero; FloatVector c5r = zero;
            for (int p = 0; p < depth; p++) {
                FloatVector l = FloatVector.fromArray(FLOAT, b, panel + p * PANEL);
                FloatVector r = FloatVector.fromArray(FLOAT, b, panel + p * PANEL + LANES);
                FloatVector x = FloatVector.broadcast(FLOAT, a[rows + p * STEP]);
                c0l = x.fma(l, c0l);
                c0r = x.fma(r, c0r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 1]);
                c1l = x.fma(l, c1l);
                c1r = x.fma(r, c1r);
                c1r.intoArray(any, 0);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 2]);
                c2l = x.fma(l, c2l);
                c2r = x.fma(r, c2r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 3]);
                c3l = x.fma(l, c3l);
                c3r = x.fma(r, c3r);
                c3r.intoArray(any, 0);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 4]);
                c4l = x.fma(l, c4l);
                c4r = x.fma(r, c4r);
                x = FloatVector.broadcast(FLOAT, a[rows + p * STEP + 5]);
                c5l = x.fma(l, c5l);
                c5r = x.fma(r, c5r);
            }
            int to = element(cOffset, cStep, j);
            FloatVector.fromArray(FLOAT, c, to).add(c0l.mul(scale)).intoArray(c, to);
            FloatVector.fromArray(FLOAT, c, to + LANES).add(c0r.mul(scale)).intoArray(c, to + LANES);
            to += PANEL;
            FloatVector.fromArray(FLOAT, c, to).add(c1l.mul(scale)).intoArray(c, to);
            FloatVector.fromArray(FLOAT, c, to + LANES).add(c1r.mul(scale)).intoArray(c, to + LANES);
            to += PANEL;
            FloatVector.fromArray(FLOAT, c, to).add(c2l.mul(scale)).intoArray(c, to);
            FloatVector.fromArray(FLOAT, c, to + LANES).add(c2r.mul(scale)).intoArray(c, to + LANES);
            to += PANEL;
            FloatVector.fromArray(FLOAT, c, to).add(c3l.mul(scale)).intoArray(c, to);
            FloatVector.fromArray(FLOAT, c, to + LANES).add(c3r.mul(scale)).intoArray(c, to + LANES);
            to += PANEL;
            FloatVector.fromArray(FLOAT, c, to).add(c4l.mul(scale)).intoArray(c, to);
            FloatVector.fromArray(FLOAT, c, to + LANES).add(c4r.mul(scale)).intoArray(c, to + LANES);
            to += PANEL;
            FloatVector.fromArray(FLOAT, c, to).add(c5l.mul(scale)).intoArray(c, to);
            FloatVector.fromArray(FLOAT, c, to + LANES).add(c5r.mul(scale)).intoArray(c, to + LANES);
        }
    }
}
