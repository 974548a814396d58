package io.lanewise.bench.tune;

import io.lanewise.engine.TuningNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a sweep found, in lines. */
final class Report {
    private Report() {}

    /** The table of a sweep. {@code scores}: the present tuning first. */
    static List<String> table(Sweep sweep, List<Score> scores, Score chosen) {
        var number = sweep.number();
        var threads = sweep.workload().threads();
        var lines = new ArrayList<String>();
        lines.add(String.format(Locale.ROOT, "%-20s%9s   against %d", number.key(), "GFLOP/s", number.of(scores.getFirst().tuning())));
        for (var score : scores) {
            lines.add(line(number, score, scores.getFirst()) + (score.equals(chosen) ? "   taken" : ""));
        }
        lines.add("(" + (threads == 1 ? "1 thread" : threads + " threads") + ", " + sweep.workload().products().size() + " products)");
        return lines;
    }

    private static String line(TuningNumber number, Score score, Score present) {
        return String.format(
                Locale.ROOT, "%20d%9.1f   × %.3f ± %.3f", number.of(score.tuning()), score.middle(), score.ratio(present), score.spread(present));
    }

    /** The last line. */
    static String summary(Path profile, double ratio) {
        return String.format(Locale.ROOT, "tune: profile %s, geomean %.3f of the built-in constants", profile, ratio);
    }
}
