package io.lanewise.op;

import io.lanewise.engine.PoolingAxis;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.Arrays;
import java.util.List;

/**
 * The largest element of each window, each channel by itself: (batch, axes…, channels) → (batch, windows…, channels).
 *
 * @param axes the windows, one axis of them for each of the image
 */
public record MaxPooling(List<PoolingAxis> axes) implements Op {
    /** Copies the list. */
    public MaxPooling {
        axes = List.copyOf(axes);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(1).floats()
                .require(PoolingShapes.isImage(axes, inputs.getFirst().shape()), "an image (batch, axes…, channels) with the axes of " + axes);
        return Spec.floats(PoolingShapes.result(axes, inputs.getFirst().shape()));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var plan = PoolingShapes.plan(axes, x.spec().shape());
        return () -> plan.max(x.floats(), x.offset(), output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return upstream.tape().append(new MaxPoolingGradient(axes), inputs.getFirst(), output, upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        Arrays.fill(output.data(), Double.NEGATIVE_INFINITY);
        PoolingShapes.forEach(
                axes, output.shape(), (cell, window) -> output.data()[window] = Math.max(output.data()[window], inputs.getFirst().data()[cell]));
    }
}
