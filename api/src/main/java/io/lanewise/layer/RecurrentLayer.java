package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A layer that does the same in each step of a sequence, with states that go from step to step: zeros at first, or what the call is
 * given as {@code initial_state}. A step that a mask leaves out changes no state; its output is that of the step before, or 0.
 *
 * @param <S> its own class
 */
public abstract class RecurrentLayer<S extends RecurrentLayer<S>> extends ConfiguredLayer<S> {
    /** Whether the output is that of all steps, rather than that of the last one. */
    public static final Option<Boolean> RETURN_SEQUENCES = Option.of("return_sequences", OptionType.BOOLEAN, false);
    /** Whether the states after the last step are outputs too. */
    public static final Option<Boolean> RETURN_STATE = Option.of("return_state", OptionType.BOOLEAN, false);
    /** Whether the last step comes first; outputs of all steps are in the order in which they were made. */
    public static final Option<Boolean> GO_BACKWARDS = Option.of("go_backwards", OptionType.BOOLEAN, false);
    /** Whether the states after a batch are those with which the next batch begins. */
    public static final Option<Boolean> STATEFUL = Option.of("stateful", OptionType.BOOLEAN, false);
    /** Whether Keras writes out all steps; here it changes nothing. */
    public static final Option<Boolean> UNROLL = Option.of("unroll", OptionType.BOOLEAN, false);
    /** Whether the output of a step that a mask leaves out is 0. */
    public static final Option<Boolean> ZERO_OUTPUT_FOR_MASK = Option.of("zero_output_for_mask", OptionType.BOOLEAN, false);

    private static final String INITIAL_STATE = "initial_state";

    /** A layer with these values. */
    protected RecurrentLayer(Values values) {
        super(values);
    }

    /** What is done in each step. */
    public abstract RecurrentCell cell();

    /** The same with the outputs of all steps, or of the last one. */
    public final S withReturnSequences(boolean returnSequences) {
        return with(RETURN_SEQUENCES, returnSequences);
    }

    /** The same with the last states as further outputs, or without. */
    public final S withReturnState(boolean returnState) {
        return with(RETURN_STATE, returnState);
    }

    /** The same from the last step to the first, or the other way round. */
    public final S withGoBackwards(boolean goBackwards) {
        return with(GO_BACKWARDS, goBackwards);
    }

    /** The same with states that go from batch to batch, or not. */
    public final S withStateful(boolean stateful) {
        return with(STATEFUL, stateful);
    }

    /** The same with 0, or the output before, for steps that a mask leaves out. */
    public final S withZeroOutputForMask(boolean zeroOutputForMask) {
        return with(ZERO_OUTPUT_FOR_MASK, zeroOutputForMask);
    }

    @Override
    public List<String> inputNames() {
        return List.of("sequences");
    }

    @Override
    public Set<String> argumentNames() {
        return Set.of(INITIAL_STATE, "mask");
    }

    @Override
    public List<Optional<Value>> masks(Scope scope, List<Value> inputs) {
        return get(RETURN_SEQUENCES) ? List.of(scope.mask(0)) : List.of();
    }

    @Override
    protected List<Value> trace(Scope scope, List<Value> inputs) {
        var x = Ops.cast(inputs.getFirst(), DType.FLOAT32);
        var shape = x.shape();
        if (shape.rank() < 3 || shape.size(1) == 0) {
            throw wrongInput("at least one step and three axes (batch, steps, features)", x);
        }
        var mask = scope.mask(0);
        if (mask.isPresent() && !mask.get().shape().equals(Shape.of(shape.size(0), shape.size(1)))) {
            throw wrongInput("a mask of shape (batch, steps), not " + mask.get().shape(), x);
        }
        var cell = cell();
        var states = initialStates(scope, cell.stateShapes(stepShape(shape)), inputs);
        var run = new RecurrentRun(get(GO_BACKWARDS), get(RETURN_SEQUENCES), get(ZERO_OUTPUT_FOR_MASK), isZero(scope, inputs));
        var result = run.run(cell, scope.part("cell", Arguments.none(), List.of()), x, states, mask);
        if (get(STATEFUL)) {
            for (var i = 0; i < states.size(); i++) {
                scope.update(stateName(i), result.states().get(i));
            }
        }
        var outputs = new ArrayList<>(List.of(result.output()));
        if (get(RETURN_STATE)) {
            outputs.addAll(result.states());
        }
        return outputs;
    }

    /** The shape of one step of a sequence. */
    static Shape stepShape(Shape sequence) {
        return sequence.dropFirst(2).prepend(sequence.size(0));
    }

    private static String stateName(int index) {
        return "rnn_state_" + index;
    }

    /** Whether the states begin as zeros. */
    private boolean isZero(Scope scope, List<Value> inputs) {
        return given(scope, inputs).isEmpty() && !get(STATEFUL);
    }

    private static List<Value> given(Scope scope, List<Value> inputs) {
        // Keras 2 handed initial states over as further inputs.
        var asInputs = inputs.subList(1, inputs.size());
        return asInputs.isEmpty() ? scope.arguments().get(INITIAL_STATE) : asInputs;
    }

    private List<Value> initialStates(Scope scope, List<Shape> shapes, List<Value> inputs) {
        var x = inputs.getFirst();
        var batch = x.shape().size(0);
        var expected = shapes.stream().map(shape -> shape.prepend(batch)).toList();
        if (get(STATEFUL)) {
            // Asked for even where others are given, since the next batch begins with what this one ends with.
            var carried = IntStream.range(0, shapes.size()).mapToObj(i -> scope.carried(stateName(i), expected.get(i))).toList();
            if (given(scope, inputs).isEmpty()) {
                return carried;
            }
        }
        var given = given(scope, inputs).stream().map(state -> Ops.cast(state, DType.FLOAT32)).toList();
        if (given.isEmpty()) {
            return expected.stream().map(shape -> Ops.broadcast(Ops.constant(x, 0), shape)).toList();
        }
        if (!given.stream().map(Value::shape).toList().equals(expected)) {
            throw wrongInput(
                    "initial states of shapes " + expected.stream().map(ConfiguredLayer::batchShape).toList() + ", not "
                            + given.stream().map(state -> batchShape(state.shape())).toList(),
                    x);
        }
        return given;
    }
}
