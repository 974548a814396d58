package io.lanewise.op;

import io.lanewise.engine.Philox;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Independent numbers, equally likely between two bounds, drawn anew for each step: int32 step () → float32 of the given shape.
 *
 * @param shape the shape of the output
 * @param low the least
 * @param high what they stay below, unless it is the least
 * @param seed the seed of the model
 * @param stream the place in the model
 */
public record RandomUniform(Shape shape, double low, double high, long seed, long stream) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(1).type(0, DType.INT32).rank(0, 0).require(low <= high, "low <= high, not " + low + " and " + high);
        return Spec.floats(shape);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var step = inputs.getFirst();
        var n = output.length();
        return () -> draw(step.ints()[step.offset()], n, output.floats(), output.offset());
    }

    private void draw(int step, int n, float[] numbers, int offset) {
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

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var numbers = new float[output.data().length];
        draw((int) inputs.getFirst().data()[0], numbers.length, numbers, 0);
        for (var i = 0; i < numbers.length; i++) {
            output.data()[i] = numbers[i];
        }
    }
}
