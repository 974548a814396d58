package io.lanewise.loss;

import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.log;
import static io.lanewise.op.Ops.logSoftmax;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.negate;
import static io.lanewise.op.Ops.sum;
import static io.lanewise.op.Ops.sumLast;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The cross-entropy of one-hot labels and the probabilities of classes: −Σ y ln p, where p is brought to the sum 1 and kept within
 * 1e-7 and 1 − 1e-7. With logits, p is their softmax. Smoothing by s makes labels y (1 − s) + s / classes.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, classes) → (batch, …).
 */
public final class CategoricalCrossentropy extends StandardLoss<CategoricalCrossentropy> {
    /** Whether the prediction is logits rather than probabilities. */
    public static final Option<Boolean> FROM_LOGITS = CrossEntropy.FROM_LOGITS;
    /** How far labels are moved towards 1 / classes. */
    public static final Option<Double> LABEL_SMOOTHING = CrossEntropy.LABEL_SMOOTHING;
    /** The axis of the classes. */
    public static final Option<Integer> AXIS = CrossEntropy.AXIS;

    static final Kind<CategoricalCrossentropy> KIND =
            kind("CategoricalCrossentropy", CategoricalCrossentropy::new, FROM_LOGITS, LABEL_SMOOTHING, AXIS);

    private CategoricalCrossentropy(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static CategoricalCrossentropy of() {
        return KIND.create(KIND.values());
    }

    /** The same for logits or for probabilities. */
    public CategoricalCrossentropy withFromLogits(boolean fromLogits) {
        return with(FROM_LOGITS, fromLogits);
    }

    /** The same with smoothed labels. */
    public CategoricalCrossentropy withLabelSmoothing(double smoothing) {
        return with(LABEL_SMOOTHING, smoothing);
    }

    /** The same with the classes along another axis. */
    public CategoricalCrossentropy withAxis(int axis) {
        return with(AXIS, axis);
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var axis = yPred.shape().axis(get(AXIS));
        var smoothing = get(LABEL_SMOOTHING) / pair.first().shape().size(-1);
        var labels = ClassAxis.last(affine(pair.first(), 1 - get(LABEL_SMOOTHING), smoothing), axis);
        var prediction = ClassAxis.last(pair.second(), axis);
        var logits = get(FROM_LOGITS) ? prediction : CrossEntropy.logitsOfSoftmax(prediction).orElse(null);
        var logarithms = logits != null ? logSoftmax(logits) : logOfProbabilities(prediction);
        return negate(sum(multiply(labels, logarithms), -1));
    }

    private static Value logOfProbabilities(Value p) {
        return log(CrossEntropy.clipped(divide(p, broadcast(sumLast(p), p.shape()))));
    }

    @Override
    protected String hint(Value yTrue, Value yPred) {
        return oneHotHint(yTrue, yPred, "use sparse_categorical_crossentropy, or ", super.hint(yTrue, yPred));
    }
}
