package io.lanewise.loss;

import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.maximum;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.negate;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.sqrt;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.sum;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * The negative cosine of the angle between labels and prediction along an axis: −Σ yTrue · yPred, both of length 1; −1 where they
 * point the same way. Lengths are taken to be 1e-7 at least.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → the same without the axis.
 */
public final class CosineSimilarity extends StandardLoss<CosineSimilarity> {
    /** The axis along which vectors lie. */
    public static final Option<Integer> AXIS = CrossEntropy.AXIS;

    static final Kind<CosineSimilarity> KIND = kind("CosineSimilarity", CosineSimilarity::new, AXIS);

    private CosineSimilarity(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static CosineSimilarity of() {
        return KIND.create(KIND.values());
    }

    /** The same along another axis. */
    public CosineSimilarity withAxis(int axis) {
        return with(AXIS, axis);
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        var axis = p.shape().axis(get(AXIS));
        return negate(sum(multiply(unit(y, axis), unit(p, axis)), axis));
    }

    private static Value unit(Value x, int axis) {
        var length = sum(square(x), axis);
        var least = Ops.constant(length, CrossEntropy.EPSILON * CrossEntropy.EPSILON);
        return divide(x, broadcast(reshape(sqrt(maximum(length, least)), x.shape().with(axis, 1)), x.shape()));
    }
}
