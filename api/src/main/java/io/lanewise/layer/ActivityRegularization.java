package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.regularizer.L1L2;
import io.lanewise.tensor.DType;

/**
 * y = x, with the penalty (l1 · Σ|x| + l2 · Σx²) / batch added to the loss.
 *
 * <p><b>Shapes.</b> Any; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.ActivityRegularization}.
 */
public final class ActivityRegularization extends ConfiguredLayer<ActivityRegularization> {
    /** The factor of the absolute values. */
    public static final Option<Double> L1 = L1L2.L1;
    /** The factor of the squares. */
    public static final Option<Double> L2 = L1L2.L2;

    static final Kind<ActivityRegularization> KIND = kind("ActivityRegularization", ActivityRegularization::new, L1, L2);

    private ActivityRegularization(Values values) {
        super(values);
    }

    /**
     * A layer that penalizes its input.
     *
     * @throws IllegalArgumentException if a factor is below 0
     */
    public static ActivityRegularization of(double l1, double l2) {
        return KIND.create(KIND.values().with(L1, l1).with(L2, l2));
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        scope.addLoss(Ops.multiply(L1L2.of(get(L1), get(L2)).penalty(x), 1.0 / x.shape().size(0)));
        return x;
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
