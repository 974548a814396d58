package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997): c ← f · c + i · activation(…) and h ← o · activation(c) in each step, with gates
 * i, f and o, as {@link LstmCell}.
 *
 * <p><b>Shapes.</b> (batch, steps, in) → (batch, units), or (batch, steps, units) with {@code return_sequences}; with {@code return_state} also
 * h and c (batch, units). Weights as in the cell.
 *
 * <p>Source: Keras {@code keras.layers.LSTM}.
 */
public final class Lstm extends UnitsLayer<Lstm> implements GatedUnits<Lstm> {
    static final Kind<Lstm> KIND = unitsKind(
            "LSTM", Lstm::new, UNITS, ACTIVATION, RECURRENT_ACTIVATION, USE_BIAS, KERNEL.initializer(), RECURRENT.initializer(),
            BIAS.initializer(), LstmCell.UNIT_FORGET_BIAS, KERNEL.regularizer(), RECURRENT.regularizer(), BIAS.regularizer(),
            KERNEL.constraint(), RECURRENT.constraint(), BIAS.constraint(), DROPOUT, RECURRENT_DROPOUT, SEED);

    private Lstm(Values values) {
        super(values);
    }

    /**
     * A layer with states of this size.
     *
     * @throws IllegalArgumentException if units is not above 0
     */
    public static Lstm of(int units) {
        return KIND.create(KIND.values().with(UNITS, units));
    }

    /** The same with a bias of the gate f that begins with 1, so that at first much is kept, or as the others do. */
    public Lstm withUnitForgetBias(boolean unitForgetBias) {
        return with(LstmCell.UNIT_FORGET_BIAS, unitForgetBias);
    }

    @Override
    Kind<LstmCell> cellKind() {
        return LstmCell.KIND;
    }
}
