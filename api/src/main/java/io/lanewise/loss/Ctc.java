package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.cast;
import static io.lanewise.op.Ops.concatenate;
import static io.lanewise.op.Ops.constant;
import static io.lanewise.op.Ops.equal;
import static io.lanewise.op.Ops.exp;
import static io.lanewise.op.Ops.greater;
import static io.lanewise.op.Ops.log;
import static io.lanewise.op.Ops.logSoftmax;
import static io.lanewise.op.Ops.max;
import static io.lanewise.op.Ops.maximum;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.negate;
import static io.lanewise.op.Ops.oneHot;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.select;
import static io.lanewise.op.Ops.slice;
import static io.lanewise.op.Ops.subtract;
import static io.lanewise.op.Ops.sum;
import static io.lanewise.op.Ops.zerosLike;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Einsum;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Connectionist temporal classification (Graves et al., 2006): −ln of the probability that a sequence of predictions spells the labels, whenever
 * each of them is said, with blanks in between, and however long. Class 0 is the blank; behind its labels a sample is filled up with zeros.
 * Infinite where there are more labels than steps could spell; the gradient is 0 there.
 *
 * <p><b>Shapes.</b> Labels (batch, longest) of integers, logits (batch, steps, classes) → (batch).
 *
 * <p>Source: Keras {@code keras.losses.CTC}.
 */
public final class Ctc extends StandardLoss<Ctc> {
    static final Kind<Ctc> KIND = kind("CTC", Ctc::new);

    /** As good as −∞ among logarithms of probabilities, yet such that differences are numbers. */
    private static final double LEAST = -1e9;
    /** No sum of logarithms that could be spelled comes near. */
    private static final double IMPOSSIBLE = 1e8;

    private Ctc(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static Ctc of() {
        return KIND.create(KIND.values());
    }

    @Override
    public void check(Tensor labels, Shape prediction) {
        Labels.check(name(), labels, prediction.size(-1), Optional.empty());
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        if (yTrue.shape().rank() != 2 || yPred.shape().rank() != 3 || yTrue.shape().size(0) != yPred.shape().size(0)) {
            throw new IllegalArgumentException(name() + ": expected labels of shape (batch, longest) and logits of shape (batch, steps, classes), received labels of "
                    + "shape " + yTrue.shape() + " and logits of shape " + yPred.shape() + "; let the model end in a layer of logits for each step");
        }
        var classes = yPred.shape().size(2);
        var labels = cast(cast(yTrue, DType.INT32), DType.FLOAT32);
        var places = places(labels);
        var emitted = new Einsum("ntc", "nsc", "nts").of(logSoftmax(yPred), oneHot(cast(places, DType.INT32), classes));
        var last = forward(emitted, skips(places), labels);
        var count = sum(said(labels), -1);
        var total = logSumExp(select(ends(places, count), last, least(last)));
        var loss = negate(total);
        return select(greater(loss, IMPOSSIBLE), broadcast(constant(loss, Double.POSITIVE_INFINITY), loss.shape()), loss);
    }

    /** 1 where a label is no blank. */
    private static Value said(Value labels) {
        return Ops.affine(equal(labels, zerosLike(labels)), -1, 1);
    }

    /** The labels with a blank before, between and behind them: (batch, 2 · longest + 1). */
    private static Value places(Value labels) {
        var batch = labels.shape().size(0);
        var pairs = concatenate(List.of(reshape(zerosLike(labels), labels.shape().size(0), labels.shape().size(1), 1),
                reshape(labels, batch, labels.shape().size(1), 1)), -1);
        var paired = reshape(pairs, batch, 2 * labels.shape().size(1));
        return concatenate(List.of(paired, zerosLike(slice(labels, 1, 0, 1))), 1);
    }

    /** 1 where the blank before a label may be left out: between labels that differ. */
    private static Value skips(Value places) {
        var differ = Ops.affine(equal(places, behind(places, 2, -1)), -1, 1);
        return multiply(differ, said(places));
    }

    /** Each place's number as many places before, and another one where there is none. */
    private static Value behind(Value x, int by, double filling) {
        var size = x.shape().size(1);
        if (size <= by) {
            return broadcast(constant(x, filling), x.shape());
        }
        var filled = broadcast(constant(x, filling), x.shape().with(1, by));
        return concatenate(List.of(filled, slice(x, 1, 0, size - by)), 1);
    }

    /** The logarithms of the probabilities to stand at each place behind the last step, having spelled all before it. */
    private static Value forward(Value emitted, Value skips, Value labels) {
        var batch = labels.shape().size(0);
        var size = emitted.shape().size(2);
        var begins = emitted.tape().constant(Tensor.of(IntStream.range(0, batch * size).mapToDouble(i -> i % size < 2 ? 1 : 0).toArray()).reshape(batch, size));
        var first = step(emitted, 0);
        var state = select(begins, first, least(first));
        for (var t = 1; t < emitted.shape().size(1); t++) {
            var skipped = select(skips, behind(state, 2, LEAST), least(state));
            state = add(logSumExp(state, behind(state, 1, LEAST), skipped), step(emitted, t));
        }
        return state;
    }

    private static Value step(Value emitted, int t) {
        return reshape(slice(emitted, 1, t, t + 1), emitted.shape().size(0), emitted.shape().size(2));
    }

    /** 1 at the last label of each sample and at the blank behind it. */
    private static Value ends(Value places, Value count) {
        var shape = places.shape();
        var numbers = places.tape().constant(Tensor.of(IntStream.range(0, shape.elements()).mapToDouble(i -> i % shape.size(1)).toArray()).reshape(shape.toArray()));
        var blank = broadcast(reshape(multiply(count, 2), shape.size(0), 1), shape);
        return maximum(equal(numbers, blank), equal(numbers, add(blank, -1)));
    }

    private static Value least(Value like) {
        return broadcast(constant(like, LEAST), like.shape());
    }

    private static Value logSumExp(Value a, Value b, Value c) {
        var largest = maximum(maximum(a, b), c);
        var terms = add(add(exp(subtract(a, largest)), exp(subtract(b, largest))), exp(subtract(c, largest)));
        return add(largest, log(terms));
    }

    private static Value logSumExp(Value x) {
        var largest = max(x, -1);
        return add(largest, log(sum(exp(subtract(x, broadcast(reshape(largest, x.shape().with(-1, 1)), x.shape()))), -1)));
    }
}
