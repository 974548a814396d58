package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;

/**
 * A cell along the steps of a sequence: y, states ← cell(x, states) in each step. The cell can be built in, several ({@link
 * StackedRnnCells}) or one's own ({@link RecurrentCell}).
 *
 * <p><b>Shapes.</b> (batch, steps, …) → the cell's output (batch, …), or (batch, steps, …) with {@code return_sequences}; with {@code
 * return_state} also the cell's states.
 *
 * <p>Source: Keras {@code keras.layers.RNN}.
 */
public final class Rnn extends RecurrentLayer<Rnn> {
    /** What is done in each step. */
    public static final Option<RecurrentCell> CELL = Option.required("cell", LayerJson.CELL);

    static final Kind<Rnn> KIND =
            kind("RNN", Rnn::new, RETURN_SEQUENCES, RETURN_STATE, GO_BACKWARDS, STATEFUL, UNROLL, ZERO_OUTPUT_FOR_MASK, CELL);

    private Rnn(Values values) {
        super(values);
    }

    /** A layer of this cell; of several cells each has the output of the one before as its input. */
    public static Rnn of(RecurrentCell... cells) {
        return KIND.create(KIND.values().with(CELL, cells.length == 1 ? cells[0] : StackedRnnCells.of(cells)));
    }

    @Override
    public RecurrentCell cell() {
        return get(CELL);
    }
}
