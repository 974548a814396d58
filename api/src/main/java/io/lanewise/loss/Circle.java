package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.cast;
import static io.lanewise.op.Ops.equal;
import static io.lanewise.op.Ops.exp;
import static io.lanewise.op.Ops.greater;
import static io.lanewise.op.Ops.log;
import static io.lanewise.op.Ops.matMul;
import static io.lanewise.op.Ops.max;
import static io.lanewise.op.Ops.maximum;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.oneHot;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.select;
import static io.lanewise.op.Ops.softplus;
import static io.lanewise.op.Ops.subtract;
import static io.lanewise.op.Ops.sum;
import static io.lanewise.op.Ops.transpose;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Similarity of embeddings: softplus(logsumexp over others with the same label of −γ (m + d) (m − d) + logsumexp over those with another
 * label of γ (1 + m − d)⁺ (1 − m − d)), where d = max(1 − aᵀb, 0) and m is the margin (Sun et al., 2020). Rows of the prediction
 * should have length 1. Means are taken over the losses above 0.
 *
 * <p><b>Shapes.</b> Integer labels (batch) or (batch, 1), prediction (batch, size) → (batch).
 */
public final class Circle extends StandardLoss<Circle> {
    private static final double LEAST = -1e30;

    /** The scale. */
    public static final Option<Double> GAMMA = Option.of("gamma", OptionType.NUMBER, 80.0).within("a number above 0", value -> value > 0);
    /** The margin between the same and others. */
    public static final Option<Double> MARGIN = Option.of("margin", OptionType.NUMBER, 0.4);
    /** Whether a sample is no pair with itself. */
    public static final Option<Boolean> REMOVE_DIAGONAL = Option.of("remove_diagonal", OptionType.BOOLEAN, true);

    static final Kind<Circle> KIND = kind("Circle", Circle::new, GAMMA, MARGIN, REMOVE_DIAGONAL);

    private Circle(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static Circle of() {
        return KIND.create(KIND.values());
    }

    /** The same with another scale. */
    public Circle withGamma(double gamma) {
        return with(GAMMA, gamma);
    }

    /** The same with another margin. */
    public Circle withMargin(double margin) {
        return with(MARGIN, margin);
    }

    /** The same with or without pairs of a sample with itself. */
    public Circle withRemoveDiagonal(boolean remove) {
        return with(REMOVE_DIAGONAL, remove);
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var labels = labels(yTrue, yPred);
        var n = labels.shape().elements();
        double gamma = get(GAMMA);
        double margin = get(MARGIN);
        var distance = affine(matMul(yPred, transpose(yPred, 1, 0)), -1, 1);
        var d = maximum(distance, Ops.zerosLike(distance));
        var same = equal(reshape(labels, n, 1), reshape(labels, 1, n));
        var positive = get(REMOVE_DIAGONAL) ? multiply(same, others(same, n)) : same;
        var negative = affine(same, -1, 1);
        var near = multiply(multiply(weights(add(d, margin), positive), affine(d, -1, margin)), -gamma);
        var far = multiply(multiply(weights(affine(d, -1, 1 + margin), negative), affine(d, -1, 1 - margin)), gamma);
        return softplus(add(logSumExp(near, positive), logSumExp(far, negative)));
    }

    /** Samples whose loss is 0 do not count in means. */
    @Override
    public Optional<Value> mask(Value yTrue, Value yPred) {
        return Optional.of(greater(perSample(yTrue, yPred), 0));
    }

    private Value labels(Value yTrue, Value yPred) {
        if (yPred.shape().rank() != 2 || yTrue.shape().rank() < 1 || yTrue.shape().rank() > 2 || yTrue.shape().elements() != yPred.shape().size(0)) {
            throw new IllegalArgumentException(name() + ": expected an integer label for each embedding, of shape (N,) or (N, 1) for predictions of shape "
                    + "(N, size), received labels of shape " + yTrue.shape() + " for predictions of shape " + yPred.shape()
                    + "; let the model end in one vector a sample, and give the number of its class");
        }
        return cast(cast(yTrue, DType.INT32), DType.FLOAT32);
    }

    private static Value others(Value x, int n) {
        var diagonal = Tensor.wrap(IntStream.range(0, n).toArray(), Shape.of(n));
        return affine(oneHot(x.tape().constant(diagonal), n), -1, 1);
    }

    private static Value weights(Value numbers, Value mask) {
        return maximum(multiply(numbers, mask), Ops.zerosLike(mask));
    }

    /** ln Σ eˣ along the last axis over what the mask counts; nearly −∞ where it counts nothing. */
    private static Value logSumExp(Value x, Value mask) {
        var largest = max(select(mask, x, broadcast(Ops.constant(x, LEAST), x.shape())), -1);
        var below = subtract(x, broadcast(reshape(largest, x.shape().with(-1, 1)), x.shape()));
        var terms = multiply(exp(select(mask, below, Ops.zerosLike(x))), mask);
        var nothing = affine(max(mask, -1), -1, 1);
        return add(largest, log(add(sum(terms, -1), nothing)));
    }
}
