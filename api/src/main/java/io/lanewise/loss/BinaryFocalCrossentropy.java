package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.sigmoid;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The binary cross-entropy with what is easy counting less: the mean over an axis of (1 − pₜ)^γ · bce, where pₜ is the probability of
 * the label (Lin et al., 2017). With class balancing, labels 1 count α and labels 0 count 1 − α.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class BinaryFocalCrossentropy extends StandardLoss<BinaryFocalCrossentropy> {
    /** Whether labels of 1 count α and labels of 0 count 1 − α. */
    public static final Option<Boolean> APPLY_CLASS_BALANCING = Option.of("apply_class_balancing", OptionType.BOOLEAN, false);
    /** How much labels of 1 count. */
    public static final Option<Double> ALPHA = Option.of("alpha", OptionType.NUMBER, 0.25).within("a number from 0 to 1", value -> value >= 0 && value <= 1);
    /** How fast what is easy counts less. */
    public static final Option<Double> GAMMA = Option.of("gamma", OptionType.NUMBER, 2.0).within("a number of 0 or more", value -> value >= 0);
    /** Whether the prediction is logits rather than probabilities. */
    public static final Option<Boolean> FROM_LOGITS = CrossEntropy.FROM_LOGITS;
    /** How far labels are moved towards each other. */
    public static final Option<Double> LABEL_SMOOTHING = CrossEntropy.LABEL_SMOOTHING;
    /** The axis over which the mean is taken. */
    public static final Option<Integer> AXIS = CrossEntropy.AXIS;

    static final Kind<BinaryFocalCrossentropy> KIND = kind("BinaryFocalCrossentropy", BinaryFocalCrossentropy::new, APPLY_CLASS_BALANCING, ALPHA, GAMMA, FROM_LOGITS, LABEL_SMOOTHING, AXIS);

    private BinaryFocalCrossentropy(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static BinaryFocalCrossentropy of() {
        return KIND.create(KIND.values());
    }

    /** The same with or without class balancing. */
    public BinaryFocalCrossentropy withApplyClassBalancing(boolean balancing) {
        return with(APPLY_CLASS_BALANCING, balancing);
    }

    /** The same with another weight. */
    public BinaryFocalCrossentropy withAlpha(double alpha) {
        return with(ALPHA, alpha);
    }

    /** The same with another exponent. */
    public BinaryFocalCrossentropy withGamma(double gamma) {
        return with(GAMMA, gamma);
    }

    /** The same for logits or for probabilities. */
    public BinaryFocalCrossentropy withFromLogits(boolean fromLogits) {
        return with(FROM_LOGITS, fromLogits);
    }

    /** The same with smoothed labels. */
    public BinaryFocalCrossentropy withLabelSmoothing(double smoothing) {
        return with(LABEL_SMOOTHING, smoothing);
    }

    /** The same along another axis. */
    public BinaryFocalCrossentropy withAxis(int axis) {
        return with(AXIS, axis);
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        double smoothing = get(LABEL_SMOOTHING);
        double alpha = get(ALPHA);
        var labels = affine(y, 1 - smoothing, 0.5 * smoothing);
        var probabilities = get(FROM_LOGITS) ? sigmoid(p) : p;
        var ofLabel = add(multiply(labels, probabilities), multiply(affine(labels, -1, 1), affine(probabilities, -1, 1)));
        var focal = multiply(CrossEntropy.power(affine(ofLabel, -1, 1), get(GAMMA)), BinaryCrossentropy.ofProbabilities(labels, probabilities));
        var weight = affine(labels, 2 * alpha - 1, 1 - alpha);
        return mean(get(APPLY_CLASS_BALANCING) ? multiply(weight, focal) : focal, get(AXIS));
    }
}
