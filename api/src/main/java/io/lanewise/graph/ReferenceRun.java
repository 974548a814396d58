package io.lanewise.graph;

import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Computes values of a tape in float64 by the definitions of their ops ({@link Op#reference}), without any kernel: what programs
 * are compared with. Weights are as their variables were when the run was made, constants as on the tape; inputs must be given.
 * Only what is asked for is computed, once, until something it depends on changes.
 */
public final class ReferenceRun {
    private final List<Value> live;
    private final Map<Value, Reference> known = new HashMap<>();

    private ReferenceRun(List<Value> live) {
        this.live = live;
    }

    /** A run that can compute these values and all that they need. */
    public static ReferenceRun of(Collection<Value> outputs) {
        var run = new ReferenceRun(Liveness.of(outputs));
        for (var value : run.live) {
            switch (value.source()) {
                case Source.Constant(var tensor) -> run.known.put(value, Reference.of(tensor));
                case Source.Weight(var variable) -> run.known.put(value, Reference.of(variable.read()));
                case Source.Input ignored -> {}
                case Source.Result ignored -> {}
            }
        }
        return run;
    }

    /**
     * Gives an input its numbers, or any other value other numbers than it has. The array is shared, so that single elements can
     * be changed: call {@link #changed} afterwards.
     *
     * @throws IllegalArgumentException if the shapes differ
     */
    public ReferenceRun set(Value value, Reference numbers) {
        if (!numbers.shape().equals(value.shape())) {
            throw new IllegalArgumentException("reference run: expected numbers of the shape of " + value + ", received " + numbers.shape());
        }
        changed(value);
        known.put(value, numbers);
        return this;
    }

    /** Gives an input its numbers, rounded as the input's type asks. */
    public ReferenceRun set(Value value, Tensor numbers) {
        return set(value, Reference.of(value.dtype() == DType.INT32 ? numbers.to(DType.INT32) : numbers));
    }

    /** Forgets everything that was computed from a value, since its numbers have changed. */
    public void changed(Value value) {
        var stale = new HashSet<Value>();
        stale.add(value);
        for (var candidate : live) {
            if (candidate.source() instanceof Source.Result(var ignored, var inputs) && inputs.stream().anyMatch(stale::contains)) {
                stale.add(candidate);
                known.remove(candidate);
            }
        }
    }

    /**
     * The numbers of a value; not a copy.
     *
     * @throws IllegalStateException if it needs an input that was not given
     * @throws IllegalArgumentException if the outputs that the run was made for do not need it
     */
    public Reference get(Value value) {
        var present = known.get(value);
        if (present != null) {
            return present;
        }
        if (!live.contains(value)) {
            throw new IllegalArgumentException("reference run: " + value + " is not needed by the outputs it was made for");
        }
        for (var needed : missing(value)) {
            known.put(needed, compute(needed));
        }
        return numbers(value);
    }

    /** What must be computed for a value, in order. */
    private List<Value> missing(Value value) {
        var wanted = new HashSet<Value>();
        wanted.add(value);
        var missing = new ArrayList<Value>();
        for (var candidate : live.reversed()) {
            if (wanted.contains(candidate) && !known.containsKey(candidate)) {
                missing.add(candidate);
                if (candidate.source() instanceof Source.Result(var ignored, var inputs)) {
                    wanted.addAll(inputs);
                }
            }
        }
        return missing.reversed();
    }

    private Reference compute(Value value) {
        if (!(value.source() instanceof Source.Result(var op, var inputs))) {
            throw new IllegalStateException("reference run: " + value + " = " + value.source() + " was not given; set it first");
        }
        var output = Reference.zeros(value.shape());
        op.reference(inputs.stream().map(this::numbers).toList(), output);
        return output;
    }

    private Reference numbers(Value value) {
        var numbers = known.get(value);
        if (numbers == null) {
            throw new IllegalStateException("reference run: " + value + " = " + value.source() + " was not given; set it first");
        }
        return numbers;
    }
}
