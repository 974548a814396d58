package io.lanewise.engine;

/**
 * In which order the terms of an element of a product are added: along a chain, or over lanes. A chain suits vectors that run along the columns
 * of B; where those are few, or lie the other way, vectors that run along the inner index are several times as fast, and take a sum over
 * lanes. It is part of what a product means and follows from the operands' sizes and form alone.
 */
public final class GemmOrder {
    /**
     * Lanes of such a sum, each starting at zero: term p is added, by a fused multiply-add, to lane p mod {@value}; then lane j takes in lane
     * j + 8, then j + 4, 2 and 1 for the lanes below. Where there are no terms left for the last lanes, they take 0 · 0.
     */
    public static final int LANES = 16;

    /** Inner indices below which adding the lanes up would cost more than is gained. */
    private static final int INNER = 128;

    /** Columns beyond the last whole block of them from which on vectors along the columns are as fast. */
    private static final int RAGGED = 12;

    /** Rows of A that are too few for turning Bᵀ to pay. */
    private static final int ROWS = 16;

    private GemmOrder() {}

    /**
     * The first column of op(A)·op(B) whose elements are sums over lanes, as those of all later ones are; n if there is none. With an A stored
     * row by row these are all columns of an A·Bᵀ of few rows, else the last ones, if they are few that fill no block.
     *
     * <p>Only for an A·Bᵀ do the rows count, so that the bits of a row of A·B are the same whatever rows are beside it.
     */
    public static int firstByLanes(boolean transposeA, boolean transposeB, int m, int n, int k) {
        if (transposeA || k < INNER) {
            return n;
        }
        if (transposeB && m <= ROWS) {
            return 0;
        }
        int ragged = n % ColumnBlocks.WIDTH;
        return ragged <= RAGGED ? n - ragged : n;
    }
}
