package io.lanewise.layer;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.multiply;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of long short-term memory (Hochreiter and Schmidhuber, 1997): with the gates i, f, o = recurrent_activation(x · W + h · U + b),
 * each with its own block of columns of W, U and b, c ← f · c + i · activation(x · W + h · U + b) and h ← o · activation(c). The blocks come in
 * the order i, f, c, o; the states are h and c, the output is h.
 *
 * <p><b>Shapes.</b> (batch, in) → (batch, units); kernel (in, 4 units), recurrent_kernel (units, 4 units), bias (4 units).
 *
 * <p>Source: Keras {@code keras.layers.LSTMCell}.
 */
public final class LstmCell extends UnitsCell<LstmCell> implements GatedUnits<LstmCell> {
    /** Whether the bias of the gate f begins with 1, so that at first much is kept. */
    public static final Option<Boolean> UNIT_FORGET_BIAS = Option.of("unit_forget_bias", OptionType.BOOLEAN, true);

    static final Kind<LstmCell> KIND = kind(
            "LSTMCell", LstmCell::new, UNITS, ACTIVATION, RECURRENT_ACTIVATION, USE_BIAS, UNIT_FORGET_BIAS, KERNEL.initializer(),
            RECURRENT.initializer(), BIAS.initializer(), KERNEL.regularizer(), RECURRENT.regularizer(), BIAS.regularizer(),
            KERNEL.constraint(), RECURRENT.constraint(), BIAS.constraint(), DROPOUT, RECURRENT_DROPOUT, SEED);

    private LstmCell(Values values) {
        super(values);
    }

    /**
     * A cell with states of this size.
     *
     * @throws IllegalArgumentException if units is not above 0
     */
    public static LstmCell of(int units) {
        return KIND.create(KIND.values().with(UNITS, units));
    }

    /** The same with a bias of the gate f that begins with 1, or as the others do. */
    public LstmCell withUnitForgetBias(boolean unitForgetBias) {
        return with(UNIT_FORGET_BIAS, unitForgetBias);
    }

    @Override
    int gates() {
        return 4;
    }

    @Override
    int states() {
        return 2;
    }

    @Override
    Initializer biasInitializer() {
        return get(UNIT_FORGET_BIAS) ? new ForgetBias(get(BIAS.initializer())) : get(BIAS.initializer());
    }

    @Override
    public RecurrentStep begin(Scope scope, Shape input) {
        var weights = weights(scope, input);
        var inputMasks = inputMasks(scope, input);
        var stateMasks = stateMasks(scope, input);
        return (x, states) -> {
            var fromInput = products(x, inputMasks, weights.kernel());
            var fromState = products(states.getFirst(), stateMasks, weights.recurrent());
            var sums = new ArrayList<Value>();
            for (var gate = 0; gate < gates(); gate++) {
                var sum = add(fromInput.get(gate), fromState.get(gate));
                sums.add(weights.bias().isPresent() ? Ops.biasAdd(sum, split(weights.bias().get()).get(gate)) : sum);
            }
            var gateOf = get(RECURRENT_ACTIVATION);
            var kept = multiply(gateOf.apply(sums.get(1)), states.getLast());
            var carry = add(kept, multiply(gateOf.apply(sums.get(0)), get(ACTIVATION).apply(sums.get(2))));
            var output = multiply(gateOf.apply(sums.get(3)), get(ACTIVATION).apply(carry));
            return new RecurrentStep.Result(output, List.of(output, carry));
        };
    }
}
