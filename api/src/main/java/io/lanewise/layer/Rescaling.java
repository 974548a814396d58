package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * y = x · scale + offset.
 *
 * <p><b>Shapes.</b> Any; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.Rescaling}.
 */
public final class Rescaling extends ConfiguredLayer<Rescaling> {
    /** The factor. */
    public static final Option<Double> SCALE = Option.required("scale", OptionType.NUMBER);
    /** The summand. */
    public static final Option<Double> OFFSET = Option.of("offset", OptionType.NUMBER, 0.0);

    static final Kind<Rescaling> KIND = kind("Rescaling", Rescaling::new, SCALE, OFFSET);

    private Rescaling(Values values) {
        super(values);
    }

    /** A layer that multiplies by a factor. */
    public static Rescaling of(double scale) {
        return KIND.create(KIND.values().with(SCALE, scale));
    }

    /** The same with a summand. */
    public Rescaling withOffset(double offset) {
        return with(OFFSET, offset);
    }

    @Override
    protected Value call(Scope scope, Value x) {
        return Ops.affine(x, get(SCALE), get(OFFSET));
    }
}
