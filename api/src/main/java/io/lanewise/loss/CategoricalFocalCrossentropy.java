package io.lanewise.loss;

import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.log;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.negate;
import static io.lanewise.op.Ops.softmax;
import static io.lanewise.op.Ops.sum;
import static io.lanewise.op.Ops.sumLast;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The cross-entropy of one-hot labels with what is easy counting less: −Σ α (1 − p)^γ yTrue ln p, where p is brought to the sum 1
 * and kept within 1e-7 and 1 − 1e-7 (Lin et al., 2017). With logits, p is their softmax.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, classes) → the same without the axis.
 */
public final class CategoricalFocalCrossentropy extends StandardLoss<CategoricalFocalCrossentropy> {
    /** How much labels of 1 count: all alike, or those of each class. */
    public static final Option<ClassWeights> ALPHA = Option.of("alpha", ClassWeights.TYPE, ClassWeights.of(0.25));
    /** How fast what is easy counts less. */
    public static final Option<Double> GAMMA = Option.of("gamma", OptionType.NUMBER, 2.0).within("a number of 0 or more", value -> value >= 0);
    /** Whether the prediction is logits rather than probabilities. */
    public static final Option<Boolean> FROM_LOGITS = CrossEntropy.FROM_LOGITS;
    /** How far labels are moved towards each other. */
    public static final Option<Double> LABEL_SMOOTHING = CrossEntropy.LABEL_SMOOTHING;
    /** The axis of the classes. */
    public static final Option<Integer> AXIS = CrossEntropy.AXIS;

    static final Kind<CategoricalFocalCrossentropy> KIND = kind("CategoricalFocalCrossentropy", CategoricalFocalCrossentropy::new, ALPHA, GAMMA, FROM_LOGITS, LABEL_SMOOTHING, AXIS);

    private CategoricalFocalCrossentropy(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static CategoricalFocalCrossentropy of() {
        return KIND.create(KIND.values());
    }

    /** The same with another weight. */
    public CategoricalFocalCrossentropy withAlpha(double alpha) {
        return with(ALPHA, ClassWeights.of(alpha));
    }

    /** The same with a weight for each class, along the prediction's last axis. */
    public CategoricalFocalCrossentropy withAlpha(double... alphas) {
        return with(ALPHA, ClassWeights.of(alphas));
    }

    /** The same with another exponent. */
    public CategoricalFocalCrossentropy withGamma(double gamma) {
        return with(GAMMA, gamma);
    }

    /** The same for logits or for probabilities. */
    public CategoricalFocalCrossentropy withFromLogits(boolean fromLogits) {
        return with(FROM_LOGITS, fromLogits);
    }

    /** The same with smoothed labels. */
    public CategoricalFocalCrossentropy withLabelSmoothing(double smoothing) {
        return with(LABEL_SMOOTHING, smoothing);
    }

    /** The same along another axis. */
    public CategoricalFocalCrossentropy withAxis(int axis) {
        return with(AXIS, axis);
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        double smoothing = get(LABEL_SMOOTHING);
        var axis = p.shape().axis(get(AXIS));
        var labels = ClassAxis.last(get(ALPHA).times(name(), affine(y, 1 - smoothing, smoothing / y.shape().size(-1))), axis);
        var prediction = ClassAxis.last(p, axis);
        var probabilities = get(FROM_LOGITS) ? softmax(prediction) : prediction;
        var clipped = CrossEntropy.clipped(divide(probabilities, broadcast(sumLast(probabilities), probabilities.shape())));
        return negate(sum(multiply(CrossEntropy.power(affine(clipped, -1, 1), get(GAMMA)), multiply(labels, log(clipped))), -1));
    }

    @Override
    protected String hint(Value yTrue, Value yPred) {
        return oneHotHint(yTrue, yPred, "", super.hint(yTrue, yPred));
    }
}
