package io.lanewise.op;

import io.lanewise.engine.Elementwise;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** y = condition &gt; 0 ? a : b, element by element, of three values of one shape. */
public record Select() implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(3).floats().sameShapes().get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var condition = inputs.get(0);
        var a = inputs.get(1);
        var b = inputs.get(2);
        var n = output.length();
        return () -> Elementwise.select(
                n, condition.floats(), condition.offset(), a.floats(), a.offset(), b.floats(), b.offset(), output.floats(), output.offset());
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var nothing = Ops.zerosLike(upstream);
        return switch (index) {
            case 1 -> Ops.select(inputs.getFirst(), upstream, nothing);
            case 2 -> Ops.select(inputs.getFirst(), nothing, upstream);
            default -> null;
        };
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        for (var i = 0; i < output.data().length; i++) {
            output.data()[i] = (inputs.getFirst().data()[i] > 0 ? inputs.get(1) : inputs.get(2)).data()[i];
        }
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}
