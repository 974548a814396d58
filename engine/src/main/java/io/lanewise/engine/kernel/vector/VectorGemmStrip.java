package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.CacheLines.FIRST;
import static io.lanewise.engine.Gemm.BLOCK;
import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.HIGH;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.STEP;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.WIDTH;

import io.lanewise.engine.CacheLines;
import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Tuning;

/**
 * A strip of a product: block by block of the inner index, in it some rows at a time, each in the strip's {@link VectorGemmWay}; with tiles
 * across some panels of B, so that the rows of A stay in the first cache, and these panels in the second, while tiles go over them.
 */
final class VectorGemmStrip {
    // Constants, and not asked of the tuning at each use, so that C2 knows them in the loops.
    static final int ROWS = Tuning.CURRENT.gemmRowsAtATime();
    private static final int COLUMNS = Tuning.CURRENT.gemmColumnsAtATime();
    private static final int STRIP_IN_PLACE = Tuning.CURRENT.gemmStripColumnsInPlace();

    /** Rows that are made with the others at the end, rather than alone: fewer than a tile of any way has. */
    private static final int MORE_ROWS = Math.max(HIGH, LANES) - 1;

    private static final float[] NONE = {};

    private VectorGemmStrip() {}

    /** The sums of all blocks of the inner index, stored, or if there is one block added, to where they gather. */
    static void multiply(
            float[][] own, boolean overLanes, boolean transposeA, boolean transposeB, int m, int n, int k, int fromRow, int toRow, int fromColumn,
            int toColumn, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb, float[] c, int cOffset, int ldc, boolean accumulate, float scale) {
        int columns = toColumn - fromColumn;
        int depth = Math.min(k, BLOCK);
        var way = VectorGemmWay.of(overLanes, transposeA, transposeB, m, toRow - fromRow, columns, k, ldb, ldc);
        if (accumulate && way == VectorGemmWay.FEW_ROWS_ACROSS && transposeA && k <= BLOCK && VectorGemmAddedTile8.takes(toRow - fromRow, columns)) {
            VectorGemmAddedTile8.multiply(
                    own, m, n, k, fromRow, toRow, fromColumn, toColumn, a, aOffset + fromRow, lda, b, bOffset + fromColumn, ldb, scale, c, cOffset, ldc);
            return;
        }
        boolean adds = accumulate && way == VectorGemmWay.TILES && transposeA && k <= BLOCK && ldb != COLUMN_BLOCKS && ldc == COLUMN_BLOCKS;
        if (adds && VectorGemmAddedTile6.takes(toRow - fromRow, columns, k)) {
            int row = toRow - (toRow - fromRow) % VectorGemmAddedTile6.HEIGHT;
            int column = fromColumn + (columns & -PANEL);
            VectorGemmAddedTile6.multiply(
                    own, transposeB, m, n, k, fromRow, row, fromColumn, column, a, aOffset, lda, b, bOffset, ldb, scale, c, cOffset);
            // What fills no tile, or no panel.
            if (row < toRow) {
                multiply(
                        own, false, true, transposeB, m, n, k, row, toRow, fromColumn, column, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, true,
                        scale);
            }
            if (column < toColumn) {
                multiply(
                        own, false, true, transposeB, m, n, k, fromRow, toRow, column, toColumn, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, true,
                        scale);
            }
            return;
        }
        boolean packBefore = way == VectorGemmWay.TILES && toRow - fromRow > ROWS && (ldb != COLUMN_BLOCKS || transposeB);
        int columnsPacked = packBefore ? columns : Math.min(columns, STRIP_IN_PLACE);
        float[] panels = VectorGemmRoom.PANELS_OF_B.of(own, CacheLines.lengthApart((columnsPacked + PANEL) * VectorGemmDots.length(depth) + LANES));
        int most = Math.min(ROWS + MORE_ROWS, toRow - fromRow);
        float[] chains = accumulate || k > BLOCK ? VectorGemmRoom.CHAINS.of(own, most * columns) : c;
        int block = 0;
        // Once where k is 0, too: then chains are zeros.
        do {
            int inner = Math.min(BLOCK, k - block);
            boolean straight = block == 0 && !accumulate;
            if (way == VectorGemmWay.COLUMN) {
                VectorGemmPanels.packColumn(transposeB, n, k, fromColumn, block, inner, b, bOffset, ldb, panels);
            } else if (way == VectorGemmWay.PACKED_DOTS) {
                VectorGemmPanels.packRows(transposeB, n, k, fromColumn, toColumn, block, inner, b, bOffset, ldb, panels);
            } else if (packBefore) {
                VectorGemmPanels.packB(transposeB, n, k, fromColumn, toColumn, block, inner, b, bOffset, ldb, panels);
            }
            int rows;
            for (int row = fromRow; row < toRow; row += rows) {
                rows = toRow - row <= ROWS + MORE_ROWS ? toRow - row : ROWS;
                float[] to = straight ? c : chains;
                int toOffset = straight ? cOffset : startingAt(row, fromColumn, columns);
                int ld = straight ? ldc : columns;
                int element = ColumnBlocks.element(m, n, row, fromColumn, toOffset, ld);
                int stored = transposeA ? aOffset + block * lda + row : aOffset + row * lda + block;
                int bRow = bOffset + block * ldb + fromColumn;
                switch (way) {
                    case DOTS -> dots(
                            own, m, n, row, rows, fromColumn, toColumn, inner, a, stored, lda, b, bOffset + fromColumn * ldb + block, ldb, to, toOffset, ld);
                    case PACKED_DOTS -> {
                        int length = VectorGemmDots.length(inner);
                        dots(own, m, n, row, rows, fromColumn, toColumn, inner, a, stored, lda, panels, FIRST, length, to, toOffset, ld);
                    }
                    case DOTS_OF_COLUMNS -> {
                        int stride = ldb == COLUMN_BLOCKS ? n - (fromColumn & -PANEL) : ldb;
                        int first = ColumnBlocks.element(k, n, block, fromColumn, bOffset, ldb);
                        int strideOfC = ld == COLUMN_BLOCKS ? columns : ld;
                        VectorGemmDots.columns(own, rows, columns, inner, a, stored, lda, b, first, stride, to, element, strideOfC);
                    }
                    case COLUMN -> {
                        int stride = ld == COLUMN_BLOCKS ? n - (fromColumn & -PANEL) : ld;
                        VectorGemvColumn.multiply(rows, inner, a, stored, lda, panels, to, element, stride);
                    }
                    case ROW -> row(own, transposeA, columns, inner, a, stored, lda, b, bRow, ldb, to, element);
                    case ROW_OF_PANELS -> {
                        int whole = columns & -PANEL;
                        VectorGemv.multiplyPanels(whole, inner, a, stored, b, bOffset + fromColumn * k + block * PANEL, k, to, element);
                        panels(
                                own, false, false, false, m, n, k, row, rows, fromColumn + whole, toColumn, block, inner, a, stored, lda, NONE, b,
                                bOffset, ldb, panels, to, toOffset, ld);
                    }
                    case FEW_ROWS -> fewRows(own, transposeA, false, m, row, rows, columns, inner, a, stored, lda, b, bRow, ldb, to, element, ld);
                    case FEW_ROWS_ACROSS -> fewRows(own, !transposeA, true, m, row, rows, columns, inner, a, stored, lda, b, bRow, ldb, to, element, ld);
                    case TILES -> {
                        float[] packed = NONE;
                        if (transposeA && !VectorGemmTiling.takesCrossTile(rows, columns)) {
                            packed = VectorGemmRoom.PANELS_OF_A.of(own, VectorGemmTiles.panelsOfA(most) * STEP * depth + LANES);
                            VectorGemmPacking.copyRows(rows, inner, a, stored, lda, packed);
                        }
                        panels(
                                own, transposeB, packBefore, transposeA, m, n, k, row, rows, fromColumn, toColumn, block, inner, a, stored, lda, packed,
                                b, bOffset, ldb, panels, to, toOffset, ld);
                    }
                }
                if (!straight) {
                    VectorGemmSums.add(m, n, row, row + rows, fromColumn, toColumn, chains, columns, block == 0 && accumulate ? scale : 1, c, cOffset, ldc);
                }
            }
            block += inner;
        } while (block < k);
    }

    /** The offset of a matrix whose rows are {@code ld} apart in an array that begins with this element of it. */
    static int startingAt(int row, int column, int ld) {
        return -row * ld - column;
    }

    private static void row(
            float[][] own, boolean transposeA, int columns, int inner, float[] a, int stored, int lda, float[] b, int bOffset, int ldb, float[] c,
            int cOffset) {
        if (transposeA && lda != 1) {
            float[] side = VectorGemmRoom.PANELS_OF_A.of(own, inner);
            for (int p = 0; p < inner; p++) {
                side[p] = a[stored + p * lda];
            }
            VectorGemv.multiply(columns, inner, side, 0, b, bOffset, ldb, c, cOffset);
        } else {
            VectorGemv.multiply(columns, inner, a, stored, b, bOffset, ldb, c, cOffset);
        }
    }

    /** Column block by column block of C, or all columns at once. */
    private static void dots(
            float[][] own, int m, int n, int row, int rows, int fromColumn, int toColumn, int inner, float[] a, int stored, int lda, float[] b, int bOffset,
            int ldb, float[] c, int cOffset, int ldc) {
        int columns;
        for (int j = fromColumn; j < toColumn; j += columns) {
            columns = VectorGemmSums.piece(ldc, j, toColumn);
            int element = ColumnBlocks.element(m, n, row, j, cOffset, ldc);
            VectorGemmDots.multiply(
                    own, rows, columns, inner, a, stored, lda, b, bOffset + (j - fromColumn) * ldb, ldb, c, element, ldc == COLUMN_BLOCKS ? columns : ldc);
        }
    }

    /** @param turn whether A is not stored as it is read */
    private static void fewRows(
            float[][] own, boolean turn, boolean across, int m, int row, int rows, int columns, int inner, float[] a, int stored, int lda, float[] b, int bOffset,
            int ldb, float[] c, int cOffset, int ldc) {
        float[] tile = VectorGemmRoom.TILE.of(own, HIGH * WIDTH);
        int cStep = ldc == COLUMN_BLOCKS ? m : 1;
        int stride = ldc == COLUMN_BLOCKS ? PANEL : ldc;
        if (!turn) {
            VectorGemmFewRows.multiply(across, row, rows, columns, inner, a, stored, lda, b, bOffset, ldb, c, cOffset, cStep, stride, tile);
            return;
        }
        int lines = across ? rows : inner;
        int length = across ? inner : rows;
        float[] turned = VectorGemmRoom.PANELS_OF_A.of(own, lines * length + LANES);
        if (lines < VectorTranspose.LINES) {
            VectorGemmPacking.transposeIntoPanel(lines, lines, length, a, stored, lda, turned, 0);
        } else {
            VectorGemmPacking.transpose(lines, lines, length, a, stored, lda, turned, 0);
        }
        VectorGemmFewRows.multiply(across, row, rows, columns, inner, turned, 0, lines, b, bOffset, ldb, c, cOffset, cStep, stride, tile);
    }

    /** The chains of a block for some rows, panels of B by panels. */
    private static void panels(
            float[][] own, boolean transposeB, boolean packedBefore, boolean across, int m, int n, int k, int row, int rows,
            int fromColumn, int toColumn, int block, int inner, float[] a, int aOffset, int lda, float[] packed, float[] b,
            int bOffset, int ldb, float[] panels, float[] c, int cOffset, int ldc) {
        boolean inBlocks = ldb == COLUMN_BLOCKS && !transposeB;
        float[] tile = VectorGemmRoom.TILE.of(own, HIGH * WIDTH);
        int most = packedBefore || inBlocks ? COLUMNS : STRIP_IN_PLACE;
        int width;
        for (int column = fromColumn; column < toColumn; column += width) {
            // A last, narrower panel is alone, since in column blocks its rows are of another length.
            int columns = Math.min(most, toColumn - column);
            width = columns < PANEL ? columns : columns & -PANEL;
            boolean inPlace = inBlocks && width >= PANEL;
            if (!inPlace && !packedBefore) {
                VectorGemmPanels.packB(transposeB, n, k, column, column + width, block, inner, b, bOffset, ldb, panels);
            }
            int first = inPlace ? bOffset + column * k + block * PANEL : packedBefore ? FIRST + (column - fromColumn) * inner : FIRST;
            VectorGemmTiling.chains(
                    tile, across, m, n, row, rows, column, width, inner, a, aOffset, lda, packed, inPlace ? b : panels, first, inPlace ? k : inner,
                    c, cOffset, ldc);
        }
    }
}
