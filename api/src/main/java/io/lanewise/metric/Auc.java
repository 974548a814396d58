package io.lanewise.metric;

import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.sigmoid;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The area under a curve that thresholds draw, approximately: with n thresholds i / (n − 1). The area of several labels is the mean of
 * theirs if {@link #MULTI_LABEL}, weighted by {@link #LABEL_WEIGHTS}; else all outputs count together, each with its label's weight.
 *
 * <p><b>Shapes.</b> Labels and predictions (batch, …), with several labels (batch, labels).
 */
public final class Auc extends StandardMetric<Auc> {
    /** How many thresholds; two more than {@link #THRESHOLDS} if those are given. */
    public static final Option<Integer> NUM_THRESHOLDS = MetricOptions.thresholdCount(2);
    /** The curve. */
    public static final Option<Curve> CURVE = Option.of("curve", Curve.TYPE, Curve.ROC);
    /** How the area is summed. */
    public static final Option<SummationMethod> SUMMATION_METHOD = Option.of("summation_method", SummationMethod.TYPE, SummationMethod.INTERPOLATION);
    /** The thresholds between 0 and 1; evenly distributed ones unless given. */
    public static final Option<List<Double>> THRESHOLDS = Option.optional("thresholds", MetricOptions.NUMBERS)
            .within("numbers from 0 to 1", thresholds -> thresholds.stream().allMatch(MetricOptions::isShare));
    /** Whether each label has its own curve. */
    public static final Option<Boolean> MULTI_LABEL = Option.of("multi_label", OptionType.BOOLEAN, false);
    /** How many labels there are, only with {@link #MULTI_LABEL}; the predictions tell unless given. */
    public static final Option<Integer> NUM_LABELS = Option.optional("num_labels", OptionType.INTEGER).within("an integer of at least 0", n -> n >= 0);
    /** How much each label counts; 1 unless given. */
    public static final Option<List<Double>> LABEL_WEIGHTS = Option.optional("label_weights", MetricOptions.NUMBERS);
    /** Whether predictions are logits, of which the sigmoid is taken. */
    public static final Option<Boolean> FROM_LOGITS = Option.of("from_logits", OptionType.BOOLEAN, false);

    static final Kind<Auc> KIND = kind("AUC", Auc::new,
            NUM_THRESHOLDS, CURVE, SUMMATION_METHOD, THRESHOLDS, MULTI_LABEL, NUM_LABELS, LABEL_WEIGHTS, FROM_LOGITS);

    private final Cutoffs cutoffs;

    private Auc(Values values) {
        super(values);
        cutoffs = values.find(THRESHOLDS).map(Cutoffs::ofCurve).orElseGet(() -> Cutoffs.ofCurve(values.get(NUM_THRESHOLDS)));
        if (!get(MULTI_LABEL) && find(NUM_LABELS).orElse(0) > 0) {
            throw new IllegalArgumentException("AUC: expected num_labels only with multi_label, received num_labels = " + find(NUM_LABELS).orElseThrow());
        }
    }

    /** The area under the ROC curve with 200 thresholds. */
    public static Auc of() {
        return KIND.create(KIND.values());
    }

    /** The same with another number of thresholds. */
    public Auc withNumThresholds(int count) {
        return with(NUM_THRESHOLDS, count);
    }

    /** The same for another curve. */
    public Auc withCurve(Curve curve) {
        return with(CURVE, curve);
    }

    /** The same summed in another way. */
    public Auc withSummationMethod(SummationMethod method) {
        return with(SUMMATION_METHOD, method);
    }

    /** The same with these thresholds between 0 and 1. */
    public Auc withThresholds(List<Double> thresholds) {
        return with(THRESHOLDS, thresholds);
    }

    /** The same with a curve for each label, or one for all. */
    public Auc withMultiLabel(boolean multiLabel) {
        return with(MULTI_LABEL, multiLabel);
    }

    /** The same with weights of labels. */
    public Auc withLabelWeights(List<Double> weights) {
        return with(LABEL_WEIGHTS, weights);
    }

    /** The same for logits or for probabilities. */
    public Auc withFromLogits(boolean fromLogits) {
        return with(FROM_LOGITS, fromLogits);
    }

    @Override
    public List<Value> statistics(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
        var pair = aligned(yTrue, yPred);
        var shape = pair.second().shape();
        check(shape);
        var predictions = get(FROM_LOGITS) ? sigmoid(pair.second()) : pair.second();
        var weights = MetricInputs.weights(name(), sampleWeight, predictions);
        if (get(MULTI_LABEL)) {
            return List.of(cutoffs.counts(pair.first(), predictions, weights));
        }
        if (find(LABEL_WEIGHTS).isPresent()) {
            var ofLabels = find(LABEL_WEIGHTS).orElseThrow().stream().mapToDouble(Double::doubleValue).toArray();
            weights = multiply(weights, weights.tape().constant(Tensor.of(ofLabels)));
        }
        var elements = shape.elements();
        return List.of(cutoffs.counts(reshape(pair.first(), elements, 1), reshape(predictions, elements, 1), reshape(weights, elements, 1)));
    }

    private void check(Shape shape) {
        if (get(MULTI_LABEL)) {
            int labels = find(NUM_LABELS).filter(count -> count > 0).orElse(shape.rank() == 2 ? shape.size(1) : 0);
            if (shape.rank() != 2 || shape.size(1) != labels) {
                throw new IllegalArgumentException(
                        name() + ": expected predictions (batch, " + (labels > 0 ? labels : "labels") + ") with multi_label, received shape " + shape);
            }
        }
        var weights = find(LABEL_WEIGHTS);
        if (weights.isPresent() && (shape.rank() == 0 || shape.size(-1) != weights.get().size())) {
            throw new IllegalArgumentException(
                    name() + ": expected predictions (batch, " + weights.get().size() + "), as many as label_weights, received shape " + shape);
        }
    }

    @Override
    public double[] result(List<double[]> sums) {
        if (sums.isEmpty()) {
            return new double[1];
        }
        var confusions = cutoffs.confusions(sums.getFirst());
        var weights = get(MULTI_LABEL) ? find(LABEL_WEIGHTS) : Optional.<List<Double>>empty();
        var total = 0.0;
        var area = 0.0;
        for (var label = 0; label < confusions.size(); label++) {
            double weight = weights.isPresent() ? weights.get().get(label) : 1.0;
            area += weight * CurveArea.of(get(CURVE), get(SUMMATION_METHOD), confusions.get(label));
            total += weight;
        }
        return new double[] {Confusion.divide(area, total)};
    }
}
