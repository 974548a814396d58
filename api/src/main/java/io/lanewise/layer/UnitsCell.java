package io.lanewise.layer;

import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the cells of SimpleRNN, LSTM and GRU have in common: weights in as many blocks of columns as there are gates.
 *
 * @param <S> its own class
 */
abstract class UnitsCell<S extends UnitsCell<S>> extends ConfiguredCell<S> implements RecurrentUnits<S> {
    UnitsCell(Values values) {
        super(values);
    }

    /** How many sums of the size of a state there are. */
    abstract int gates();

    /** How many states there are, each of the size of the output. */
    abstract int states();

    /** The shape of the bias. */
    Shape biasShape() {
        return Shape.of(gates() * get(UNITS));
    }

    /** How the bias begins. */
    Initializer biasInitializer() {
        return get(BIAS.initializer());
    }

    @Override
    public List<Shape> stateShapes(Shape input) {
        return Stream.generate(() -> Shape.of(get(UNITS))).limit(states()).toList();
    }

    /**
     * The weights.
     *
     * @param kernel (in, gates · units)
     * @param recurrent (units, gates · units)
     * @param bias of each gate
     */
    record Weights(Value kernel, Value recurrent, Optional<Value> bias) {}

    final Weights weights(Scope scope, Shape input) {
        if (input.rank() != 2) {
            throw new IllegalArgumentException(this + ": expected steps of shape (batch, features), received " + ConfiguredLayer.batchShape(input));
        }
        int units = get(UNITS);
        var columns = gates() * units;
        return new Weights(
                scope.kernel(Shape.of(input.size(1), columns), get(KERNEL)),
                scope.kernel(Shape.of(units, columns), get(RECURRENT).withName("recurrent_kernel")),
                get(USE_BIAS) ? Optional.of(scope.weight(biasShape(), get(BIAS).withInitializer(biasInitializer()))) : Optional.empty());
    }

    /** What is added to the sums of all gates, whether they come from inputs or from states. */
    Optional<Value> sumBias(Weights weights) {
        return weights.bias();
    }

    /** What is added to the candidate's product of states alone. */
    Optional<Value> candidateBias(Weights weights) {
        return Optional.empty();
    }

    /** The seed of what is dropped, if it is the cell's own. */
    Optional<Long> seed() {
        return find(SEED);
    }

    /** Whether each gate sees an input and a state of its own, as Keras has it as soon as states are dropped. */
    final boolean dropsByGate() {
        return gates() > 1 && get(RECURRENT_DROPOUT) > 0;
    }

    /** What of the inputs is dropped in all steps: a mask for each gate, or one for all; none if nothing is. */
    final List<Value> inputMasks(Scope scope, Shape input) {
        return masks(scope, input, get(DROPOUT));
    }

    /** What of the states is dropped in all steps. */
    final List<Value> stateMasks(Scope scope, Shape input) {
        return masks(scope, Shape.of(input.size(0), get(UNITS)), get(RECURRENT_DROPOUT));
    }

    /** Keras's LSTM and GRU drop nothing if they are to drop everything. */
    private List<Value> masks(Scope scope, Shape shape, double rate) {
        if (!scope.training() || rate == 0 || (rate == 1 && gates() > 1)) {
            return List.of();
        }
        return IntStream.range(0, dropsByGate() ? gates() : 1).mapToObj(_ -> Dropout.mask(scope, shape, rate, seed())).toList();
    }

    /** x · weight by gates: in one product, unless the gates see different parts of x. */
    final List<Value> products(Value x, List<Value> masks, Value weight) {
        if (masks.size() <= 1) {
            return split(Ops.matMul(masked(x, masks, 0), weight));
        }
        var kernels = split(weight);
        return IntStream.range(0, gates()).mapToObj(gate -> Ops.matMul(masked(x, masks, gate), kernels.get(gate))).toList();
    }

    /** x as a gate sees it. */
    static Value masked(Value x, List<Value> masks, int gate) {
        return masks.isEmpty() ? x : Ops.multiply(x, masks.get(Math.min(gate, masks.size() - 1)));
    }

    /** Blocks of columns, or of a vector, one for each gate. */
    final List<Value> split(Value values) {
        int units = get(UNITS);
        var last = values.shape().rank() - 1;
        return gates() == 1
                ? List.of(values)
                : IntStream.range(0, gates()).mapToObj(gate -> Ops.slice(values, last, gate * units, (gate + 1) * units)).toList();
    }
}
