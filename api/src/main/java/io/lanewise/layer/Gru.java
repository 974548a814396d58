package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/**
 * A gated recurrent unit (Cho et al., 2014): h ← z · h + (1 − z) · activation(…) in each step, with gates z and r, as {@link GruCell}.
 *
 * <p><b>Shapes.</b> (batch, steps, in) → (batch, units), or (batch, steps, units) with {@code return_sequences}; with {@code return_state} also
 * h (batch, units). Weights as in the cell.
 *
 * <p>Source: Keras {@code keras.layers.GRU}.
 */
public final class Gru extends UnitsLayer<Gru> implements GatedUnits<Gru> {
    static final Kind<Gru> KIND = unitsKind(
            "GRU", Gru::new, UNITS, ACTIVATION, RECURRENT_ACTIVATION, USE_BIAS, KERNEL.initializer(), RECURRENT.initializer(),
            BIAS.initializer(), KERNEL.regularizer(), RECURRENT.regularizer(), BIAS.regularizer(), KERNEL.constraint(),
            RECURRENT.constraint(), BIAS.constraint(), DROPOUT, RECURRENT_DROPOUT, GruCell.RESET_AFTER, SEED);

    private Gru(Values values) {
        super(values);
    }

    /**
     * A layer with a state of this size.
     *
     * @throws IllegalArgumentException if units is not above 0
     */
    public static Gru of(int units) {
        return KIND.create(KIND.values().with(UNITS, units));
    }

    /** The same with the gate r applied after the product with the recurrent kernel or before. */
    public Gru withResetAfter(boolean resetAfter) {
        return with(GruCell.RESET_AFTER, resetAfter);
    }

    @Override
    Kind<GruCell> cellKind() {
        return GruCell.KIND;
    }
}
