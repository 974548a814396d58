package io.lanewise.data.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well each class was recognised. Its text is scikit-learn's {@code classification_report}.
 *
 * @param classes a score for each class, in the order of the labels
 * @param accuracy the share of predictions that are right
 * @param macroAverage the mean over the classes
 * @param weightedAverage the mean over the classes weighted by their support
 */
public record ClassificationReport(List<Score> classes, double accuracy, Score macroAverage, Score weightedAverage) {

    /**
     * A line of the report. What would be divided by zero is 0.
     *
     * @param name of the class or average
     * @param precision of those predicted as this class, the share that are
     * @param recall of those that are of this class, the share predicted as such
     * @param f1 the harmonic mean of the two: 2·tp / (2·tp + fp + fn)
     * @param support how many samples are of this class
     */
    public record Score(String name, double precision, double recall, double f1, int support) {}

    /** Copies the list. */
    public ClassificationReport {
        classes = List.copyOf(classes);
    }

    static ClassificationReport of(int[][] confusion, List<String> names) {
        var scores = new ArrayList<Score>();
        var right = 0;
        var total = 0;
        for (var k = 0; k < confusion.length; k++) {
            var support = 0;
            var predicted = 0;
            for (var other = 0; other < confusion.length; other++) {
                support += confusion[k][other];
                predicted += confusion[other][k];
            }
            var hits = confusion[k][k];
            var f1 = ratio(2.0 * hits, support + predicted);
            scores.add(new Score(names.get(k), ratio(hits, predicted), ratio(hits, support), f1, support));
            right += hits;
            total += support;
        }
        return new ClassificationReport(scores, ratio(right, total),
                average("macro avg", scores, score -> 1), average("weighted avg", scores, Score::support));
    }

    private static double ratio(double part, int whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static Score average(String name, List<Score> scores, ToDoubleFunction<Score> weight) {
        return new Score(name, mean(scores, Score::precision, weight), mean(scores, Score::recall, weight), mean(scores, Score::f1, weight),
                scores.stream().mapToInt(Score::support).sum());
    }

    private static double mean(List<Score> scores, ToDoubleFunction<Score> value, ToDoubleFunction<Score> weight) {
        var sum = 0.0;
        var weights = 0.0;
        for (var score : scores) {
            sum += value.applyAsDouble(score) * weight.applyAsDouble(score);
            weights += weight.applyAsDouble(score);
        }
        return sum / weights;
    }

    /** The report with two digits, as scikit-learn prints it by default. */
    @Override
    public String toString() {
        return toString(2);
    }

    /**
     * The report with this many digits after the point.
     *
     * @throws IllegalArgumentException if digits is negative
     */
    public String toString(int digits) {
        if (digits < 0) {
            throw new IllegalArgumentException("ClassificationReport: digits must be 0 or more, received " + digits);
        }
        var width = Math.max(digits, weightedAverage.name.length());
        for (var score : classes) {
            width = Math.max(width, score.name.codePointCount(0, score.name.length()));
        }
        var text = new StringBuilder();
        line(text, width, "", "precision", "recall", "f1-score", "support").append('\n');
        for (var score : classes) {
            line(text, width, score, digits);
        }
        line(text.append('\n'), width, "accuracy", "", "", rounded(accuracy, digits), Integer.toString(macroAverage.support));
        line(text, width, macroAverage, digits);
        return line(text, width, weightedAverage, digits).toString();
    }

    private static StringBuilder line(StringBuilder text, int width, Score score, int digits) {
        return line(text, width, score.name, rounded(score.precision, digits), rounded(score.recall, digits), rounded(score.f1, digits),
                Integer.toString(score.support));
    }

    private static StringBuilder line(StringBuilder text, int width, String name, String... cells) {
        text.repeat(' ', width - name.codePointCount(0, name.length())).append(name).append(' ');
        for (var cell : cells) {
            text.append(' ').repeat(' ', Math.max(0, 9 - cell.length())).append(cell);
        }
        return text.append('\n');
    }

    /** As Python rounds: the exact binary number, ties to even. */
    private static String rounded(double number, int digits) {
        return new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }
}
