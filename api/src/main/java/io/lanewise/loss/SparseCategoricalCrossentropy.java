package io.lanewise.loss;

import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.cast;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.equal;
import static io.lanewise.op.Ops.log;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.negate;
import static io.lanewise.op.Ops.oneHot;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.sparseCrossEntropy;
import static io.lanewise.op.Ops.sum;
import static io.lanewise.op.Ops.sumLast;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The cross-entropy of integer labels and the probabilities of classes: −ln p[label], where p is brought to the sum 1 and kept
 * within 1e-7 and 1 − 1e-7. With logits, p is their softmax. Labels of {@code ignore_class} count nothing.
 *
 * <p><b>Shapes.</b> Labels (batch, …) or (batch, …, 1), prediction (batch, …, classes) → (batch, …). With another axis of classes, labels have
 * no such axis or one of size 1.
 */
public final class SparseCategoricalCrossentropy extends StandardLoss<SparseCategoricalCrossentropy> {
    /** Whether the prediction is logits rather than probabilities. */
    public static final Option<Boolean> FROM_LOGITS = CrossEntropy.FROM_LOGITS;
    /** A label whose samples count nothing. */
    public static final Option<Integer> IGNORE_CLASS = Option.optional("ignore_class", OptionType.INTEGER);
    /** The axis of the classes. */
    public static final Option<Integer> AXIS = CrossEntropy.AXIS;

    static final Kind<SparseCategoricalCrossentropy> KIND =
            kind("SparseCategoricalCrossentropy", SparseCategoricalCrossentropy::new, FROM_LOGITS, IGNORE_CLASS, AXIS);

    private SparseCategoricalCrossentropy(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static SparseCategoricalCrossentropy of() {
        return KIND.create(KIND.values());
    }

    /** The same for logits or for probabilities. */
    public SparseCategoricalCrossentropy withFromLogits(boolean fromLogits) {
        return with(FROM_LOGITS, fromLogits);
    }

    /** The same, ignoring samples with this label. */
    public SparseCategoricalCrossentropy withIgnoreClass(int label) {
        return with(IGNORE_CLASS, label);
    }

    /** The same with the classes along another axis. */
    public SparseCategoricalCrossentropy withAxis(int axis) {
        return with(AXIS, axis);
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var labels = labels(yTrue, yPred);
        var prediction = ClassAxis.last(yPred, yPred.shape().axis(get(AXIS)));
        var counted = mask(yTrue, yPred);
        // An ignored label need not be a class: it is replaced by 0, and the loss by 0.
        var classes = counted.isPresent() ? cast(multiply(cast(labels, DType.FLOAT32), counted.get()), DType.INT32) : labels;
        var logits = get(FROM_LOGITS) ? prediction : CrossEntropy.logitsOfSoftmax(prediction).orElse(null);
        var losses = logits != null ? ofLogits(classes, logits) : ofProbabilities(classes, prediction);
        return counted.map(mask -> Ops.select(mask, losses, Ops.zerosLike(losses))).orElse(losses);
    }

    @Override
    public void check(Tensor labels, Shape prediction) {
        Labels.check(name(), labels, prediction.size(get(AXIS)), find(IGNORE_CLASS));
    }

    @Override
    public Spec labels(Shape prediction) {
        var axis = prediction.axis(get(AXIS));
        return new Spec(Shape.of(IntStream.range(0, prediction.rank()).filter(i -> i != axis).map(prediction::size).toArray()), DType.INT32);
    }

    @Override
    public Optional<Value> mask(Value yTrue, Value yPred) {
        return find(IGNORE_CLASS).map(ignored -> {
            var labels = cast(labels(yTrue, yPred), DType.FLOAT32);
            return affine(equal(labels, Ops.constant(labels, ignored)), -1, 1);
        });
    }

    private Value labels(Value yTrue, Value yPred) {
        return Labels.classes(name(), yTrue, yPred, get(AXIS));
    }

    private static Value ofLogits(Value labels, Value logits) {
        var classes = logits.shape().size(-1);
        var rows = labels.shape().elements();
        return reshape(sparseCrossEntropy(reshape(logits, rows, classes), reshape(labels, rows)), labels.shape());
    }

    private static Value ofProbabilities(Value labels, Value p) {
        var logarithms = log(CrossEntropy.clipped(divide(p, broadcast(sumLast(p), p.shape()))));
        return negate(sum(multiply(oneHot(labels, p.shape().size(-1)), logarithms), -1));
    }
}
