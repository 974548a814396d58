package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import java.util.List;

/**
 * Sequences in which each step stands several times.
 *
 * <p><b>Shapes.</b> (batch, steps, channels) → (batch, steps · size, channels).
 *
 * <p>Source: Keras {@code keras.layers.UpSampling1D}.
 */
public final class UpSampling1D extends SpatialLayer<UpSampling1D> {
    /** How often each step stands there. */
    public static final Option<Integer> SIZE = Option.of("size", OptionType.INTEGER, 2).within("an integer above 0", size -> size > 0);

    static final Kind<UpSampling1D> KIND = kind("UpSampling1D", UpSampling1D::new, SIZE);

    private UpSampling1D(Values values) {
        super(values, 1);
    }

    /**
     * A layer that repeats each step.
     *
     * @throws IllegalArgumentException if size is not above 0
     */
    public static UpSampling1D of(int size) {
        return KIND.create(KIND.values().with(SIZE, size));
    }

    @Override
    Value spatial(Scope scope, Value x) {
        return Axes.repeat(x, 1, List.of(get(SIZE)));
    }
}
