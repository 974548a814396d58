package io.lanewise.engine;

/**
 * Numbers that decide how fast the engine is and never what it computes. They were measured; a product's block length, which
 * does decide bits, is {@link Gemm#BLOCK}. {@code bench/run tune} measures some of them anew and writes a {@link TuningProfile}, which
 * {@code -Dlanewise.profile=FILE} puts in their place.
 *
 * @param spinNanos how long a worker looks for the next task before it parks, in nanoseconds. Long enough to bridge the serial
 *     parts of a training step, since waking a parked thread costs tens of microseconds; short against anything a user notices.
 * @param gemmTileRows rows of a product's higher register tiles, each two vectors wide: 8, which takes 20 registers and more, or 6; with vectors of
 *     512 bits always 8.
 * @param gemmRowsAtATime rows of A that are packed before tiles go over them: where B stays in the second cache, many, so that each of its columns
 *     is fetched once; else as many as, with a whole block, take half of that cache.
 * @param gemmRowsToTurn rows up to which A·Bᵀ may be made as the transpose of B·Aᵀ.
 * @param gemmColumnsAtATime columns of a B in panels that rows go over before the next ones are taken: with a whole block, half of the second
 *     cache; or all of a strip.
 * @param gemmStripColumns columns of B that are packed and stay in the third cache while rows of a packed A go over them: with a whole
 *     block, 4 MB.
 * @param gemmStripColumnsInPlace the same where A is read in place, so that another strip costs little, and where rows are few:
 *     they stay in the second cache.
 * @param gemmWorkPerThread multiply-adds of a product that pay for another thread: about 5 µs of arithmetic with vectors, where a
 *     hand-off costs up to 1 µs and cold caches some more.
 * @param gemmWorkPerPart multiply-adds of one of several parts of a thread: each packs what it reads once more.
 * @param gemmRowUnit rows of a product that are better not split: the height of the lower tiles.
 * @param gemmPackingRows how many rows of a product take as long as packing B does; twice as many columns take as long as packing an A that is turned.
 * @param gatherWorkPerPart elements gathered that pay for handing rows to another thread: about 5 µs of reading from memory.
 * @param updateWorkPerPart numbers (weights and slots) of an optimizer's step that pay for handing a part to another thread: about
 *     3 µs of reading and writing in the second cache.
 */
public record Tuning(
        long spinNanos, int gemmTileRows, int gemmRowsAtATime, int gemmRowsToTurn, int gemmColumnsAtATime, int gemmStripColumns,
        int gemmStripColumnsInPlace, long gemmWorkPerThread, long gemmWorkPerPart, int gemmRowUnit, int gemmPackingRows, int gatherWorkPerPart, int updateWorkPerPart) {
    /** The numbers in use. */
    public static final Tuning CURRENT = TuningProvider.choose(System.getProperty(TuningProvider.PROPERTY));

    private static final int MANY_REGISTERS = 32;
    private static final int AVX_512 = 512;

    /** @throws IllegalArgumentException if a number is none of those that its {@link TuningNumber} allows */
    public Tuning {
        check(TuningNumber.SPIN_NANOS, spinNanos);
        check(TuningNumber.GEMM_TILE_ROWS, gemmTileRows);
        check(TuningNumber.GEMM_ROWS_AT_A_TIME, gemmRowsAtATime);
        check(TuningNumber.GEMM_ROWS_TO_TURN, gemmRowsToTurn);
        check(TuningNumber.GEMM_COLUMNS_AT_A_TIME, gemmColumnsAtATime);
        check(TuningNumber.GEMM_STRIP_COLUMNS, gemmStripColumns);
        check(TuningNumber.GEMM_STRIP_COLUMNS_IN_PLACE, gemmStripColumnsInPlace);
        check(TuningNumber.GEMM_WORK_PER_THREAD, gemmWorkPerThread);
        check(TuningNumber.GEMM_WORK_PER_PART, gemmWorkPerPart);
        check(TuningNumber.GEMM_ROW_UNIT, gemmRowUnit);
        check(TuningNumber.GEMM_PACKING_ROWS, gemmPackingRows);
        check(TuningNumber.GATHER_WORK_PER_PART, gatherWorkPerPart);
        check(TuningNumber.UPDATE_WORK_PER_PART, updateWorkPerPart);
    }

    /** The built-in numbers for the vectors of this machine. */
    public static Tuning builtIn() {
        return builtIn(VectorApi.bits(), VectorApi.registers());
    }

    /** The built-in numbers for vectors of so many bits in so many registers; those that do not differ were measured on two cores with AVX2. */
    static Tuning builtIn(int vectorBits, int registers) {
        if (registers < MANY_REGISTERS) {
            return builtInGemm(6, 64, 64, 1024, 128); // AVX2 and SSE, with 512 KB of second cache
        }
        if (vectorBits >= AVX_512) {
            return builtInGemm(8, 1024, 176, 192, 192); // AVX-512, with 2 MB of second cache
        }
        return builtInGemm(8, 88, 88, 1024, 128); // NEON and SVE: the tile for as many registers, rows for 1 MB of second cache
    }

    private static Tuning builtInGemm(int tileRows, int rowsAtATime, int rowsToTurn, int columnsAtATime, int stripColumnsInPlace) {
        return new Tuning(
                50_000, tileRows, rowsAtATime, rowsToTurn, columnsAtATime, 1024, stripColumnsInPlace, 300_000, 600_000, 4, 8, 10_000, 24_000);
    }

    /**
     * The same but for one number.
     *
     * @throws IllegalArgumentException if it may not have this value
     */
    public Tuning with(TuningNumber number, long value) {
        check(number, value);
        return TuningNumber.tuning(each -> each == number ? value : each.of(this));
    }

    private static void check(TuningNumber number, long value) {
        if (!number.allows(value)) {
            throw new IllegalArgumentException(
                    "Tuning: expected " + number.key() + " " + number.allowed() + ", received " + value + ". Give it one of these values.");
        }
    }
}
