package io.lanewise.metric;

import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.subtract;
import static io.lanewise.op.Ops.sumLast;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * A correlation of labels and predictions along an axis, averaged over the rest.
 *
 * <p><b>Shapes.</b> Labels and predictions (batch, …, n).
 *
 * @param <S> its own class
 */
public abstract class Correlation<S extends Correlation<S>> extends MeanMetric<S> {
    /** The axis along which they are correlated, the last by default. */
    public static final Option<Integer> AXIS = Option.of("axis", OptionType.INTEGER, -1);

    Correlation(Values values) {
        super(values);
    }

    /** The same along another axis. */
    public final S withAxis(int axis) {
        return with(AXIS, axis);
    }

    @Override
    protected final Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        return along(MetricInputs.withLast(pair.first(), get(AXIS)), MetricInputs.withLast(pair.second(), get(AXIS)));
    }

    /** The correlation along the last axis. */
    abstract Value along(Value yTrue, Value yPred);

    /** The mean along the last axis, which stays with size 1. */
    static Value meanLast(Value x) {
        return affine(sumLast(x), 1.0 / x.shape().size(-1), 0);
    }

    /** The differences from the mean. */
    static Value centred(Value x) {
        return subtract(x, meanLast(x));
    }
}
