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
 * The gradient of {@link RandomTransform}: each cell is added to those pixels that it was read from. What stood beyond the rim gets nothing.
 *
 * @param motion how images were moved
 * @param sampling how they were read
 */
public record RandomTransformGradient(RandomMotion motion, Sampling sampling) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return RandomTransform.check(this, motion, inputs);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var dy = inputs.getFirst();
        var size = output.length() / dy.size(0);
        var channels = dy.size(3);
        Sampling.Taps scatter = (sample, from, to, weight) -> {
            if (to != Sampling.BEYOND) {
                var source = dy.offset() + sample * size + from * channels;
                var dx = output.offset() + sample * size + to * channels;
                for (var c = 0; c < channels; c++) {
                    output.floats()[dx + c] = Math.fma(weight, dy.floats()[source + c], output.floats()[dx + c]);
                }
            }
        };
        return new MotionRun(motion, sampling, inputs, output, scatter);
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var withoutFill = new Sampling(sampling.bilinear(), sampling.fillMode(), 0);
        return index == 0 ? upstream.tape().append(new RandomTransform(motion, withoutFill), upstream, inputs.getLast()) : null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var dy = inputs.getFirst();
        var size = dy.data().length / dy.shape().size(0);
        var channels = dy.shape().size(3);
        Arrays.fill(output.data(), 0);
        MotionRun.reference(motion, sampling, inputs, (sample, from, to, weight) -> {
            for (var c = 0; to != Sampling.BEYOND && c < channels; c++) {
                output.data()[sample * size + to * channels + c] += weight * dy.data()[sample * size + from * channels + c];
            }
        });
    }
}
