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
 * The gradient of {@link AveragePooling}: each window hands its cells equal parts. (batch, windows…, channels) → (batch, axes…, channels).
 *
 * @param axes the windows, one axis of them for each of the image
 */
public record AveragePoolingGradient(List<PoolingAxis> axes) implements Op {
    /** Copies the list. */
    public AveragePoolingGradient {
        axes = List.copyOf(axes);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(1).floats()
                .require(PoolingShapes.isResult(axes, inputs.getFirst().shape()), "a gradient (batch, windows…, channels) with the windows of " + axes);
        return Spec.floats(PoolingShapes.image(axes, inputs.getFirst().shape()));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var dy = inputs.getFirst();
        var plan = PoolingShapes.plan(axes, dy.spec().shape());
        return () -> plan.averageGradient(dy.floats(), dy.offset(), output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return upstream.tape().append(new AveragePooling(axes), upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var dy = inputs.getFirst();
        var counts = new int[dy.data().length];
        Arrays.fill(output.data(), 0);
        PoolingShapes.forEach(axes, dy.shape(), (cell, window) -> counts[window]++);
        PoolingShapes.forEach(axes, dy.shape(), (cell, window) -> output.data()[cell] += dy.data()[window] / counts[window]);
    }
}
