package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.LANES;

import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Gemm;
import io.lanewise.engine.Tuning;

/**
 * The register tiles of a product. B lies in panels of {@link #PANEL} columns, whose rows lie side by side. A is packed, the elements
 * of a tile's rows for one inner index side by side and {@link #STEP} from those for the next, or is read in place, row by row; then
 * rows that a tile has to spare repeat the last one. A tile is two vectors wide, which may lie in two panels, or one.
 *
 * <p>A tile holds its accumulators in local variables, which C2 keeps in registers. They start at a zero made in the method: from
 * a constant vector C2 made an object of each at every step. All strides of the inner loop are constants: then C2 checks the bounds
 * of A and B once before the loop, and not at each step. The loop is at most {@link Gemm#BLOCK} long and offsets are below
 * 2³¹ less what it adds ({@link #place}), both so that C2 can see it: then each address is one sum of registers that the instruction makes
 * itself. A tile is one method without branches, masks or variants of its end, because C1 gives up on larger ones, after which C2 is
 * never asked.
 *
 * <p>C2 loads all elements of A for a step before it uses one, unless something is stored in between: A might be what is stored to.
 * Therefore the tiles of four and six rows store a sum that is not finished after every other row; without it six rows need 20 of 16
 * registers. It goes to an array of its own at a constant place, which takes the fewest registers; with one too many a fifth of the speed
 * was lost where the core was shared with another thread.
 *
 * <p>Which tiles there are is {@link Tuning#gemmTileRows}: 8 × 2 with 32 registers, which divides most batches evenly and leaves
 * C2 registers to spare (11 × 2 and 12 × 2 were slower); 6 × 2 with 16, which leaves the last rows to tiles of four.
 */
final class VectorGemmTiles {
    /** Columns of a panel of B. */
    static final int PANEL = ColumnBlocks.WIDTH;

    /** Columns of a wide tile. */
    static final int WIDTH = 2 * LANES;

    private static final int MANY = 8;

    /** Rows of a high tile; the one of six reads B in one panel. */
    static final int HIGH = WIDTH > PANEL ? MANY : Tuning.CURRENT.gemmTileRows();

    /** Whether tiles are made for 32 registers. */
    static final boolean MANY_REGISTERS = HIGH == MANY;

    /** Rows of a low tile. */
    static final int LOW = 4;

    /** Elements of packed A from one inner index to the next: with six rows two are left free. */
    static final int STEP = 8;

    private VectorGemmTiles() {}

    /**
     * The rows, of so many, that high tiles make, of which the last may have some to spare; low tiles make the others. With many registers
     * there are no others: low tiles wait there for what they store, and one kernel fewer is to be compiled.
     */
    static int highRows(int rows) {
        if (MANY_REGISTERS) {
            return rows;
        }
        int rest = rows % HIGH;
        // Two low tiles, and one high one fewer, are nearer to it.
        int low = HIGH + rest <= 2 * LOW && rest > 0 ? HIGH + rest : rest;
        return low > LOW && low < HIGH ? rows : Math.max(0, rows - low);
    }

    /** Rows in the panel of packed A that begins with a row; 0 behind the last one. */
    static int panelRows(int rows, int row) {
        return Math.min(rows - row, row < highRows(rows) ? HIGH : LOW);
    }

    /** How many panels so many rows of packed A are. */
    static int panelsOfA(int rows) {
        int high = highRows(rows);
        return Math.ceilDiv(high, HIGH) + Math.ceilDiv(Math.max(0, rows - high), LOW);
    }

    /** An offset, so that C2 can see that it is one. */
    static int place(int offset) {
        return Math.min(Math.max(offset, 0), Gemm.END);
    }

    /** Where column j lies of panels, or of blocks of C, that are {@code PANEL · step} elements apart; 1 for neighbours row by row. */
    static int element(int offset, int step, int j) {
        int first = j & -PANEL;
        return offset + first * step + j - first;
    }

    /**
     * Reads from each row of C that tiles will write, so that its lines are in the cache by then: stores that wait for their lines keep
     * waiting all that come after them. The sum is of no use but to be stored.
     */
    static float touch(int rows, int columns, float[] c, int cOffset, int cStep, int ldc) {
        float sum = 0;
        for (int j = 0; j < columns; j += PANEL) {
            int first = element(cOffset, cStep, j);
            for (int i = 0; i < rows; i++) {
                sum += c[first + i * ldc];
            }
        }
        return sum;
    }

    /**
     * The chains of tiles side by side, where A is packed.
     *
     * @param high whether they are high tiles
     * @param columns of them all: a multiple of {@link #WIDTH}
     * @param bOffset where B's panels begin, which are PANEL · {@code bStep} elements apart
     * @param cOffset where C begins, of which {@link #element} says the places
     * @param any room for a vector, where sums that are not finished go to
     */
    static void packed(
            boolean high, int columns, int k, float[] a, int aOffset, float[] b, int bOffset, int bStep, float[] c, int cOffset, int cStep,
            int ldc, float[] any) {
        if (!high) {
            VectorGemmTile4.packed(columns, k, a, aOffset, b, bOffset, bStep, c, cOffset, cStep, ldc, any);
        } else if (MANY_REGISTERS) {
            VectorGemmTile8.packed(columns, k, a, aOffset, b, bOffset, bStep, c, cOffset, cStep, ldc);
        } else {
            VectorGemmTile6.packed(columns, k, a, aOffset, b, bOffset, bStep, c, cOffset, cStep, ldc, any);
        }
    }

    /** The same where A is read in place: {@code rows} rows of it, {@code lda} apart. */
    static void inPlace(
            boolean high, int columns, int k, int rows, float[] a, int aOffset, int lda, float[] b, int bOffset, int bStep, float[] c,
            int cOffset, int cStep, int ldc, float[] any) {
        if (!high) {
            VectorGemmTile4.inPlace(columns, k, rows, a, aOffset, lda, b, bOffset, bStep, c, cOffset, cStep, ldc, any);
        } else if (MANY_REGISTERS) {
            VectorGemmTile8.inPlace(columns, k, rows, a, aOffset, lda, b, bOffset, bStep, c, cOffset, cStep, ldc);
        } else {
            VectorGemmTile6.inPlace(columns, k, rows, a, aOffset, lda, b, bOffset, bStep, c, cOffset, cStep, ldc, any);
        }
    }
}
