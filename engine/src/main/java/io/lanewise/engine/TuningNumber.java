package io.lanewise.engine;

import java.util.function.ToLongFunction;

/** The numbers of {@link Tuning}, which says what they mean: their names, and the values they may have. */
public enum TuningNumber {
    /** {@link Tuning#spinNanos}; 0 parks at once. */
    SPIN_NANOS("spinNanos", 0, 1_000_000_000, 1),
    /** {@link Tuning#gemmTileRows}. */
    GEMM_TILE_ROWS("gemmTileRows", 6, 8, 2),
    /** {@link Tuning#gemmRowsAtATime}; the most is 4 MB of A in a whole block. */
    GEMM_ROWS_AT_A_TIME("gemmRowsAtATime", 1, 1024, 1),
    /** {@link Tuning#gemmRowsToTurn}. */
    GEMM_ROWS_TO_TURN("gemmRowsToTurn", 1, 1024, 1),
    /** {@link Tuning#gemmColumnsAtATime}. */
    GEMM_COLUMNS_AT_A_TIME("gemmColumnsAtATime", ColumnBlocks.WIDTH, 8192, ColumnBlocks.WIDTH),
    /** {@link Tuning#gemmStripColumns}; the most is 32 MB of B in a whole block. */
    GEMM_STRIP_COLUMNS("gemmStripColumns", ColumnBlocks.WIDTH, 8192, ColumnBlocks.WIDTH),
    /** {@link Tuning#gemmStripColumnsInPlace}. */
    GEMM_STRIP_COLUMNS_IN_PLACE("gemmStripColumnsInPlace", ColumnBlocks.WIDTH, 8192, ColumnBlocks.WIDTH),
    /** {@link Tuning#gemmWorkPerThread}. */
    GEMM_WORK_PER_THREAD("gemmWorkPerThread", 1, 1_000_000_000_000L, 1),
    /** {@link Tuning#gemmWorkPerPart}. */
    GEMM_WORK_PER_PART("gemmWorkPerPart", 1, 1_000_000_000_000L, 1),
    /** {@link Tuning#gemmRowUnit}. */
    GEMM_ROW_UNIT("gemmRowUnit", 1, 1000, 1),
    /** {@link Tuning#gemmPackingRows}. */
    GEMM_PACKING_ROWS("gemmPackingRows", 1, 1000, 1),
    /** {@link Tuning#gatherWorkPerPart}. */
    GATHER_WORK_PER_PART("gatherWorkPerPart", 1, 1_000_000_000, 1),
    /** {@link Tuning#updateWorkPerPart}. */
    UPDATE_WORK_PER_PART("updateWorkPerPart", 1, 1_000_000_000, 1);

    private final String key;
    private final long least;
    private final long most;
    private final long step;

    TuningNumber(String key, long least, long most, long step) {
        this.key = key;
        this.least = least;
        this.most = most;
        this.step = step;
    }

    /** Its name in a profile, which is that in {@link Tuning}. */
    public String key() {
        return key;
    }

    /** The smallest value. */
    public long least() {
        return least;
    }

    /** The largest value. */
    public long most() {
        return most;
    }

    /** The distance between one value and the next. */
    public long step() {
        return step;
    }

    /** Whether it may have this value. */
    public boolean allows(long value) {
        return value >= least && value <= most && (value - least) % step == 0;
    }

    /** The values it may have, in words. */
    public String allowed() {
        if (least + step == most) {
            return least + " or " + most;
        }
        return least + " to " + most + (step > 1 ? " in steps of " + step : "");
    }

    /** Its value in a tuning. */
    public long of(Tuning tuning) {
        return switch (this) {
            case SPIN_NANOS -> tuning.spinNanos();
            case GEMM_TILE_ROWS -> tuning.gemmTileRows();
            case GEMM_ROWS_AT_A_TIME -> tuning.gemmRowsAtATime();
            case GEMM_ROWS_TO_TURN -> tuning.gemmRowsToTurn();
            case GEMM_COLUMNS_AT_A_TIME -> tuning.gemmColumnsAtATime();
            case GEMM_STRIP_COLUMNS -> tuning.gemmStripColumns();
            case GEMM_STRIP_COLUMNS_IN_PLACE -> tuning.gemmStripColumnsInPlace();
            case GEMM_WORK_PER_THREAD -> tuning.gemmWorkPerThread();
            case GEMM_WORK_PER_PART -> tuning.gemmWorkPerPart();
            case GEMM_ROW_UNIT -> tuning.gemmRowUnit();
            case GEMM_PACKING_ROWS -> tuning.gemmPackingRows();
            case GATHER_WORK_PER_PART -> tuning.gatherWorkPerPart();
            case UPDATE_WORK_PER_PART -> tuning.updateWorkPerPart();
        };
    }

    /**
     * The tuning in which each number has the value given for it.
     *
     * @throws IllegalArgumentException if one may not have it
     */
    static Tuning tuning(ToLongFunction<TuningNumber> value) {
        return new Tuning(
                value.applyAsLong(SPIN_NANOS), (int) value.applyAsLong(GEMM_TILE_ROWS), (int) value.applyAsLong(GEMM_ROWS_AT_A_TIME),
                (int) value.applyAsLong(GEMM_ROWS_TO_TURN), (int) value.applyAsLong(GEMM_COLUMNS_AT_A_TIME), (int) value.applyAsLong(GEMM_STRIP_COLUMNS),
                (int) value.applyAsLong(GEMM_STRIP_COLUMNS_IN_PLACE), value.applyAsLong(GEMM_WORK_PER_THREAD),
                value.applyAsLong(GEMM_WORK_PER_PART), (int) value.applyAsLong(GEMM_ROW_UNIT), (int) value.applyAsLong(GEMM_PACKING_ROWS),
                (int) value.applyAsLong(GATHER_WORK_PER_PART), (int) value.applyAsLong(UPDATE_WORK_PER_PART));
    }
}
