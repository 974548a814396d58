package io.lanewise.op;

import io.lanewise.engine.Philox;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Independent numbers that are 0 with probability rate, else 1 / (1 − rate), drawn anew for each step: int32 step () → float32 of
 * the given shape.
 *
 * @param shape the shape of the output
 * @param rate the probability of 0, from 0 to 1; with 1 all are 0
 * @param seed the seed of the model
 * @param stream the place in the model
 */
public record DropoutMask(Shape shape, double rate, long seed, long stream) implements RandomOp {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(1).type(0, DType.INT32).rank(0, 0).require(rate >= 0 && rate <= 1, "a rate from 0 to 1, not " + rate);
        return Spec.floats(shape);
    }

    @Override
    public void draw(int step, int n, float[] mask, int offset) {
        if (rate == 1) {
            Arrays.fill(mask, offset, offset + n, 0);
            return;
        }
        Philox.dropout(seed, Philox.mix(stream, step), n, (float) rate, mask, offset);
    }
}
