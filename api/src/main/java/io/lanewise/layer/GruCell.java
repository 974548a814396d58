package io.lanewise.layer;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A step of a gated recurrent unit (Cho et al., 2014): with the gates z, r = recurrent_activation(x · W + h · U + b), each with its own block of
 * columns of W, U and b, h ← z · h + (1 − z) · activation(x · W + b + r · (h · U + b′)). Without {@code reset_after} r is multiplied first:
 * (r · h) · U, and there is no b′. The blocks come in the order z, r, h; the output is h.
 *
 * <p><b>Shapes.</b> (batch, in) → (batch, units); kernel (in, 3 units), recurrent_kernel (units, 3 units), bias (2, 3 units), of inputs and of
 * states, or without {@code reset_after} (3 units).
 *
 * <p>Source: Keras {@code keras.layers.GRUCell}.
 */
public final class GruCell extends UnitsCell<GruCell> implements GatedUnits<GruCell> {
    /** Whether the gate r is applied after the product with the recurrent kernel, rather than before. */
    public static final Option<Boolean> RESET_AFTER = Option.of("reset_after", OptionType.BOOLEAN, true);

    static final Kind<GruCell> KIND = kind(
            "GRUCell", GruCell::new, UNITS, ACTIVATION, RECURRENT_ACTIVATION, USE_BIAS, KERNEL.initializer(),
            RECURRENT.initializer(), BIAS.initializer(), KERNEL.regularizer(), RECURRENT.regularizer(), BIAS.regularizer(),
            KERNEL.constraint(), RECURRENT.constraint(), BIAS.constraint(), DROPOUT, RECURRENT_DROPOUT, RESET_AFTER, SEED);

    private GruCell(Values values) {
        super(values);
    }

    /**
     * A cell with a state of this size.
     *
     * @throws IllegalArgumentException if units is not above 0
     */
    public static GruCell of(int units) {
        return KIND.create(KIND.values().with(UNITS, units));
    }

    /** The same with the gate r applied after the product or before. */
    public GruCell withResetAfter(boolean resetAfter) {
        return with(RESET_AFTER, resetAfter);
    }

    @Override
    int gates() {
        return 3;
    }

    @Override
    int states() {
        return 1;
    }

    @Override
    Shape biasShape() {
        var columns = gates() * get(UNITS);
        return get(RESET_AFTER) ? Shape.of(2, columns) : Shape.of(columns);
    }

    /** The bias that is added to products of inputs. */
    Optional<Value> inputBias(Weights weights) {
        return get(RESET_AFTER) ? weights.bias().map(bias -> row(bias, 0)) : weights.bias();
    }

    /** The bias that is added to products of states. */
    Optional<Value> stateBias(Weights weights) {
        return get(RESET_AFTER) ? weights.bias().map(bias -> row(bias, 1)) : Optional.empty();
    }

    @Override
    Optional<Value> sumBias(Weights weights) {
        int units = get(UNITS);
        return stateBias(weights).isEmpty() ? inputBias(weights) : inputBias(weights).map(bias -> {
            var gates = Ops.slice(stateBias(weights).orElseThrow(), 0, 0, 2 * units);
            return add(bias, Ops.concatenate(List.of(gates, Ops.broadcast(Ops.constant(bias, 0), Shape.of(units))), 0));
        });
    }

    @Override
    Optional<Value> candidateBias(Weights weights) {
        return stateBias(weights).map(bias -> split(bias).getLast());
    }

    private static Value row(Value bias, int row) {
        return Ops.reshape(Ops.slice(bias, 0, row, row + 1), bias.shape().size(1));
    }

    @Override
    public RecurrentStep begin(Scope scope, Shape input) {
        var weights = weights(scope, input);
        var inputMasks = inputMasks(scope, input);
        var stateMasks = stateMasks(scope, input);
        var inputBias = inputBias(weights).map(this::split);
        var stateBias = stateBias(weights).map(this::split);
        return (x, states) -> {
            var before = states.getFirst();
            var fromInput = products(x, inputMasks, weights.kernel());
            var gateOf = get(RECURRENT_ACTIVATION);
            List<Value> fromState;
            Value reset;
            Value proposed;
            if (get(RESET_AFTER)) {
                fromState = products(before, stateMasks, weights.recurrent());
                reset = gateOf.apply(sum(fromInput, inputBias, fromState, stateBias, 1));
                proposed = multiply(reset, withBias(fromState.get(2), stateBias, 2));
            } else {
                var kernels = split(weights.recurrent());
                fromState = List.of(
                        Ops.matMul(masked(before, stateMasks, 0), kernels.get(0)), Ops.matMul(masked(before, stateMasks, 1), kernels.get(1)));
                reset = gateOf.apply(sum(fromInput, inputBias, fromState, stateBias, 1));
                proposed = Ops.matMul(multiply(reset, masked(before, stateMasks, 2)), kernels.get(2));
            }
            var update = gateOf.apply(sum(fromInput, inputBias, fromState, stateBias, 0));
            var candidate = get(ACTIVATION).apply(add(withBias(fromInput.get(2), inputBias, 2), proposed));
            return RecurrentStep.Result.of(add(multiply(update, before), multiply(subtract(Ops.onesLike(update), update), candidate)));
        };
    }

    private static Value sum(List<Value> fromInput, Optional<List<Value>> inputBias, List<Value> fromState, Optional<List<Value>> stateBias, int gate) {
        return add(withBias(fromInput.get(gate), inputBias, gate), withBias(fromState.get(gate), stateBias, gate));
    }

    private static Value withBias(Value sum, Optional<List<Value>> bias, int gate) {
        return bias.map(parts -> Ops.biasAdd(sum, parts.get(gate))).orElse(sum);
    }
}
