package io.lanewise.bench.gemm;

import static java.util.stream.Collectors.joining;

import io.lanewise.bench.Statistics;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The text of results. */
final class Report {
    private Report() {}

    /** The first line of the table. */
    static String head() {
        return row("GFLOP/s", cells(Contestant::title), "to BLAS", "to EJML");
    }

    /** A line of the table: each one's median and spread, and Lanewise's ratio to the faster BLAS and to EJML. */
    static String line(Result result) {
        return row(
                result.product().toString(), cells(contestant -> speed(result.gigaflops(contestant))),
                ratio(result.ratio(Contestant.blas())), ratio(result.ratio(Contestant.EJML)));
    }

    private static String cells(Function<Contestant, String> text) {
        return Arrays.stream(Contestant.values()).map(text).map(cell -> String.format(Locale.ROOT, "%15s", cell)).collect(joining());
    }

    private static String row(String name, String cells, String toBlas, String toEjml) {
        return String.format(Locale.ROOT, "%-18s%s%9s%9s", name, cells, toBlas, toEjml);
    }

    private static String speed(double... gigaflops) {
        return gigaflops.length == 0
                ? "–" : String.format(Locale.ROOT, "%.1f ± %.1f", Statistics.median(gigaflops), Statistics.spread(gigaflops));
    }

    private static String ratio(OptionalDouble ratio) {
        return ratio.isEmpty() ? "–" : String.format(Locale.ROOT, "%.2f", ratio.getAsDouble());
    }

    /** {@code gemm against EJML: geomean R}. */
    static String ejmlSummary(List<Result> results) {
        var ratios = results.stream().map(result -> result.ratio(Contestant.EJML)).flatMapToDouble(OptionalDouble::stream).boxed().toList();
        return ratios.isEmpty()
                ? "gemm against EJML: not measured"
                : String.format(Locale.ROOT, "gemm against EJML: geomean %.2f", Statistics.geometricMean(ratios));
    }

    /** {@code gemm ratio: geomean R, worst W at SHAPE}. */
    static String blasSummary(List<Result> results) {
        var compared = results.stream().filter(result -> result.ratio(Contestant.blas()).isPresent()).toList();
        if (compared.isEmpty()) {
            return "gemm ratio: not measured, for neither MKL nor OpenBLAS could be loaded";
        }
        var worst = compared.stream().min(Comparator.comparingDouble(Report::toBlas)).orElseThrow();
        var mean = Statistics.geometricMean(compared.stream().map(Report::toBlas).toList());
        return String.format(Locale.ROOT, "gemm ratio: geomean %.2f, worst %.2f at %s", mean, toBlas(worst), worst.product());
    }

    private static double toBlas(Result result) {
        return result.ratio(Contestant.blas()).orElseThrow();
    }
}
