package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Motion;

/**
 * Shears each image while training: the pixel at (x, y) shows what stood at (x + s · fₓ · y, y + s · f_y · x), with f of each image's own and s 1
 * or −1, equally likely. Does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomShear}.
 */
public final class RandomShear extends RandomMotionLayer<RandomShear> {
    /** How far across: a number f for −f to f, or a range. */
    public static final Option<Factor> X_FACTOR = factor("x_factor");
    /** How far down: a number f for −f to f, or a range. */
    public static final Option<Factor> Y_FACTOR = factor("y_factor");

    static final Kind<RandomShear> KIND =
            kind("RandomShear", RandomShear::new, X_FACTOR, Y_FACTOR, INTERPOLATION, FILL_MODE, FILL_VALUE, DATA_FORMAT, SEED);

    private RandomShear(Values values) {
        super(values);
    }

    private static Option<Factor> factor(String key) {
        // Keras writes a number f as −f and f, though it does not read that again.
        return Option.of(key, Factor.TYPE, Factor.of(0)).within(
                "a number from 0 to 1, or two, or its negative and itself",
                factor -> factor.within(0, 1) || (factor.within(-1, 1) && factor.low() == -factor.high()));
    }

    /** A layer that does nothing yet. */
    public static RandomShear of() {
        return KIND.create(KIND.values());
    }

    /** The same that shears across. */
    public RandomShear withXFactor(Factor factor) {
        return with(X_FACTOR, factor);
    }

    /** The same that shears down. */
    public RandomShear withYFactor(Factor factor) {
        return with(Y_FACTOR, factor);
    }

    @Override
    Value changed(Scope scope, Value x) {
        var across = get(X_FACTOR);
        var down = get(Y_FACTOR);
        return moved(scope, x, Motion.SHEAR, across.low(), across.high(), down.low(), down.high(), sampling());
    }
}
