package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Motion;

/**
 * Shrinks or enlarges each image around its middle while training; does nothing otherwise. With a factor f, neighbouring pixels show what
 * stood 1 + f pixels apart: a positive one shrinks. Without a width factor the image keeps its proportions.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomZoom}.
 */
public final class RandomZoom extends RandomMotionLayer<RandomZoom> {
    /** How much vertically: a number f for −f to f, or a range. */
    public static final Option<Factor> HEIGHT_FACTOR =
            Option.required("height_factor", Factor.TYPE).within("one or two numbers above −1 and at most 1", RandomZoom::fits);
    /** How much horizontally; as vertically, if it is left out. */
    public static final Option<Factor> WIDTH_FACTOR =
            Option.optional("width_factor", Factor.TYPE).within("one or two numbers above −1 and at most 1", RandomZoom::fits);

    static final Kind<RandomZoom> KIND =
            kind("RandomZoom", RandomZoom::new, HEIGHT_FACTOR, WIDTH_FACTOR, FILL_MODE, INTERPOLATION, SEED, FILL_VALUE, DATA_FORMAT);

    private RandomZoom(Values values) {
        super(values);
    }

    /** A layer that zooms by −factor to factor. */
    public static RandomZoom of(double heightFactor) {
        return of(Factor.of(heightFactor));
    }

    /**
     * A layer that zooms by this factor.
     *
     * @throws IllegalArgumentException if it does not lie above −1 and at most at 1
     */
    public static RandomZoom of(Factor heightFactor) {
        return KIND.create(KIND.values().with(HEIGHT_FACTOR, heightFactor));
    }

    /** The same with a factor of its own for the width. */
    public RandomZoom withWidthFactor(Factor widthFactor) {
        return with(WIDTH_FACTOR, widthFactor);
    }

    private static boolean fits(Factor factor) {
        return factor.within(Math.nextUp(-1.0), 1);
    }

    @Override
    Value changed(Scope scope, Value x) {
        var height = get(HEIGHT_FACTOR);
        var width = find(WIDTH_FACTOR).orElse(height);
        var motion = find(WIDTH_FACTOR).isPresent() ? Motion.ZOOM : Motion.ZOOM_ALIKE;
        return moved(scope, x, motion, 1 + height.low(), 1 + height.high(), 1 + width.low(), 1 + width.high(), sampling());
    }
}
