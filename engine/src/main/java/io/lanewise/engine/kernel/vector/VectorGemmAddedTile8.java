package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;

import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Gemm;
import jdk.incubator.vector.FloatVector;

/**
 * The tiles of {@link VectorGemmInPlaceTile8#wideAcross}, but what they make is multiplied by a scale and added to C where it lies: a step of gradient descent
 * that reads and writes weights once, and no gradients.
 */
final class VectorGemmAddedTile8 {
    private static final int HEIGHT = VectorGemmInPlaceTile8.HEIGHT;

    private VectorGemmAddedTile8() {}

    /** Whether so many rows are whole tiles, none of which makes chains again that another has made, and columns fill some. */
    static boolean takes(int rows, int columns) {
        return rows % HEIGHT == 0 && rows >= LANES && columns >= WIDTH;
    }

    /** C += scale · A·B, where A is stored transposed. Columns that fill no tile are made in other tiles, and added when they are whole. */
    static void multiply(
            float[][] own, int m, int n, int k, int fromRow, int toRow, int fromColumn, int toColumn, float[] a, int aOffset, int lda, float[] b,
            int bOffset, int ldb, float scale, float[] c, int cOffset, int ldc) {
        int rows = toRow - fromRow;
        int columns = toColumn - fromColumn;
        int whole = columns - columns % WIDTH;
        boolean blocks = ldc == COLUMN_BLOCKS;
        int stride = blocks ? PANEL : ldc;
        int right = blocks ? PANEL * m : LANES;
        for (int j = 0; j < whole; j += WIDTH) {
            int left = ColumnBlocks.element(m, n, fromRow, fromColumn + j, cOffset, ldc);
            for (int i = 0; i < rows; i += HEIGHT) {
                tile(k, a, aOffset + i, lda, b, bOffset + j, ldb, scale, c, left + i * stride, right, stride);
            }
        }
        int rest = columns - whole;
        if (rest == 0) {
            return;
        }
        float[] chains = VectorGemmRoom.CHAINS.of(own, rows * rest);
        float[] tile = VectorGemmRoom.TILE.of(own, VectorGemmTiles.HIGH * WIDTH);
        int vector = rest & -LANES;
        if (vector > 0) {
            VectorGemmFewRows.multiply(true, 0, rows, vector, k, a, aOffset, lda, b, bOffset + whole, ldb, chains, 0, 1, rest, tile);
        }
        VectorGemmInPlaceCrossTile.multiply(rows, whole + vector, columns, k, a, aOffset, lda, b, bOffset, ldb, chains, vector, rest, tile);
        VectorGemmSums.add(m, n, fromRow, toRow, fromColumn + whole, toColumn, chains, rest, scale, c, cOffset, ldc);
    }

    private static void tile(
            int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float scale, float[] c, int cOffset, int cRight, int ldc) {
        int depth = Math.min(k, Gemm.BLOCK);
        int column = aOffset;
        int row = bOffset;
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0l = zero; FloatVector c0r = zero;
        FloatVector c1l = zero; FloatVector c1r = zero;
        FloatVector c2l = zero; FloatVector c2r = zero;
        FloatVector c3l = zero; FloatVector c3r = zero;
        FloatVector c4l = zero; FloatVector c4r = zero;
        FloatVector c5l = zero; FloatVector c5r = zero;
        FloatVector c6l = zero; FloatVector c6r = zero;
        FloatVector c7l = zero; FloatVector c7r = zero;
        for (int p = 0; p < depth; p++) {
            FloatVector l = FloatVector.fromArray(FLOAT, b, row);
            FloatVector r = FloatVector.fromArray(FLOAT, b, row + LANES);
            row += ldb;
            FloatVector x = FloatVector.broadcast(FLOAT, a[column]);
            c0l = x.fma(l, c0l);
            c0r = x.fma(r, c0r);
            x = FloatVector.broadcast(FLOAT, a[column + 1]);
            c1l = x.fma(l, c1l);
            c1r = x.fma(r, c1r);
            x = FloatVector.broadcast(FLOAT, a[column + 2]);
            c2l = x.fma(l, c2l);
            c2r = x.fma(r, c2r);
            x = FloatVector.broadcast(FLOAT, a[column + 3]);
            c3l = x.fma(l, c3l);
            c3r = x.fma(r, c3r);
            x = FloatVector.broadcast(FLOAT, a[column + 4]);
            c4l = x.fma(l, c4l);
            c4r = x.fma(r, c4r);
            x = FloatVector.broadcast(FLOAT, a[column + 5]);
            c5l = x.fma(l, c5l);
            c5r = x.fma(r, c5r);
            x = FloatVector.broadcast(FLOAT, a[column + 6]);
            c6l = x.fma(l, c6l);
            c6r = x.fma(r, c6r);
            x = FloatVector.broadcast(FLOAT, a[column + 7]);
            c7l = x.fma(l, c7l);
            c7r = x.fma(r, c7r);
            column += lda;
        }
        FloatVector.fromArray(FLOAT, c, cOffset).add(c0l.mul(scale)).intoArray(c, cOffset);
        FloatVector.fromArray(FLOAT, c, cOffset + cRight).add(c0r.mul(scale)).intoArray(c, cOffset + cRight);
        FloatVector.fromArray(FLOAT, c, cOffset + ldc).add(c1l.mul(scale)).intoArray(c, cOffset + ldc);
        FloatVector.fromArray(FLOAT, c, cOffset + ldc + cRight).add(c1r.mul(scale)).intoArray(c, cOffset + ldc + cRight);
        FloatVector.fromArray(FLOAT, c, cOffset + 2 * ldc).add(c2l.mul(scale)).intoArray(c, cOffset + 2 * ldc);
        FloatVector.fromArray(FLOAT, c, cOffset + 2 * ldc + cRight).add(c2r.mul(scale)).intoArray(c, cOffset + 2 * ldc + cRight);
        FloatVector.fromArray(FLOAT, c, cOffset + 3 * ldc).add(c3l.mul(scale)).intoArray(c, cOffset + 3 * ldc);
        FloatVector.fromArray(FLOAT, c, cOffset + 3 * ldc + cRight).add(c3r.mul(scale)).intoArray(c, cOffset + 3 * ldc + cRight);
        FloatVector.fromArray(FLOAT, c, cOffset + 4 * ldc).add(c4l.mul(scale)).intoArray(c, cOffset + 4 * ldc);
        FloatVector.fromArray(FLOAT, c, cOffset + 4 * ldc + cRight).add(c4r.mul(scale)).intoArray(c, cOffset + 4 * ldc + cRight);
        FloatVector.fromArray(FLOAT, c, cOffset + 5 * ldc).add(c5l.mul(scale)).intoArray(c, cOffset + 5 * ldc);
        FloatVector.fromArray(FLOAT, c, cOffset + 5 * ldc + cRight).add(c5r.mul(scale)).intoArray(c, cOffset + 5 * ldc + cRight);
        FloatVector.fromArray(FLOAT, c, cOffset + 6 * ldc).add(c6l.mul(scale)).intoArray(c, cOffset + 6 * ldc);
        FloatVector.fromArray(FLOAT, c, cOffset + 6 * ldc + cRight).add(c6r.mul(scale)).intoArray(c, cOffset + 6 * ldc + cRight);
        FloatVector.fromArray(FLOAT, c, cOffset + 7 * ldc).add(c7l.mul(scale)).intoArray(c, cOffset + 7 * ldc);
        FloatVector.fromArray(FLOAT, c, cOffset + 7 * ldc + cRight).add(c7r.mul(scale)).intoArray(c, cOffset + 7 * ldc + cRight);
    }
}
