package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.List;

/**
 * Each sample brought to length 1 along some axes: y = x · min(1 / √Σx², 10¹²).
 *
 * <p><b>Shapes.</b> Any; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.UnitNormalization}.
 */
public final class UnitNormalization extends ConfiguredLayer<UnitNormalization> {
    /** The axis or axes over which the squares are summed. */
    public static final Option<List<Integer>> AXIS = LayerAxes.option();

    static final Kind<UnitNormalization> KIND = kind("UnitNormalization", UnitNormalization::new, AXIS);

    /** So that a sample of zeros stays one. */
    private static final double LARGEST_FACTOR = 1e12;

    private UnitNormalization(Values values) {
        super(values);
    }

    /** A layer that normalizes along the last axis. */
    public static UnitNormalization of() {
        return KIND.create(KIND.values());
    }

    /** The same along other axes. */
    public UnitNormalization withAxis(int... axes) {
        return with(AXIS, Arrays.stream(axes).boxed().toList());
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        var factor = Ops.reciprocal(Ops.sqrt(Axes.sum(Ops.square(x), LayerAxes.of(this, get(AXIS), x))));
        return Ops.multiply(x, Ops.clip(factor, 0, LARGEST_FACTOR));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
