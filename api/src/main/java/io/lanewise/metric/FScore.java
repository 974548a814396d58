package io.lanewise.metric;

import static io.lanewise.op.Ops.abs;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.greater;
import static io.lanewise.op.Ops.greaterEqual;
import static io.lanewise.op.Ops.max;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.sum;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.loss.Ranks;
import io.lanewise.op.Ops;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The harmonic mean of precision and recall of each class: (1 + β²) · precision · recall / (β² · precision + recall).
 *
 * <p><b>Shapes.</b> Labels and predictions (batch, classes); the result has a number for each class unless they are averaged.
 *
 * @param <S> its own class
 */
public abstract class FScore<S extends FScore<S>> extends StandardMetric<S> {
    /** How the scores of classes become one; by default each class has its own. */
    public static final Option<Average> AVERAGE = Option.optional("average", Average.TYPE);
    /** Predictions above it count as 1; by default the largest of each sample. */
    public static final Option<Double> THRESHOLD = Option.optional("threshold", OptionType.NUMBER)
            .within("a number above 0 and up to 1", threshold -> threshold > 0 && threshold <= 1);

    private static final double EPSILON = 1e-7;
    private static final double LEAST_PREDICTION = 1e-9;

    FScore(Values values) {
        super(values);
    }

    /** The same with scores averaged. */
    public final S withAverage(Average average) {
        return with(AVERAGE, average);
    }

    /** The same with a threshold in place of the largest prediction. */
    public final S withThreshold(double threshold) {
        return with(THRESHOLD, threshold);
    }

    /** How much more recall counts than precision. */
    abstract double beta();

    @Override
    public final List<Value> statistics(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
        var labels = MetricInputs.floats(yTrue);
        var x = MetricInputs.floats(yPred);
        if (x.shape().rank() != 2 || !labels.shape().equals(x.shape())) {
            throw new IllegalArgumentException(name() + ": expected labels and predictions (batch, classes) of one shape, received labels of shape "
                    + yTrue.shape() + " and predictions of shape " + yPred.shape() + "; make integer labels one-hot with toCategorical, or "
                    + Ranks.remedy(yTrue.shape(), yPred.shape()));
        }
        var predicted = find(THRESHOLD).map(threshold -> greater(x, threshold)).orElseGet(() -> largest(x));
        var weights = MetricInputs.weights(name(), sampleWeight, x);
        var wrong = affine(labels, -1, 1);
        return List.of(
                sum(multiply(multiply(predicted, labels), weights), 0),
                sum(multiply(multiply(predicted, wrong), weights), 0),
                sum(multiply(multiply(affine(predicted, -1, 1), labels), weights), 0),
                sum(multiply(labels, weights), 0));
    }

    /** 1 for the largest of each sample, all of several, unless it is 0. */
    private static Value largest(Value x) {
        var largest = reshape(max(x, -1), x.shape().size(0), 1);
        return multiply(greaterEqual(x, Ops.broadcast(largest, x.shape())), greater(abs(x), LEAST_PREDICTION));
    }

    @Override
    public final double[] result(List<double[]> sums) {
        var average = find(AVERAGE);
        if (average.isPresent() && average.get() == Average.MICRO) {
            return new double[] {score(total(sums.get(0)), total(sums.get(1)), total(sums.get(2)))};
        }
        var scores = new double[sums.getFirst().length];
        for (var i = 0; i < scores.length; i++) {
            scores[i] = score(sums.get(0)[i], sums.get(1)[i], sums.get(2)[i]);
        }
        return average.map(kind -> new double[] {average(kind, scores, sums.get(3))}).orElse(scores);
    }

    private double score(double truePositives, double falsePositives, double falseNegatives) {
        var precision = truePositives / (truePositives + falsePositives + EPSILON);
        var recall = truePositives / (truePositives + falseNegatives + EPSILON);
        var square = beta() * beta();
        return (1 + square) * precision * recall / (square * precision + recall + EPSILON);
    }

    private static double average(Average kind, double[] scores, double[] counts) {
        if (kind == Average.MACRO) {
            return total(scores) / scores.length;
        }
        var weights = total(counts) + EPSILON;
        var sum = 0.0;
        for (var i = 0; i < scores.length; i++) {
            sum += scores[i] * counts[i] / weights;
        }
        return sum;
    }

    private static double total(double[] numbers) {
        return Arrays.stream(numbers).sum();
    }
}
