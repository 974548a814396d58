package io.lanewise.op;

import io.lanewise.engine.PoolingAxis;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of {@link MaxPooling}: each window hands what it has to the first of its cells that is as large as its largest. Image, output
 * and gradient of the output → (batch, axes…, channels).
 *
 * @param axes the windows, one axis of them for each of the image
 */
public record MaxPoolingGradient(List<PoolingAxis> axes) implements Op {
    /** Copies the list. */
    public MaxPoolingGradient {
        axes = List.copyOf(axes);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(3).floats()
                .require(PoolingShapes.isImage(axes, inputs.getFirst().shape()), "an image (batch, axes…, channels) with the axes of " + axes)
                .require(PoolingShapes.result(axes, inputs.getFirst().shape()).equals(inputs.get(1).shape()), "the windows' largest elements")
                .require(inputs.get(1).shape().equals(inputs.get(2).shape()), "a gradient for each of them");
        return inputs.getFirst();
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var y = inputs.get(1);
        var dy = inputs.get(2);
        var plan = PoolingShapes.plan(axes, x.spec().shape());
        return () -> plan.maxGradient(
                x.floats(), x.offset(), y.floats(), y.offset(), dy.floats(), dy.offset(), output.floats(), output.offset());
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return index == 2 ? upstream.tape().append(new MaxPoolingPick(axes), inputs.getFirst(), inputs.get(1), upstream) : null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var x = inputs.getFirst().data();
        var y = inputs.get(1);
        Arrays.fill(output.data(), 0);
        PoolingShapes.forEachLargest(axes, y.shape(), x, y.data(), (cell, window) -> output.data()[cell] += inputs.get(2).data()[window]);
    }
}
