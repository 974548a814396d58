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
 * What another image has where this one has the first of the largest elements of each window: image, output of {@link MaxPooling}, other image
 * → (batch, windows…, channels). It is the gradient of {@link MaxPoolingGradient}.
 *
 * @param axes the windows, one axis of them for each of the image
 */
public record MaxPoolingPick(List<PoolingAxis> axes) implements Op {
    /** Copies the list. */
    public MaxPoolingPick {
        axes = List.copyOf(axes);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(3).floats()
                .require(PoolingShapes.isImage(axes, inputs.getFirst().shape()), "an image (batch, axes…, channels) with the axes of " + axes)
                .require(PoolingShapes.result(axes, inputs.getFirst().shape()).equals(inputs.get(1).shape()), "the windows' largest elements")
                .require(inputs.getFirst().shape().equals(inputs.get(2).shape()), "another image of the same shape");
        return inputs.get(1);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var y = inputs.get(1);
        var other = inputs.get(2);
        var plan = PoolingShapes.plan(axes, x.spec().shape());
        return () -> plan.pick(
                x.floats(), x.offset(), y.floats(), y.offset(), other.floats(), other.offset(), output.floats(), output.offset());
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return index == 2 ? upstream.tape().append(new MaxPoolingGradient(axes), inputs.getFirst(), inputs.get(1), upstream) : null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var x = inputs.getFirst().data();
        var y = inputs.get(1).data();
        Arrays.fill(output.data(), 0);
        PoolingShapes.forEachLargest(axes, output.shape(), x, y, (cell, window) -> output.data()[window] = inputs.get(2).data()[cell]);
    }
}
