package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Tensor;
import java.util.stream.IntStream;

/** Boxes of images at random places. Their borders need not lie between pixels. */
final class RandomBox {
    private RandomBox() {}

    /**
     * 1 for the pixels whose place lies within the box, else 0: (batch, height, width, 1).
     *
     * @param across shares of the width, (batch, 1, 1, 1)
     * @param down shares of the height
     */
    static Value mask(int height, int width, Value across, Value down, Draws draws) {
        var columns = within(draws.tape().constant(places(width).reshape(1, 1, width, 1)), across, width, draws);
        var rows = within(draws.tape().constant(places(height).reshape(1, height, 1, 1)), down, height, draws);
        return Ops.multiply(rows, columns);
    }

    private static Tensor places(int count) {
        return Tensor.of(IntStream.range(0, count).asDoubleStream().toArray());
    }

    private static Value within(Value places, Value share, int length, Draws draws) {
        var span = Ops.multiply(share, length);
        var start = Ops.multiply(draws.uniform(share.shape().size(0), 0, 1), Ops.affine(span, -1, length));
        return Ops.multiply(Ops.greaterEqual(places, start), Ops.greater(Ops.add(start, span), places));
    }
}
