package io.lanewise.op;

import io.lanewise.engine.Philox;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers from 0 to below count in a random order, drawn anew for each step: int32 step () → int32 (count).
 *
 * @param count how many, at least 1
 * @param seed the seed of the model
 * @param stream the place in the model
 */
public record RandomPermutation(int count, long seed, long stream) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(1).type(0, DType.INT32).rank(0, 0).require(count > 0, "at least one number, not " + count);
        return Spec.ints(Shape.of(count));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var step = inputs.getFirst();
        var order = new int[count];
        return () -> {
            draw(step.ints()[step.offset()], order);
            System.arraycopy(order, 0, output.ints(), output.offset(), count);
        };
    }

    private void draw(int step, int... order) {
        Philox.permutation(seed, Philox.mix(stream, step), order, count);
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var order = new int[count];
        draw((int) inputs.getFirst().data()[0], order);
        for (var i = 0; i < count; i++) {
            output.data()[i] = order[i];
        }
    }
}
