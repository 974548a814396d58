package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of {@link Warp} with respect to its images: each cell is added to those pixels that it was read from. What stood beyond the rim gets
 * nothing. Upstream (batch, height, width, channels), rows and columns → the images' shape.
 *
 * @param sampling how the images were read
 */
public record WarpGradient(Sampling sampling) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Warp.check(this, inputs);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var dy = inputs.getFirst();
        var channels = dy.size(3);
        return new WarpRun(sampling, inputs, output, (from, to, weight) -> {
            if (to != FillMode.BEYOND) {
                var source = dy.offset() + from * channels;
                var dx = output.offset() + to * channels;
                for (var c = 0; c < channels; c++) {
                    output.floats()[dx + c] = Math.fma((float) weight, dy.floats()[source + c], output.floats()[dx + c]);
                }
            }
        });
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var dy = inputs.getFirst();
        var rows = inputs.get(1);
        var columns = inputs.get(2);
        var withoutFill = new Sampling(sampling.bilinear(), sampling.fillMode(), 0);
        return index == 0
                ? upstream.tape().append(new Warp(withoutFill), upstream, rows, columns)
                : Warp.slope(index, withoutFill, upstream, rows, columns, dy);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var dy = inputs.getFirst();
        var channels = dy.shape().size(3);
        Arrays.fill(output.data(), 0);
        WarpRun.reference(sampling, inputs, (from, to, weight) -> {
            for (var c = 0; to != FillMode.BEYOND && c < channels; c++) {
                output.data()[to * channels + c] += weight * dy.data()[from * channels + c];
            }
        });
    }
}
