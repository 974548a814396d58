package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Sampling;

/**
 * Flips each image with probability ½ while training; does nothing otherwise. In the mode horizontal_and_vertical an image is flipped both
 * ways or not at all, as in Keras.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomFlip}.
 */
public final class RandomFlip extends RandomImageLayer<RandomFlip> {
    /** What changes places: both, by default. */
    public static final Option<FlipMode> MODE = Option.of("mode", OptionType.constants("mode", FlipMode.class), FlipMode.HORIZONTAL_AND_VERTICAL);

    static final Kind<RandomFlip> KIND = kind("RandomFlip", RandomFlip::new, MODE, SEED, DATA_FORMAT);

    private RandomFlip(Values values) {
        super(values);
    }

    /** A layer that flips both ways. */
    public static RandomFlip of() {
        return KIND.create(KIND.values());
    }

    /** A layer that flips in this way. */
    public static RandomFlip of(FlipMode mode) {
        return of().withMode(mode);
    }

    /** The same, flipping in another way. */
    public RandomFlip withMode(FlipMode mode) {
        return with(MODE, mode);
    }

    @Override
    Value changed(Scope scope, Value x) {
        return moved(scope, x, get(MODE).motion, 0, 1, 0, 0, Sampling.NEAREST);
    }
}
