package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Motion;

/**
 * Moves each image down and to the right while training, by random parts of its height and width; does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomTranslation}.
 */
public final class RandomTranslation extends RandomMotionLayer<RandomTranslation> {
    /** How far down, in heights: a number f for −f to f, or a range. */
    public static final Option<Factor> HEIGHT_FACTOR =
            Option.required("height_factor", Factor.TYPE).within("one or two numbers from −1 to 1", factor -> factor.within(-1, 1));
    /** How far to the right, in widths: a number f for −f to f, or a range. */
    public static final Option<Factor> WIDTH_FACTOR =
            Option.required("width_factor", Factor.TYPE).within("one or two numbers from −1 to 1", factor -> factor.within(-1, 1));

    static final Kind<RandomTranslation> KIND = kind(
            "RandomTranslation", RandomTranslation::new, HEIGHT_FACTOR, WIDTH_FACTOR, FILL_MODE, INTERPOLATION, SEED, FILL_VALUE, DATA_FORMAT);

    private RandomTranslation(Values values) {
        super(values);
    }

    /** A layer that moves by up to these parts of height and width, in either direction. */
    public static RandomTranslation of(double heightFactor, double widthFactor) {
        return of(Factor.of(heightFactor), Factor.of(widthFactor));
    }

    /**
     * A layer that moves by these parts of height and width.
     *
     * @throws IllegalArgumentException if a factor does not lie within −1 to 1
     */
    public static RandomTranslation of(Factor heightFactor, Factor widthFactor) {
        return KIND.create(KIND.values().with(HEIGHT_FACTOR, heightFactor).with(WIDTH_FACTOR, widthFactor));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var height = get(HEIGHT_FACTOR);
        var width = get(WIDTH_FACTOR);
        return moved(scope, x, Motion.TRANSLATION, height.low(), height.high(), width.low(), width.high(), sampling());
    }
}
