package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.op.FillMode;
import io.lanewise.op.Interpolation;
import io.lanewise.op.Sampling;

/**
 * A layer that moves images at random and reads them between and beyond their pixels.
 *
 * @param <S> its own class
 */
abstract class RandomMotionLayer<S extends RandomMotionLayer<S>> extends RandomImageLayer<S> {
    /** What stands beyond the rim: the image in a mirror, by default. */
    public static final Option<FillMode> FILL_MODE = Option.of("fill_mode", OptionType.constants("fill mode", FillMode.class), FillMode.REFLECT)
            .within("constant, nearest, reflect or wrap", mode -> mode != FillMode.MIRROR);
    /** What stands between the pixels: linear steps, by default. */
    public static final Option<Interpolation> INTERPOLATION =
            Option.of("interpolation", OptionType.constants("interpolation", Interpolation.class), Interpolation.BILINEAR)
                    .within("nearest or bilinear", value -> value == Interpolation.NEAREST || value == Interpolation.BILINEAR);
    /** The number beyond the rim, with the fill mode constant. */
    public static final Option<Double> FILL_VALUE = Option.of("fill_value", OptionType.NUMBER, 0.0);

    RandomMotionLayer(Values values) {
        super(values);
    }

    /** The same with something else beyond the rim. */
    public final S withFillMode(FillMode mode) {
        return with(FILL_MODE, mode);
    }

    /** The same with another interpolation, nearest or bilinear. */
    public final S withInterpolation(Interpolation interpolation) {
        return with(INTERPOLATION, interpolation);
    }

    /** The same with another number beyond the rim. */
    public final S withFillValue(double value) {
        return with(FILL_VALUE, value);
    }

    final Sampling sampling() {
        return new Sampling(get(INTERPOLATION) == Interpolation.BILINEAR, get(FILL_MODE), get(FILL_VALUE));
    }
}
