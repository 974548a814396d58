package io.lanewise.op;

import io.lanewise.engine.Philox;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;

/**
 * Independent normal numbers, drawn anew for each step: int32 step () → float32 of the given shape.
 *
 * @param shape the shape of the output
 * @param mean their mean
 * @param deviation their standard deviation, 0 or more
 * @param seed the seed of the model
 * @param stream the place in the model
 */
public record RandomNormal(Shape shape, double mean, double deviation, long seed, long stream) implements RandomOp {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(1).type(0, DType.INT32).rank(0, 0).require(deviation >= 0, "a deviation of 0 or more, not " + deviation);
        return Spec.floats(shape);
    }

    @Override
    public void draw(int step, int n, float[] numbers, int offset) {
        Philox.normal(seed, Philox.mix(stream, step), 0, n, (float) mean, (float) deviation, numbers, offset);
    }
}
