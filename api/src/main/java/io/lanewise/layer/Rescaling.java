package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;

/**
 * y = x · scale + offset; both are numbers, or arrays that are broadcast to x.
 *
 * <p><b>Shapes.</b> Any; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.Rescaling}.
 */
public final class Rescaling extends ConfiguredLayer<Rescaling> {
    /** The factor. */
    public static final Option<Coefficients> SCALE = Option.required("scale", Coefficients.TYPE);
    /** The summand. */
    public static final Option<Coefficients> OFFSET = Option.of("offset", Coefficients.TYPE, Coefficients.of(0)).written();

    static final Kind<Rescaling> KIND = kind("Rescaling", Rescaling::new, SCALE, OFFSET);

    private Rescaling(Values values) {
        super(values);
    }

    /** A layer that multiplies by a factor. */
    public static Rescaling of(double scale) {
        return KIND.create(KIND.values().with(SCALE, Coefficients.of(scale)));
    }

    /** A layer that multiplies by a factor for each place of the last axis, such as the channel. */
    public static Rescaling of(double... scale) {
        return KIND.create(KIND.values().with(SCALE, Coefficients.of(scale)));
    }

    /** The same with a summand. */
    public Rescaling withOffset(double offset) {
        return with(OFFSET, Coefficients.of(offset));
    }

    /** The same with a summand for each place of the last axis. */
    public Rescaling withOffset(double... offset) {
        return with(OFFSET, Coefficients.of(offset));
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        var scale = get(SCALE);
        var offset = get(OFFSET);
        if (scale.isNumber() && offset.isNumber()) {
            return Ops.affine(x, scale.number(), offset.number());
        }
        if (!scale.fits(x.shape()) || !offset.fits(x.shape())) {
            throw wrongInput("a shape to which scale and offset can be broadcast", x);
        }
        return Ops.add(Ops.multiply(x, x.tape().constant(scale.tensor())), x.tape().constant(offset.tensor()));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
