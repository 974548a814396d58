package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * Some of the images without colours while training: 0.2989 red + 0.587 green + 0.114 blue in each channel; does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, 3), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomGrayscale}.
 */
public final class RandomGrayscale extends RandomImageLayer<RandomGrayscale> {
    /** The probability with which an image loses its colours. */
    public static final Option<Double> FACTOR = Option.of("factor", OptionType.NUMBER, 0.5).within("a number from 0 to 1", value -> value >= 0 && value <= 1);

    static final Kind<RandomGrayscale> KIND = kind("RandomGrayscale", RandomGrayscale::new, FACTOR, SEED, DATA_FORMAT);

    private RandomGrayscale(Values values) {
        super(values);
    }

    /** A layer that takes the colours from about half of the images. */
    public static RandomGrayscale of() {
        return KIND.create(KIND.values());
    }

    /** The same with another probability. */
    public RandomGrayscale withFactor(double factor) {
        return with(FACTOR, factor);
    }

    @Override
    Value changed(Scope scope, Value x) {
        var chosen = Ops.greater(Ops.constant(x, get(FACTOR)), uniform(scope, x, 0, 1));
        return Ops.select(Ops.broadcast(chosen, x.shape()), Ops.broadcast(Grayscale.of(this, x), x.shape()), x);
    }
}
