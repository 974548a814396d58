package io.lanewise.layer;

import io.lanewise.activation.Activation;
import io.lanewise.config.Option;
import io.lanewise.graph.Source;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.op.RecurrentResults;
import io.lanewise.op.RecurrentSequence;
import io.lanewise.op.UnaryOp;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SimpleRNN, LSTM and GRU along a sequence in one op, behind one product of the inputs of all steps.
 *
 * @param kind what is computed in a step
 */
record FusedRecurrence(RecurrentSequence.Kind kind) {
    /** For a cell with Keras's default functions, or relu in SimpleRNN, none of whose states are dropped; others have no such op. */
    static Optional<FusedRecurrence> of(UnitsCell<?> units, Scope scope) {
        if (scope.training() && units.get(RecurrentUnits.RECURRENT_DROPOUT) > 0) {
            return Optional.empty();
        }
        var isTanh = is(units, RecurrentUnits.ACTIVATION, UnaryOp.Function.TANH);
        var kind = switch (units) {
            case SimpleRnnCell simple -> isTanh ? RecurrentSequence.Kind.TANH : is(simple, RecurrentUnits.ACTIVATION, UnaryOp.Function.RELU) ? RecurrentSequence.Kind.RELU : null;
            case LstmCell lstm -> isTanh && hasSigmoidGates(lstm) ? RecurrentSequence.Kind.LSTM : null;
            case GruCell gru -> !isTanh || !hasSigmoidGates(gru) ? null : gru.get(GruCell.RESET_AFTER) ? RecurrentSequence.Kind.GRU : RecurrentSequence.Kind.GRU_RESET_BEFORE;
            default -> null;
        };
        return Optional.ofNullable(kind).map(FusedRecurrence::new);
    }

    private static boolean hasSigmoidGates(UnitsCell<?> cell) {
        return is(cell, RecurrentUnits.RECURRENT_ACTIVATION, UnaryOp.Function.SIGMOID);
    }

    /** Whether an activation is a function that the op has, whatever its name. */
    private static boolean is(UnitsCell<?> cell, Option<Activation> option, UnaryOp.Function function) {
        var x = new Tape().input("x", Spec.floats(Shape.of(1, cell.get(RecurrentUnits.UNITS))));
        return cell.get(option).apply(x).source() instanceof Source.Result(var op, var inputs) && op.equals(new UnaryOp(function)) && inputs.equals(List.of(x));
    }

    /**
     * Traces a cell along a sequence.
     *
     * @param x (batch, steps, features)
     * @param begin with which it begins, (batch, units)
     * @param mask (batch, steps), or nothing
     */
    RecurrentRun.Result run(UnitsCell<?> cell, Scope scope, RecurrentRun how, Value x, List<Value> begin, Optional<Value> mask) {
        var shape = x.shape();
        var step = RecurrentLayer.stepShape(shape);
        var weights = cell.weights(scope, step);
        var dropped = cell.inputMasks(scope, step);
        var byTime = Ops.transpose(x, 1, 0, 2);
        if (!dropped.isEmpty()) {
            byTime = Ops.multiply(byTime, Ops.broadcast(dropped.getFirst(), byTime.shape()));
        }
        var products = Ops.matMul(Ops.reshape(byTime, shape.size(0) * shape.size(1), shape.size(2)), weights.kernel());
        var biases = Stream.of(cell.sumBias(weights), cell.candidateBias(weights)).flatMap(Optional::stream).toList();
        var op = new RecurrentSequence(kind, how.backwards(), !biases.isEmpty(), mask.isPresent(), how.sequences(), scope.training());
        var results = RecurrentResults.of(op, products, weights.recurrent(), begin, biases, mask.map(given -> Ops.transpose(given, 1, 0)));
        var last = results.last();
        var output = how.sequences() ? inOrder(Ops.transpose(results.sequence(), 1, 0, 2), how) : last.getFirst();
        return new RecurrentRun.Result(mask.map(given -> masked(output, given, how)).orElse(output), last);
    }

    /** Time as it passes for the layer. */
    private static Value inOrder(Value sequence, RecurrentRun how) {
        return how.backwards() ? Ops.reverse(sequence, 1) : sequence;
    }

    /** The output of steps that are left out is the state, but zeros where Keras has zeros: as the option says, or before the first step that counts. */
    private static Value masked(Value output, Value mask, RecurrentRun how) {
        if (how.beginsWithZeros() && !how.zeroOutput()) {
            return output;
        }
        var ordered = inOrder(mask, how);
        var counts = how.zeroOutput() ? ordered : Ops.minimum(Ops.matMul(ordered, untilNow(ordered)), Ops.onesLike(ordered));
        var steps = mask.shape().size(1);
        var shown = how.sequences() ? Ops.reshape(counts, mask.shape().size(0), steps, 1)
                : Ops.slice(counts, 1, steps - 1, steps);
        return Ops.select(Ops.broadcast(shown, output.shape()), output, Ops.zerosLike(output));
    }

    /** (steps, steps) with 1 where the row's step is not later than the column's. */
    private static Value untilNow(Value mask) {
        var steps = mask.shape().size(1);
        var numbers = new float[steps * steps];
        for (var row = 0; row < steps; row++) {
            for (var column = row; column < steps; column++) {
                numbers[row * steps + column] = 1;
            }
        }
        return mask.tape().constant(Tensor.wrap(numbers, Shape.of(steps, steps)));
    }
}
