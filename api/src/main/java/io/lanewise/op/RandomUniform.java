package io.lanewise.op;

import io.lanewise.engine.Philox;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Independent numbers, equally likely between two bounds, drawn anew for each step: int32 step () → float32 of the given shape.
 *
 * @param shape the shape of the output
 * @param low the least
 * @param high what they stay below, unless it is the least
 * @param seed the seed of the model
 * @param stream the place in the model
 */
public record RandomUniform(Shape shape, double low, double high, long seed, long stream) implements RandomOp {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(1).type(0, DType.INT32).rank(0, 0).require(low <= high, "low <= high, not " + low + " and " + high);
        return Spec.floats(shape);
    }

    @Override
    public void draw(int step, int n, float[] numbers, int offset) {
        draw(seed, Philox.mix(stream, step), n, (float) low, (float) high, numbers, offset);
    }

    /** Numbers from low to below high; all are low if nothing lies between. */
    static void draw(long seed, long stream, int n, float low, float high, float[] numbers, int offset) {
        if (low < high) {
            Philox.uniform(seed, stream, 0, n, low, high, numbers, offset);
        } else {
            Arrays.fill(numbers, offset, offset + n, low);
        }
    }
}
