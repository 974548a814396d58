package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;

/**
 * A fully connected step: h ← activation(x · kernel + bias + h · recurrent_kernel); the output is h.
 *
 * <p><b>Shapes.</b> (batch, in) → (batch, units); kernel (in, units), recurrent_kernel (units, units), bias (units).
 *
 * <p>Source: Keras {@code keras.layers.SimpleRNNCell}.
 */
public final class SimpleRnnCell extends UnitsCell<SimpleRnnCell> {
    static final Kind<SimpleRnnCell> KIND = kind(
            "SimpleRNNCell", SimpleRnnCell::new, UNITS, ACTIVATION, USE_BIAS, KERNEL.initializer(), RECURRENT.initializer(),
            BIAS.initializer(), KERNEL.regularizer(), RECURRENT.regularizer(), BIAS.regularizer(), KERNEL.constraint(),
            RECURRENT.constraint(), BIAS.constraint(), DROPOUT, RECURRENT_DROPOUT, SEED);

    private SimpleRnnCell(Values values) {
        super(values);
    }

    /**
     * A cell with a state of this size.
     *
     * @throws IllegalArgumentException if units is not above 0
     */
    public static SimpleRnnCell of(int units) {
        return KIND.create(KIND.values().with(UNITS, units));
    }

    @Override
    int gates() {
        return 1;
    }

    @Override
    int states() {
        return 1;
    }

    @Override
    public RecurrentStep begin(Scope scope, Shape input) {
        var weights = weights(scope, input);
        var inputMasks = inputMasks(scope, input);
        var stateMasks = stateMasks(scope, input);
        return (x, states) -> {
            var fromInput = Ops.matMul(masked(x, inputMasks, 0), weights.kernel());
            var withBias = weights.bias().map(bias -> Ops.biasAdd(fromInput, bias)).orElse(fromInput);
            var fromState = Ops.matMul(masked(states.getFirst(), stateMasks, 0), weights.recurrent());
            return RecurrentStep.Result.of(get(ACTIVATION).apply(Ops.add(withBias, fromState)));
        };
    }
}
