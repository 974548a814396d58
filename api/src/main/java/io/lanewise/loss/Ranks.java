package io.lanewise.loss;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.Arrays;

/** Keras's reconciling of ranks that differ by one: without it (N, 1) against (N) would be broadcast to (N, N). */
public final class Ranks {
    private Ranks() {}

    /**
     * Two values of one rank.
     *
     * @param first the first
     * @param second the second
     */
    public record Pair(Value first, Value second) {}

    /**
     * Gives two values one rank where theirs differ by one and the longer shape ends in 1: a vector gets that last axis, anything
     * else makes the other lose it.
     */
    public static Pair align(Value a, Value b) {
        if (a.shape().rank() == b.shape().rank() + 1 && a.shape().size(-1) == 1) {
            return b.shape().rank() == 1 ? new Pair(a, expand(b)) : new Pair(squeeze(a), b);
        }
        if (b.shape().rank() == a.shape().rank() + 1 && b.shape().size(-1) == 1) {
            return a.shape().rank() == 1 ? new Pair(expand(a), b) : new Pair(a, squeeze(b));
        }
        return new Pair(a, b);
    }

    /** What to do about labels and predictions whose shapes differ. */
    public static String remedy(Shape labels, Shape prediction) {
        if (labels.rank() == prediction.rank() && labels.rank() > 0 && labels.with(-1, prediction.size(-1)).equals(prediction)) {
            return "give the last layer as many units as a label has numbers, " + labels.size(-1) + ", or labels of " + prediction.size(-1) + " numbers";
        }
        return labels.rank() < prediction.rank()
                ? "end the model in fewer axes, such as by Flatten or a layer of one unit, or give a label for each number that is predicted"
                : "reshape the labels, or let the model end in a layer of their shape";
    }

    /** Without the last axis, of size 1. */
    public static Value squeeze(Value x) {
        return Ops.reshape(x, Arrays.copyOf(x.shape().toArray(), x.shape().rank() - 1));
    }

    private static Value expand(Value x) {
        return Ops.reshape(x, x.shape().size(0), 1);
    }
}
