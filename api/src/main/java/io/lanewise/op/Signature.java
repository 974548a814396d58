package io.lanewise.op;

import io.lanewise.graph.Op;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import java.util.List;

/** Checks what an op is given; each check throws an error that names the op, what it expects and what it received. */
final class Signature {
    private final Op op;
    private final List<Spec> inputs;

    private Signature(Op op, List<Spec> inputs) {
        this.op = op;
        this.inputs = inputs;
    }

    static Signature of(Op op, List<Spec> inputs) {
        return new Signature(op, inputs);
    }

    /** There are this many inputs. */
    Signature count(int expected) {
        return inputs.size() == expected ? this : fail("expected " + expected + (expected == 1 ? " input" : " inputs"));
    }

    /** All inputs are float32. */
    Signature floats() {
        for (var i = 0; i < inputs.size(); i++) {
            type(i, DType.FLOAT32);
        }
        return this;
    }

    /** An input has this type. */
    Signature type(int index, DType expected) {
        return inputs.get(index).dtype() == expected ? this : fail("expected " + expected + " as input " + index);
    }

    /** An input has this many axes. */
    Signature rank(int index, int expected) {
        return inputs.get(index).shape().rank() == expected ? this : fail("expected " + expected + (expected == 1 ? " axis" : " axes") + " in input " + index);
    }

    /** All inputs have the same shape. */
    Signature sameShapes() {
        var first = inputs.getFirst().shape();
        return inputs.stream().allMatch(input -> input.shape().equals(first)) ? this : fail("expected inputs of the same shape");
    }

    /** A condition of the op's own. */
    Signature require(boolean condition, String expected) {
        return condition ? this : fail("expected " + expected);
    }

    Spec get(int index) {
        return inputs.get(index);
    }

    private Signature fail(String expected) {
        throw new IllegalArgumentException(op.name() + ": " + expected + ", received " + inputs);
    }
}
