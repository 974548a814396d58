package io.lanewise.bench.gemm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    /** A product of 10⁶ operations that took so many milliseconds. */
    private static Result result(Form form, double lanewise, double mkl, double openBlas) {
        var result = new Result(new Product(50, 100, 100, form));
        result.add(Contestant.LANEWISE, lanewise * 1e-3);
        result.add(Contestant.MKL, mkl * 1e-3);
        result.add(Contestant.OPENBLAS, openBlas * 1e-3);
        return result;
    }

    @Test
    void theLastLineHasMeanAndWorst() {
        var results = List.of(result(Form.NN, 1, 2, 3), result(Form.NT, 2, 3, 1));
        assertThat(Report.blasSummary(results)).isEqualTo("gemm ratio: geomean 1.00, worst 0.50 at 50×100×100 NT");
    }

    @Test
    void ejmlCountsApart() {
        var result = result(Form.NN, 1, 2, 3);
        assertThat(Report.ejmlSummary(List.of(result))).isEqualTo("gemm against EJML: not measured");
        result.add(Contestant.EJML, 12e-3);
        assertThat(Report.ejmlSummary(List.of(result))).isEqualTo("gemm against EJML: geomean 12.00");
        assertThat(Report.blasSummary(List.of(result))).isEqualTo("gemm ratio: geomean 2.00, worst 2.00 at 50×100×100 NN");
    }

    @Test
    void aLineHasSpeedsAndRatios() {
        assertThat(Report.line(result(Form.TN, 1, 2, 0.5)).split(" +"))
                .containsExactly("50×100×100", "TN", "1.0", "±", "0.0", "0.5", "±", "0.0", "2.0", "±", "0.0", "–", "0.50", "–");
    }

    @Test
    void ratiosAreThoseOfTheSameRound() {
        var result = result(Form.NN, 1, 2, 9);
        result.add(Contestant.LANEWISE, 10e-3);
        result.add(Contestant.MKL, 20e-3);
        assertThat(result.ratio(Contestant.MKL)).hasValue(2);
    }

    @Test
    void withoutNativeLibrariesItSaysSo() {
        var result = new Result(new Product(1, 1, 1, Form.NN));
        result.add(Contestant.LANEWISE, 1);
        assertThat(Report.blasSummary(List.of(result))).startsWith("gemm ratio: not measured");
    }
}
