package io.lanewise.graph;

import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of what is computed, in order. Equal computations stand on it once. */
public final class Tape {
    private final boolean fusing;
    private final List<Value> values = new ArrayList<>();
    private final Map<Source, Value> known = new HashMap<>();

    /** An empty tape on which fusion is allowed. */
    public Tape() {
        this(true);
    }

    /**
     * An empty tape.
     *
     * @param fusing whether values may be computed another way that is the same but for rounding
     */
    public Tape(boolean fusing) {
        this.fusing = fusing;
    }

    /** Whether values may be computed another way that is the same but for rounding. */
    public boolean isFusing() {
        return fusing;
    }

    /**
     * A value given anew for each run.
     *
     * @throws IllegalArgumentException if an input of another shape or type has this name already
     */
    public Value input(String name, Spec spec) {
        var value = add(new Source.Input(name), spec);
        if (!value.spec().equals(spec)) {
            throw new IllegalArgumentException("input " + name + " is " + value.spec() + " on this tape already, received " + spec);
        }
        return value;
    }

    /** A value that is the same in every run. */
    public Value constant(Tensor tensor) {
        return add(new Source.Constant(tensor), new Spec(tensor.shape(), tensor.dtype()));
    }

    /** The numbers of a variable. */
    public Value weight(Variable variable) {
        return add(new Source.Weight(variable), variable.buffer().spec());
    }

    /**
     * The output of an op.
     *
     * @throws IllegalArgumentException if the op cannot take these inputs, or an input stands on another tape
     */
    public Value append(Op op, Value... inputs) {
        return append(op, List.of(inputs));
    }

    /**
     * The output of an op.
     *
     * @throws IllegalArgumentException if the op cannot take these inputs, or an input stands on another tape
     */
    public Value append(Op op, List<Value> inputs) {
        for (var input : inputs) {
            if (input.tape() != this) {
                throw new IllegalArgumentException(op.name() + ": the input " + input + " was traced on another tape; trace all values of a computation together");
            }
        }
        var spec = op.output(inputs.stream().map(Value::spec).toList());
        return add(new Source.Result(op, inputs), spec);
    }

    private Value add(Source source, Spec spec) {
        return known.computeIfAbsent(source, ignored -> {
            var value = new Value(this, values.size(), spec, source);
            values.add(value);
            return value;
        });
    }

    /** All values in the order of tracing: each after what it is computed from. */
    public List<Value> values() {
        return Collections.unmodifiableList(values);
    }

    /** One line a value: {@code %7 float32 (32, 10) = Softmax(%6)}. */
    @Override
    public String toString() {
        return values.stream().map(value -> value + " = " + value.source()).collect(Collectors.joining("\n"));
    }
}
