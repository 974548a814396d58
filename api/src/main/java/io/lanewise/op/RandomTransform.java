package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images moved at random, each by numbers of its own: y(x, y) = image((a x + b y + c) / k, (d x + e y + f) / k), k = g x + h y + 1. Images (batch, height, width, channels)
 * and int32 step () → the same shape.
 *
 * @param motion how they are moved
 * @param sampling how the image is read there
 */
public record RandomTransform(RandomMotion motion, Sampling sampling) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return check(this, motion, inputs);
    }

    static Spec check(Op op, RandomMotion motion, List<Spec> inputs) {
        return Signature.of(op, inputs).count(2).type(0, DType.FLOAT32).rank(0, 4).type(1, DType.INT32).rank(1, 0)
                .require(motion.low() <= motion.high() && motion.secondLow() <= motion.secondHigh(), "lowest numbers not above the highest")
                .get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var size = output.length() / x.size(0);
        var channels = x.size(3);
        var fill = (float) sampling.fillValue();
        Sampling.Taps gather = (sample, to, from, weight) -> {
            var y = output.offset() + sample * size + to * channels;
            var source = x.offset() + sample * size + from * channels;
            for (var c = 0; c < channels; c++) {
                output.floats()[y + c] = Math.fma(weight, from == Sampling.BEYOND ? fill : x.floats()[source + c], output.floats()[y + c]);
            }
        };
        return new MotionRun(motion, sampling, inputs, output, gather);
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return index == 0 ? upstream.tape().append(new RandomTransformGradient(motion, sampling), upstream, inputs.getLast()) : null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var x = inputs.getFirst();
        var size = x.data().length / x.shape().size(0);
        var channels = x.shape().size(3);
        Arrays.fill(output.data(), 0);
        MotionRun.reference(motion, sampling, inputs, (sample, to, from, weight) -> {
            for (var c = 0; c < channels; c++) {
                var number = from == Sampling.BEYOND ? sampling.fillValue() : x.data()[sample * size + from * channels + c];
                output.data()[sample * size + to * channels + c] += weight * number;
            }
        });
    }
}
