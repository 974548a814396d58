package io.lanewise.initializer;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.tensor.Shape;
import java.util.Arrays;

/** The identity matrix times a gain: Keras's {@code identity}. */
public final class Identity extends Configured<Identity> implements Initializer {
    /** The number on the diagonal. */
    public static final Option<Double> GAIN = Option.of("gain", OptionType.NUMBER, 1.0);

    static final Kind<Identity> KIND = Kind.of("Identity", Identity::new, GAIN);

    private Identity(Values values) {
        super(values);
    }

    /** The identity matrix times a gain. */
    public static Identity of(double gain) {
        return KIND.create(KIND.values().with(GAIN, gain));
    }

    @Override
    public void fill(Shape shape, RandomKey key, float[] target) {
        if (shape.rank() != 2) {
            throw new IllegalArgumentException("Identity: expected the shape of a matrix, received " + shape);
        }
        Arrays.fill(target, 0);
        for (var i = 0; i < Math.min(shape.size(0), shape.size(1)); i++) {
            target[i * shape.size(1) + i] = get(GAIN).floatValue();
        }
    }
}
