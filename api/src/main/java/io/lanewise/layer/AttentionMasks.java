package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Masks of a layer of attention, brought to the axes (batch, heads, queries, keys) of its scores, with 1 for those along which they are
 * repeated. Nothing is put together: all must let a key count. Source: Keras's {@code _compute_attention_mask}.
 */
final class AttentionMasks {
    private final int attended;
    private final List<Value> masks = new ArrayList<>();

    /** @param attended how many axes are attended over */
    AttentionMasks(int attended) {
        this.attended = attended;
    }

    /** Which queries count: (batch, queries). */
    void queries(Value mask) {
        masks.add(Ops.reshape(mask, Shape.of(with(mask.shape(), mask.shape().rank()))));
    }

    /** Which keys or values count: (batch, keys). */
    void keys(Value mask) {
        masks.add(Ops.reshape(mask, Shape.of(with(mask.shape(), mask.shape().rank() - 1))));
    }

    /** Which keys count for which queries: (batch, queries, keys), or with more or fewer axes in front. */
    void scores(Value mask) {
        masks.add(mask);
    }

    /** A shape with an axis of size 1 more. */
    private static int[] with(Shape shape, int at) {
        var sizes = Arrays.copyOf(shape.toArray(), shape.rank() + 1);
        System.arraycopy(sizes, at, sizes, at + 1, shape.rank() - at);
        sizes[at] = 1;
        return sizes;
    }

    /**
     * All of them.
     *
     * @param scores the scores' shape: the batch and other axes, heads, the axes of queries attended over, those of keys
     * @throws IllegalArgumentException with what was expected, if one cannot be repeated to the scores
     */
    List<Value> of(Shape scores) {
        var rank = masks.stream().mapToInt(mask -> mask.shape().rank()).max().orElse(0);
        return masks.stream().map(mask -> of(mask, rank, scores)).toList();
    }

    private Value of(Value mask, int rank, Shape scores) {
        var sizes = new int[scores.rank()];
        Arrays.fill(sizes, 1);
        // Axes that are missing are inserted behind those in front, before the axes attended over; among masks they are missing in front.
        var front = Math.max(0, rank - 2 * attended);
        var missing = rank - mask.shape().rank();
        var fits = scores.rank() >= rank && mask.shape().rank() > 0;
        for (var axis = 0; fits && axis < mask.shape().rank(); axis++) {
            var among = axis + missing;
            var place = among < front ? among : among + scores.rank() - rank;
            sizes[place] = mask.shape().size(axis);
            fits = sizes[place] == 1 || sizes[place] == scores.size(place);
        }
        if (!fits) {
            throw new IllegalArgumentException("masks that can be repeated to the scores' shape " + scores.with(0, Shape.UNKNOWN) + ", not one of shape " + mask.shape());
        }
        var all = Ops.reshape(mask, Shape.of(sizes));
        var heads = scores.rank() - 2 * attended - 1;
        var ends = new int[] {0, heads, heads + 1, heads + 1 + attended, scores.rank()};
        var wanted = Arrays.copyOf(sizes, sizes.length);
        var groups = new int[4];
        for (var group = 0; group < 4; group++) {
            // Axes that become one are repeated along all of them or none.
            var once = Arrays.stream(sizes, ends[group], ends[group + 1]).allMatch(size -> size == 1);
            for (var axis = ends[group]; axis < ends[group + 1] && !once; axis++) {
                wanted[axis] = scores.size(axis);
            }
            groups[group] = Arrays.stream(wanted, ends[group], ends[group + 1]).reduce(1, Math::multiplyExact);
        }
        return Ops.reshape(Ops.broadcast(all, Shape.of(wanted)), groups);
    }
}
