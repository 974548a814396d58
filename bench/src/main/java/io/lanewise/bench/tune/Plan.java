package io.lanewise.bench.tune;

import static io.lanewise.engine.TuningNumber.GEMM_COLUMNS_AT_A_TIME;
import static io.lanewise.engine.TuningNumber.GEMM_PACKING_ROWS;
import static io.lanewise.engine.TuningNumber.GEMM_ROWS_AT_A_TIME;
import static io.lanewise.engine.TuningNumber.GEMM_ROWS_TO_TURN;
import static io.lanewise.engine.TuningNumber.GEMM_ROW_UNIT;
import static io.lanewise.engine.TuningNumber.GEMM_STRIP_COLUMNS;
import static io.lanewise.engine.TuningNumber.GEMM_STRIP_COLUMNS_IN_PLACE;
import static io.lanewise.engine.TuningNumber.GEMM_TILE_ROWS;
import static io.lanewise.engine.TuningNumber.GEMM_WORK_PER_PART;
import static io.lanewise.engine.TuningNumber.GEMM_WORK_PER_THREAD;

import java.util.List;

/**
 * How much is measured.
 *
 * @param sweeps one after the other; each begins with what the one before has found
 * @param factors by which a sweep multiplies its number
 * @param forks how often the processes of a sweep are started anew: C2's code differs from one to the next
 * @param rounds turns that each process has at each product, of which the best counts
 * @param warmUps how often each process multiplies this and that before
 * @param turnSeconds of a turn
 */
record Plan(List<Sweep> sweeps, List<Double> factors, int forks, int rounds, int warmUps, double turnSeconds) {
    private static final List<Sweep> ALL = List.of(
            new Sweep(GEMM_TILE_ROWS, Workload.ALONE), new Sweep(GEMM_ROWS_AT_A_TIME, Workload.ALONE),
            new Sweep(GEMM_ROWS_TO_TURN, Workload.ALONE), new Sweep(GEMM_COLUMNS_AT_A_TIME, Workload.ALONE),
            new Sweep(GEMM_STRIP_COLUMNS, Workload.ALONE), new Sweep(GEMM_STRIP_COLUMNS_IN_PLACE, Workload.ALONE),
            new Sweep(GEMM_WORK_PER_THREAD, Workload.SHARED), new Sweep(GEMM_WORK_PER_PART, Workload.SHARED),
            new Sweep(GEMM_ROW_UNIT, Workload.SHARED),
            new Sweep(GEMM_PACKING_ROWS, Workload.SHARED));

    private static final List<Sweep> QUICK_ONES = List.of(
            new Sweep(GEMM_TILE_ROWS, Workload.ALONE), new Sweep(GEMM_ROWS_AT_A_TIME, Workload.ALONE),
            new Sweep(GEMM_STRIP_COLUMNS_IN_PLACE, Workload.ALONE), new Sweep(GEMM_WORK_PER_THREAD, Workload.SHARED));

    /** A quarter of an hour, by what it allows each process. */
    static final Plan FULL = new Plan(ALL, List.of(0.25, 0.5, 2.0, 4.0), 3, 5, 10, 0.06);

    /** Less than a minute on two cores that do nothing else. */
    static final Plan QUICK = new Plan(QUICK_ONES, List.of(0.5, 2.0), 1, 2, 3, 0.02);
}
