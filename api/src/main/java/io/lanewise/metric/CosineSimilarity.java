package io.lanewise.metric;

import static io.lanewise.op.Ops.negate;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The cosine of the angle between labels and predictions along an axis: 1 where they point the same way, the loss of this name negated.
 *
 * <p><b>Shapes.</b> Labels and predictions (batch, …, n).
 */
public final class CosineSimilarity extends MeanMetric<CosineSimilarity> {
    /** The axis along which vectors lie. */
    public static final Option<Integer> AXIS = io.lanewise.loss.CosineSimilarity.AXIS;

    static final Kind<CosineSimilarity> KIND = kind("CosineSimilarity", CosineSimilarity::new, AXIS);

    private CosineSimilarity(Values values) {
        super(values);
    }

    /** The metric along the last axis. */
    public static CosineSimilarity of() {
        return KIND.create(KIND.values());
    }

    /** The same along another axis. */
    public CosineSimilarity withAxis(int axis) {
        return with(AXIS, axis);
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        return negate(io.lanewise.loss.CosineSimilarity.of().withAxis(get(AXIS)).perSample(yTrue, yPred));
    }
}
