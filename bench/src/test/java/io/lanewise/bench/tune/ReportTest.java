package io.lanewise.bench.tune;

import static io.lanewise.engine.TuningNumber.GEMM_ROWS_AT_A_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.Tuning;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Score PRESENT = score(64, 50.0, 60.0, 40.0);

    private static Score score(int rows, Double... gigaflops) {
        return new Score(Tuning.builtIn().with(GEMM_ROWS_AT_A_TIME, rows), List.of(gigaflops));
    }

    @Test
    void theFastestIsChosen() {
        var faster = score(32, 55.0, 66.0, 44.0);
        var fastest = score(128, 60.0, 72.0, 48.0);
        assertThat(Tune.choose(List.of(PRESENT, faster, fastest))).isSameAs(fastest);
        assertThat(Tune.choose(List.of(PRESENT, faster))).isSameAs(faster);
    }

    @Test
    void whatMayBeChanceIsNotChosen() {
        var byOnePercent = score(32, 50.5, 60.6, 40.4);
        var byTurns = score(128, 60.0, 62.0, 34.0);
        assertThat(Tune.choose(List.of(PRESENT, byOnePercent, byTurns))).isSameAs(PRESENT);
    }

    @Test
    void oneForkMustShowMore() {
        var once = score(64, 50.0);
        assertThat(score(32, 52.0).beats(once)).isFalse();
        assertThat(score(32, 53.0).beats(once)).isTrue();
    }

    @Test
    void theTableSaysWhatWasTaken() {
        var chosen = score(128, 60.0, 72.0, 48.0);
        var lines = Report.table(new Sweep(GEMM_ROWS_AT_A_TIME, Workload.SHARED), List.of(PRESENT, chosen), chosen);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("gemmRowsAtATime", "GFLOP/s", "against 64");
        assertThat(lines.get(1)).contains("64", "50.0", "× 1.000 ± 0.000").doesNotContain("taken");
        assertThat(lines.get(2)).contains("128", "60.0", "× 1.200 ± 0.000").endsWith("taken");
        assertThat(lines.get(3)).isEqualTo("(2 threads, 8 products)");
    }

    @Test
    void theLastLineHasFileAndGain() {
        assertThat(Report.summary(Path.of("mine"), 1.0456)).isEqualTo("tune: profile mine, geomean 1.046 of the built-in constants");
    }
}
