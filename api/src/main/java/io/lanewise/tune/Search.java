package io.lanewise.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a search has found: the trials, best first; those that are as good in the order they were made. A score that is NaN is the worst.
 *
 * @param trials the trials
 */
public record Search(List<Trial> trials) {
    /**
     * One setting and how good it was.
     *
     * @param setting the setting
     * @param score its score
     * @param seconds how long it took
     */
    public record Trial(Setting setting, double score, double seconds) {}

    /** Copies the list. */
    public Search {
        trials = List.copyOf(trials);
    }

    /**
     * Tries all settings; the greatest score is the best, such as an accuracy.
     *
     * @param settings such as {@link SearchSpace#grid} or {@link SearchSpace#random}
     * @param score trains and judges a model of a setting; with a seed of its own, so that trials can be compared
     */
    public static Search maximize(List<Setting> settings, ToDoubleFunction<Setting> score) {
        return run(settings, score, -1);
    }

    /** Tries all settings; the smallest score is the best, such as a loss. */
    public static Search minimize(List<Setting> settings, ToDoubleFunction<Setting> score) {
        return run(settings, score, 1);
    }

    private static Search run(List<Setting> settings, ToDoubleFunction<Setting> score, int sign) {
        if (settings.isEmpty()) {
            throw new IllegalArgumentException("search: expected at least one setting, received none");
        }
        var trials = new ArrayList<Trial>();
        for (var setting : settings) {
            var start = System.nanoTime();
            trials.add(new Trial(setting, score.applyAsDouble(setting), (System.nanoTime() - start) / 1e9));
        }
        // Double.compare has NaN behind everything, whatever the sign.
        trials.sort(Comparator.comparingDouble(trial -> sign * trial.score()));
        return new Search(trials);
    }

    /** The best trial. */
    public Trial best() {
        return trials.getFirst();
    }

    /** The trials as a table: hyper-parameters, score and seconds. */
    public String table() {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(best().setting().values().keySet());
        head.addAll(List.of("score", "seconds"));
        rows.add(head);
        for (var trial : trials) {
            var row = new ArrayList<>(trial.setting().values().values().stream().map(Object::toString).toList());
            row.add(String.format(Locale.ROOT, "%.4f", trial.score()));
            row.add(String.format(Locale.ROOT, "%.2f", trial.seconds()));
            rows.add(row);
        }
        var widths = new int[head.size()];
        rows.forEach(row -> {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells, int... widths) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "  ").append(" ".repeat(widths[i] - cells.get(i).length())).append(cells.get(i));
        }
        return line.toString();
    }
}
