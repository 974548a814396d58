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
 * The mean of each window, each channel by itself: (batch, axes…, channels) → (batch, windows…, channels).
 *
 * @param axes the windows, one axis of them for each of the image
 */
public record AveragePooling(List<PoolingAxis> axes) implements Op {
    /** Copies the list. */
    public AveragePooling {
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
        return () -> plan.average(x.floats(), x.offset(), output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return upstream.tape().append(new AveragePoolingGradient(axes), upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var counts = new int[output.data().length];
        Arrays.fill(output.data(), 0);
        PoolingShapes.forEach(axes, output.shape(), (cell, window) -> {
            output.data()[window] += inputs.getFirst().data()[cell];
            counts[window]++;
        });
        for (var i = 0; i < counts.length; i++) {
            output.data()[i] /= counts[i];
        }
    }
}
