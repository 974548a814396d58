package io.lanewise.bench.tune;

import static io.lanewise.engine.TuningNumber.GEMM_ROW_UNIT;
import static io.lanewise.engine.TuningNumber.GEMM_WORK_PER_PART;
import static io.lanewise.engine.TuningNumber.GEMM_STRIP_COLUMNS;
import static io.lanewise.engine.TuningNumber.GEMM_TILE_ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.Tuning;
import io.lanewise.engine.TuningNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Tuning PRESENT = Tuning.builtIn().with(GEMM_TILE_ROWS, 6);

    private static List<Long> values(TuningNumber number, Tuning present, Double... factors) {
        var candidates = new Sweep(number, Workload.ALONE).candidates(present, List.of(factors));
        assertThat(candidates.getFirst()).isEqualTo(present);
        assertThat(candidates).allMatch(candidate -> candidate.with(number, number.of(present)).equals(present));
        return candidates.stream().map(number::of).toList();
    }

    @Test
    void theValueIsMultiplied() {
        assertThat(values(GEMM_WORK_PER_PART, PRESENT.with(GEMM_WORK_PER_PART, 128), 0.5, 2.0)).containsExactly(128L, 64L, 256L);
    }

    @Test
    void onlyValuesThatAreAllowedAreTried() {
        assertThat(values(GEMM_STRIP_COLUMNS, PRESENT.with(GEMM_STRIP_COLUMNS, 48), 0.25, 0.5, 2.0)).containsExactly(48L, 16L, 32L, 96L);
        assertThat(values(GEMM_STRIP_COLUMNS, PRESENT.with(GEMM_STRIP_COLUMNS, 4096), 2.0, 4.0)).containsExactly(4096L, 8192L);
        assertThat(values(GEMM_ROW_UNIT, PRESENT.with(GEMM_ROW_UNIT, 1), 0.25, 0.5)).containsExactly(1L);
    }

    @Test
    void ofTwoTheOtherIsTried() {
        assertThat(values(GEMM_TILE_ROWS, PRESENT, 0.5, 2.0)).containsExactly(6L, 8L);
    }

    @Test
    void eachPlanSweepsEachNumberOnce() {
        for (var plan : List.of(Plan.FULL, Plan.QUICK)) {
            assertThat(plan.sweeps()).extracting(Sweep::number).doesNotHaveDuplicates().contains(GEMM_TILE_ROWS);
        }
    }
}
