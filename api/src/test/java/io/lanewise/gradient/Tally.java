package io.lanewise.gradient;

import io.lanewise.check.GradientReport;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts tries, compared elements and worst relative errors, a line a name. */
final class Tally {
    private final String title;
    private final Map<String, Line> lines = new TreeMap<>();

    Tally(String title) {
        this.title = title;
    }

    private record Line(int tries, long compared, double worst) {
        Line plus(Line other) {
            return new Line(tries + other.tries, compared + other.compared, Math.max(worst, other.worst));
        }
    }

    void add(String name, GradientReport report) {
        lines.merge(name, new Line(1, report.compared(), report.worst()), Line::plus);
    }

    /** A try in which there was nothing to compare: the op has no gradient, and says so. */
    void addWithout(String name) {
        lines.merge(name, new Line(1, 0, 0), Line::plus);
    }

    int tries(String name) {
        var line = lines.get(name);
        return line == null ? 0 : line.tries;
    }

    void print() {
        System.out.printf(Locale.ROOT, "%-42s %6s %10s %20s%n", title, "tries", "elements", "worst relative error");
        lines.forEach((name, line) -> System.out.printf(
                Locale.ROOT, "%-42s %6d %10d %20s%n", name, line.tries, line.compared,
                line.compared == 0 ? "no gradient" : String.format(Locale.ROOT, "%.1e", line.worst)));
    }
}
