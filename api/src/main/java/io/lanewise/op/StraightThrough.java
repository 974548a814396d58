package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the first input with the gradient of the second: y = x, ∂y/∂x = 0, ∂y/∂through = 1 (Bengio, Léonard and Courville, 2013).
 * What its gradient says is meant to differ from how y changes.
 */
public record StraightThrough() implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(2).floats().sameShapes().get(0);
    }

    @Override
    public boolean isView() {
        return true;
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        return () -> {};
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return index == 0 ? null : upstream;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        System.arraycopy(inputs.getFirst().data(), 0, output.data(), 0, output.data().length);
    }
}
