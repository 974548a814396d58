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
 * Logarithms of independent gamma numbers of one parameter α, all of them and α drawn anew for each step: int32 step () → float32 of the given shape.
 * Logarithms, because the numbers themselves are too small for float32 where α is small. The sigmoid of the difference of two is a beta number, the
 * softmax of several a Dirichlet vector.
 *
 * <p>Source: Marsaglia and Tsang, 2000: d (1 + c z)³ with a normal z, accepted with a probability; d = α − ⅓, c = 1 / √(9 d). Below 1 that of α + 1
 * times u^(1 / α) with an even u.
 *
 * @param shape the shape of the output
 * @param low the least α, above 0
 * @param high what α stays below, unless it is the least
 * @param seed the seed of the model
 * @param stream the place in the model
 */
public record RandomLogGamma(Shape shape, double low, double high, long seed, long stream) implements Op {
    /** What is tried at a time; one of twenty attempts fails at worst. */
    private static final int ATTEMPTS = 16;

    /** Room for attempts, normal and even numbers, and one number more. */
    private static final int ROOM = 2 * ATTEMPTS + 1;

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(1).type(0, DType.INT32).rank(0, 0).require(low > 0 && low <= high, "0 < low <= high, not " + low + " and " + high);
        return Spec.floats(shape);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var step = inputs.getFirst();
        var n = output.length();
        var room = new float[ROOM];
        return () -> {
            var drawn = Philox.mix(stream, step.ints()[step.offset()]);
            var alpha = alpha(drawn, room);
            for (var i = 0; i < n; i++) {
                output.floats()[output.offset() + i] = (float) draw(Philox.mix(drawn, i), alpha, room);
            }
        };
    }

    private double alpha(long drawn, float[] room) {
        RandomUniform.draw(seed, drawn, 1, (float) low, (float) high, room, ROOM - 1);
        return room[ROOM - 1];
    }

    private double draw(long drawn, double alpha, float[] room) {
        var d = (alpha < 1 ? alpha + 1 : alpha) - 1.0 / 3;
        var c = 1 / Math.sqrt(9 * d);
        for (var from = 0L;; from += ATTEMPTS) {
            Philox.normal(seed, drawn, from, ATTEMPTS, 0, 1, room, 0);
            Philox.uniform(seed, Philox.mix(drawn, 1), from, ATTEMPTS, 0, 1, room, ATTEMPTS);
            for (var i = 0; i < ATTEMPTS; i++) {
                double z = room[i];
                var root = 1 + c * z;
                if (root > 0 && StrictMath.log(room[ATTEMPTS + i]) < z * z / 2 + d * (1 - root * root * root + 3 * StrictMath.log(root))) {
                    return StrictMath.log(d) + 3 * StrictMath.log(root) + (alpha < 1 ? shrink(drawn, alpha, room) : 0);
                }
            }
        }
    }

    private double shrink(long drawn, double alpha, float[] room) {
        Philox.uniform(seed, Philox.mix(drawn, 2), 0, 1, 0, 1, room, ROOM - 1);
        // Never 0: half of the least distance of two numbers.
        return StrictMath.log(room[ROOM - 1] + 0x1p-25) / alpha;
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var room = new float[ROOM];
        var drawn = Philox.mix(stream, (int) inputs.getFirst().data()[0]);
        var alpha = alpha(drawn, room);
        for (var i = 0; i < output.data().length; i++) {
            output.data()[i] = draw(Philox.mix(drawn, i), alpha, room);
        }
    }
}
