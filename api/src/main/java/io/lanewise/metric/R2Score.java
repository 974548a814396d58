package io.lanewise.metric;

import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.subtract;
import static io.lanewise.op.Ops.sum;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The coefficient of determination of each output: R² = 1 − Σ (y − ŷ)² / Σ (y − ȳ)²; 0 where labels do not vary. With p regressors
 * and n numbers adjusted to 1 − (1 − R²)(n − 1) / (n − p − 1), if there are enough numbers.
 *
 * <p><b>Shapes.</b> Labels and predictions (batch, outputs).
 */
public final class R2Score extends StandardMetric<R2Score> {
    /** How the scores of outputs become one. */
    public static final Option<ClassAggregation> CLASS_AGGREGATION =
            Option.of("class_aggregation", ClassAggregation.TYPE, ClassAggregation.UNIFORM_AVERAGE).withNull(ClassAggregation.NONE);
    /** How many independent variables the score is adjusted to. */
    public static final Option<Integer> NUM_REGRESSORS = Option.of("num_regressors", OptionType.INTEGER, 0).within("an integer of at least 0", n -> n >= 0);

    static final Kind<R2Score> KIND = kind("R2Score", R2Score::new, CLASS_AGGREGATION, NUM_REGRESSORS);

    private R2Score(Values values) {
        super(values);
    }

    /** The mean of the outputs' scores. */
    public static R2Score of() {
        return KIND.create(KIND.values());
    }

    /** The same with outputs aggregated in another way. */
    public R2Score withClassAggregation(ClassAggregation aggregation) {
        return with(CLASS_AGGREGATION, aggregation);
    }

    /** The same adjusted to a number of independent variables. */
    public R2Score withNumRegressors(int count) {
        return with(NUM_REGRESSORS, count);
    }

    @Override
    public List<Value> statistics(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        if (y.shape().rank() != 2) {
            throw new IllegalArgumentException(name() + ": expected labels and predictions (batch, outputs), received labels of shape " + yTrue.shape()
                    + " and predictions of shape " + yPred.shape());
        }
        var weights = MetricInputs.weights(name(), sampleWeight, y);
        var weighted = multiply(y, weights);
        return List.of(
                sum(weights, 0),
                sum(weighted, 0),
                sum(multiply(weighted, y), 0),
                sum(multiply(square(subtract(y, pair.second())), weights), 0),
                y.tape().constant(Tensor.scalar(y.shape().elements())));
    }

    @Override
    public double[] result(List<double[]> sums) {
        var outputs = sums.getFirst().length;
        var scores = new double[outputs];
        var totals = new double[outputs];
        for (var i = 0; i < outputs; i++) {
            totals[i] = sums.get(2)[i] - sums.get(1)[i] * (sums.get(1)[i] / sums.get(0)[i]);
            var score = 1 - sums.get(3)[i] / totals[i];
            scores[i] = Double.isInfinite(score) ? 0 : score;
        }
        var aggregated = aggregate(scores, totals);
        for (var i = 0; i < aggregated.length; i++) {
            aggregated[i] = adjusted(aggregated[i], sums.get(4)[0]);
        }
        return aggregated;
    }

    private double[] aggregate(double[] scores, double[] totals) {
        return switch (get(CLASS_AGGREGATION)) {
            case NONE -> scores;
            case UNIFORM_AVERAGE -> new double[] {Arrays.stream(scores).sum() / scores.length};
            case VARIANCE_WEIGHTED_AVERAGE -> {
                var sum = 0.0;
                for (var i = 0; i < scores.length; i++) {
                    sum += scores[i] * totals[i];
                }
                yield new double[] {sum / Arrays.stream(totals).sum()};
            }
        };
    }

    private double adjusted(double score, double numbers) {
        int regressors = get(NUM_REGRESSORS);
        return regressors == 0 || regressors >= numbers - 1 ? score : 1 - (1 - score) * (numbers - 1) / (numbers - regressors - 1);
    }
}
