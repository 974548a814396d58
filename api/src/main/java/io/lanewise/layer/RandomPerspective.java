package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.FillMode;
import io.lanewise.op.Interpolation;
import io.lanewise.op.Motion;
import io.lanewise.op.Ops;
import io.lanewise.op.Sampling;

/**
 * Some of the images tilted while training: their corners, but for the upper left, move away from it or towards it by up to scale / 2 of width and
 * height. Does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomPerspective}.
 */
public final class RandomPerspective extends RandomImageLayer<RandomPerspective> {
    /** The probability of a tilt, which is drawn too: a number f for 0 to f, or a range. */
    public static final Option<Factor> FACTOR = RandomErasing.FACTOR;
    /** How far corners may move. */
    public static final Option<Double> SCALE = Option.of("scale", OptionType.NUMBER, 1.0).within("a number from 0 to 1", scale -> scale >= 0 && scale <= 1);
    /** What stands between the pixels: linear steps, by default. */
    public static final Option<Interpolation> INTERPOLATION = RandomMotionLayer.INTERPOLATION;
    /** The number beyond the rim. */
    public static final Option<Double> FILL_VALUE = RandomMotionLayer.FILL_VALUE;

    static final Kind<RandomPerspective> KIND =
            kind("RandomPerspective", RandomPerspective::new, FACTOR, SCALE, INTERPOLATION, FILL_VALUE, SEED, DATA_FORMAT);

    private RandomPerspective(Values values) {
        super(values);
    }

    /** A layer that moves corners by up to a half. */
    public static RandomPerspective of() {
        return KIND.create(KIND.values());
    }

    /** The same with another probability. */
    public RandomPerspective withFactor(Factor factor) {
        return with(FACTOR, factor);
    }

    /** The same that moves corners less. */
    public RandomPerspective withScale(double scale) {
        return with(SCALE, scale);
    }

    /** The same with another interpolation, nearest or bilinear. */
    public RandomPerspective withInterpolation(Interpolation interpolation) {
        return with(INTERPOLATION, interpolation);
    }

    /** The same with another number beyond the rim. */
    public RandomPerspective withFillValue(double value) {
        return with(FILL_VALUE, value);
    }

    @Override
    Value changed(Scope scope, Value x) {
        var reach = get(SCALE) / 2;
        var sampling = new Sampling(get(INTERPOLATION) == Interpolation.BILINEAR, FillMode.CONSTANT, get(FILL_VALUE));
        var tilted = moved(scope, x, Motion.PERSPECTIVE, -reach, reach, -reach, reach, sampling);
        return Ops.select(Ops.broadcast(chosen(scope, x, get(FACTOR)), x.shape()), tilted, x);
    }
}
