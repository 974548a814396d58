package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Motion;

/**
 * Turns each image around its middle while training, by a random part of a full turn; does nothing otherwise. A positive factor turns
 * anticlockwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomRotation}.
 */
public final class RandomRotation extends RandomMotionLayer<RandomRotation> {
    /** How far, in full turns: a number f for −f to f, or a range. */
    public static final Option<Factor> FACTOR = Option.required("factor", Factor.TYPE)
            .within("a number from −1 to 1, or two, the first at most 1, the second at least −1", factor -> factor.reaches(-1, 1));

    static final Kind<RandomRotation> KIND =
            kind("RandomRotation", RandomRotation::new, FACTOR, FILL_MODE, INTERPOLATION, SEED, FILL_VALUE, DATA_FORMAT);

    private static final double FULL_TURN = 360;

    private RandomRotation(Values values) {
        super(values);
    }

    /** A layer that turns by −factor to factor full turns. */
    public static RandomRotation of(double factor) {
        return of(Factor.of(factor));
    }

    /**
     * A layer that turns by as many full turns.
     *
     * @throws IllegalArgumentException if the factor does not lie within −1 to 1
     */
    public static RandomRotation of(Factor factor) {
        return KIND.create(KIND.values().with(FACTOR, factor));
    }

    @Override
    Value changed(Scope scope, Value x) {
        return moved(scope, x, Motion.ROTATION, get(FACTOR).low() * FULL_TURN, get(FACTOR).high() * FULL_TURN, 0, 0, sampling());
    }
}
