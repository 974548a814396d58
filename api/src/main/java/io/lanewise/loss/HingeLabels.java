package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.equal;
import static io.lanewise.op.Ops.maximum;
import static io.lanewise.op.Ops.min;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/** What the hinges share. */
final class HingeLabels {
    private HingeLabels() {}

    /** max(1 − y · p, 0), after labels that are all 0 or 1 have become −1 and 1. */
    static Value distance(Value labels, Value p) {
        return maximum(affine(multiply(signs(labels), p), -1, 1), Ops.zerosLike(p));
    }

    private static Value signs(Value labels) {
        // y² = y holds for 0 and 1 alone; one other label leaves all as they are.
        var elements = reshape(labels, labels.shape().elements());
        var binary = broadcast(min(equal(square(elements), elements), 0), labels.shape());
        return subtract(multiply(labels, add(binary, 1)), binary);
    }
}
