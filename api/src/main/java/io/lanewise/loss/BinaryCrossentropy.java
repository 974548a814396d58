package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.log;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.negate;
import static io.lanewise.op.Ops.softplus;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;

/**
 * The cross-entropy of labels 0 and 1 and probabilities p: the mean over an axis of −(y ln p + (1 − y) ln(1 − p)), with p kept
 * within 1e-7 and 1 − 1e-7. With logits z: the mean of softplus(z) − y z. Smoothing by s makes labels y (1 − s) + s / 2.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class BinaryCrossentropy extends StandardLoss<BinaryCrossentropy> {
    /** Whether the prediction is logits rather than probabilities. */
    public static final Option<Boolean> FROM_LOGITS = CrossEntropy.FROM_LOGITS;
    /** How far labels are moved towards ½. */
    public static final Option<Double> LABEL_SMOOTHING = CrossEntropy.LABEL_SMOOTHING;
    /** The axis over which the mean is taken. */
    public static final Option<Integer> AXIS = CrossEntropy.AXIS;

    private static final System.Logger LOG = System.getLogger(BinaryCrossentropy.class.getPackageName());

    static final Kind<BinaryCrossentropy> KIND = kind("BinaryCrossentropy", BinaryCrossentropy::new, FROM_LOGITS, LABEL_SMOOTHING, AXIS);

    private BinaryCrossentropy(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static BinaryCrossentropy of() {
        return KIND.create(KIND.values());
    }

    /** The same for logits or for probabilities. */
    public BinaryCrossentropy withFromLogits(boolean fromLogits) {
        return with(FROM_LOGITS, fromLogits);
    }

    /** The same with smoothed labels. */
    public BinaryCrossentropy withLabelSmoothing(double smoothing) {
        return with(LABEL_SMOOTHING, smoothing);
    }

    /** The same with the mean along another axis. */
    public BinaryCrossentropy withAxis(int axis) {
        return with(AXIS, axis);
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        double smoothing = get(LABEL_SMOOTHING);
        var labels = affine(pair.first(), 1 - smoothing, 0.5 * smoothing);
        var logits = get(FROM_LOGITS) ? pair.second() : CrossEntropy.logitsOfSigmoid(yPred).filter(z -> z.shape().equals(labels.shape())).orElse(null);
        return mean(logits != null ? ofLogits(labels, logits) : ofProbabilities(labels, pair.second()), get(AXIS));
    }

    /** Logs a warning of labels outside 0 to 1: for them the loss has no least value, and Keras takes them all the same. */
    @Override
    public void check(Tensor labels, Shape prediction) {
        var outside = 0;
        var first = 0;
        for (var i = 0; i < labels.elements(); i++) {
            var label = labels.at(i);
            if (label < 0 || label > 1) {
                first = outside == 0 ? i : first;
                outside++;
            }
        }
        if (outside > 0) {
            LOG.log(System.Logger.Level.WARNING, name() + ": expected labels from 0 to 1, but " + outside + " of " + labels.elements()
                    + " are not, the first " + Labels.text(labels.at(first)) + " at position " + first
                    + "; for more than two classes use sparse_categorical_crossentropy with a softmax");
        }
    }

    private static Value ofLogits(Value labels, Value logits) {
        return subtract(softplus(logits), multiply(labels, logits));
    }

    /** The cross-entropy of each probability. */
    static Value ofProbabilities(Value labels, Value probabilities) {
        var p = CrossEntropy.clipped(probabilities);
        var positive = multiply(labels, log(p));
        var negative = multiply(affine(labels, -1, 1), log(affine(p, -1, 1)));
        return negate(add(positive, negative));
    }

    @Override
    protected String hint(Value yTrue, Value yPred) {
        return yTrue.shape().rank() < yPred.shape().rank() && yPred.shape().size(-1) > 1
                ? "; for one of several classes use sparse_categorical_crossentropy with a softmax"
                : super.hint(yTrue, yPred);
    }
}
