package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/**
 * A fully connected recurrent layer: h ← activation(x · kernel + bias + h · recurrent_kernel) in each step, as {@link SimpleRnnCell}.
 *
 * <p><b>Shapes.</b> (batch, steps, in) → (batch, units), or (batch, steps, units) with {@code return_sequences}; with {@code return_state} also
 * h (batch, units). Weights as in the cell.
 *
 * <p>Source: Keras {@code keras.layers.SimpleRNN}.
 */
public final class SimpleRnn extends UnitsLayer<SimpleRnn> {
    static final Kind<SimpleRnn> KIND = unitsKind(
            "SimpleRNN", SimpleRnn::new, UNITS, ACTIVATION, USE_BIAS, KERNEL.initializer(), RECURRENT.initializer(),
            BIAS.initializer(), KERNEL.regularizer(), RECURRENT.regularizer(), BIAS.regularizer(), KERNEL.constraint(),
            RECURRENT.constraint(), BIAS.constraint(), DROPOUT, RECURRENT_DROPOUT, SEED);

    private SimpleRnn(Values values) {
        super(values);
    }

    /**
     * A layer with a state of this size.
     *
     * @throws IllegalArgumentException if units is not above 0
     */
    public static SimpleRnn of(int units) {
        return KIND.create(KIND.values().with(UNITS, units));
    }

    @Override
    Kind<SimpleRnnCell> cellKind() {
        return SimpleRnnCell.KIND;
    }
}
