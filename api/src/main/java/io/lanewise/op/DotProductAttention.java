package io.lanewise.op;

import io.lanewise.engine.Attention;
import io.lanewise.engine.AttentionForm;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scaled dot-product attention of several heads (Vaswani et al., 2017): y[b, t, h] = Σ_s p[b, h, t, s] · v[b, s, h′] with p[b, h, t, ·] =
 * softmax of scale · q[b, t, h]·k[b, s, h′] over the keys s that query t sees. Each of K key heads h′ serves H / K neighbouring heads h.
 *
 * <p><b>Shapes.</b> q (B, T, H, D), k (B, S, K, D), v (B, S, K, E), then masks, each (B, H, T, S) with 1 for any of them, which let a key count
 * where they are above 0 → (B, T, H, E). Scores are never there as a whole, in forward and backward pass: memory grows with T + S.
 *
 * @param scale above 0
 * @param causal whether query t sees only keys s ≤ t
 * @param window if above 0, query t sees only keys with |t − s| &lt; window
 * @param uniform whether a query that sees no key gets the mean of all values, rather than 0
 */
public record DotProductAttention(double scale, boolean causal, int window, boolean uniform) implements Op {
    /** In place of a score that does not count: as good as −∞, and yet a softmax of nothing else is one of equal numbers. */
    private static final double EXCLUDED = -1e30;

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).require(inputs.size() >= 3, "q, k and v, then masks").floats().rank(0, 4).rank(1, 4).rank(2, 4)
                .require(scale > 0 && window >= 0, "a scale above 0 and a window of at least 0");
        var q = inputs.get(0).shape();
        var k = inputs.get(1).shape();
        var v = inputs.get(2).shape();
        Signature.of(this, inputs)
                .require(q.size(0) == k.size(0) && k.size(0) == v.size(0), "q, k and v of as many samples")
                .require(k.size(1) == v.size(1), "as many keys as values")
                .require(q.size(3) == k.size(3), "queries as long as keys")
                .require(k.size(2) == v.size(2) && k.size(2) > 0 && q.size(2) % k.size(2) == 0, "as many heads in k and v, which divide those of q");
        var scores = scores(q, k);
        for (var mask : inputs.subList(3, inputs.size())) {
            Signature.of(this, inputs).require(fits(mask.shape(), scores), "masks of shape " + scores + " with 1 for any of its sizes");
        }
        return Spec.floats(q.with(-1, v.size(-1)));
    }

    private static Shape scores(Shape q, Shape k) {
        return Shape.of(q.size(0), q.size(2), q.size(1), k.size(1));
    }

    private static boolean fits(Shape mask, Shape scores) {
        var fits = mask.rank() == 4;
        for (var axis = 0; fits && axis < 4; axis++) {
            fits = mask.size(axis) == 1 || mask.size(axis) == scores.size(axis);
        }
        return fits;
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var q = inputs.get(0);
        var k = inputs.get(1);
        var v = inputs.get(2);
        var masks = inputs.subList(3, inputs.size());
        var attention = attention(inputs);
        return () -> {
            give(masks, attention);
            attention.forward(
                    q.floats(), q.offset(), k.floats(), k.offset(), v.floats(), v.offset(), output.floats(), output.offset());
        };
    }

    /** The kernels for q, k, v and masks. */
    Attention attention(List<Buffer> inputs) {
        var q = inputs.get(0);
        var k = inputs.get(1);
        var form = new AttentionForm(
                q.size(0), q.size(2), k.size(2), q.size(1), k.size(1), q.size(3), inputs.get(2).size(3), (float) scale, causal, window, uniform);
        return new Attention(form, inputs.stream().skip(3).map(mask -> strides(mask.spec().shape())).toArray(int[][]::new));
    }

    static void give(List<Buffer> masks, Attention attention) {
        for (var i = 0; i < masks.size(); i++) {
            attention.mask(i, masks.get(i).floats(), masks.get(i).offset());
        }
    }

    private static int[] strides(Shape mask) {
        var strides = new int[4];
        for (var axis = 0; axis < 4; axis++) {
            strides[axis] = mask.size(axis) == 1 ? 0 : mask.elements(axis + 1, 4);
        }
        return strides;
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        if (index > 2) {
            return null;
        }
        var all = new ArrayList<>(inputs);
        all.add(upstream);
        // All three in one window; a second call appends nothing new.
        var packed = upstream.tape().append(new DotProductAttentionGradient(scale, causal, window, uniform), all);
        var from = inputs.subList(0, index).stream().mapToInt(input -> input.shape().elements()).sum();
        var shape = inputs.get(index).shape();
        return Ops.reshape(Ops.slice(packed, 0, from, from + shape.elements()), shape);
    }

    /** The shares (B, H, T, S), composed of small ops, for whoever wants to see them. */
    public Value shares(Value q, Value k, List<Value> masks) {
        var heads = q.shape().size(2);
        var queries = Ops.transpose(q, 0, 2, 1, 3);
        var keys = headsFirst(k, heads);
        var scores = Ops.multiply(q.tape().append(new BatchMatMul(false, true), queries, keys), scale);
        var shape = scores.shape();
        var counted = new ArrayList<Value>();
        if (causal || window > 0) {
            counted.add(Ops.broadcast(q.tape().constant(seen(shape.size(2), shape.size(3))), shape));
        }
        masks.forEach(mask -> counted.add(Ops.broadcast(Ops.greater(mask, 0.0), shape)));
        if (counted.isEmpty()) {
            return Ops.softmax(scores);
        }
        var counts = counted.stream().reduce(Ops::multiply).orElseThrow();
        var shares = Ops.softmax(Ops.select(counts, scores, Ops.broadcast(Ops.constant(scores, EXCLUDED), shape)));
        return uniform ? shares : Ops.multiply(shares, counts);
    }

    /** What comes of shares (B, H, T, S) of values (B, S, K, E): (B, T, H, E). */
    public static Value combine(Value shares, Value v) {
        return Ops.transpose(v.tape().append(new BatchMatMul(false, false), shares, headsFirst(v, shares.shape().size(1))), 0, 2, 1, 3);
    }

    /** (B, S, K, D) as (B, H, S, D). */
    private static Value headsFirst(Value x, int heads) {
        var first = Ops.transpose(x, 0, 2, 1, 3);
        var shape = first.shape();
        var each = heads / shape.size(1);
        if (each == 1) {
            return first;
        }
        var apart = Ops.reshape(first, shape.size(0), shape.size(1), 1, shape.size(2), shape.size(3));
        return Ops.reshape(Ops.broadcast(apart, apart.shape().with(2, each)), shape.with(1, heads));
    }

    private Tensor seen(int queries, int keys) {
        var seen = new float[queries * keys];
        for (var t = 0; t < queries; t++) {
            for (var s = 0; s < keys; s++) {
                seen[t * keys + s] = sees(t, s) ? 1 : 0;
            }
        }
        return Tensor.wrap(seen, Shape.of(queries, keys));
    }

    private boolean sees(int t, int s) {
        return (!causal || s <= t) && (window == 0 || Math.abs(t - s) < window);
    }

    /** The shares of one query of one head, or null if it sees nothing and gets nothing. */
    double[] shares(List<Reference> inputs, int b, int t, int h) {
        var q = inputs.get(0);
        var k = inputs.get(1);
        var keys = k.shape().size(1);
        var shares = new double[keys];
        Arrays.fill(shares, Double.NEGATIVE_INFINITY);
        for (var s = 0; s < keys; s++) {
            if (sees(t, s) && counts(inputs, b, h, t, s)) {
                shares[s] = scale * dot(q, at(q.shape(), b, t, h), k, at(k.shape(), b, s, keyHead(inputs, h)));
            }
        }
        var max = Arrays.stream(shares).max().orElse(0);
        if (max == Double.NEGATIVE_INFINITY) {
            Arrays.fill(shares, uniform ? 1.0 / keys : 0);
            return shares;
        }
        Arrays.setAll(shares, s -> Math.exp(shares[s] - max));
        var sum = Arrays.stream(shares).sum();
        Arrays.setAll(shares, s -> shares[s] / sum);
        return shares;
    }

    /** Whether query t of a head sees any key. */
    boolean seesAny(List<Reference> inputs, int b, int t, int h) {
        for (var s = 0; s < inputs.get(1).shape().size(1); s++) {
            if (sees(t, s) && counts(inputs, b, h, t, s)) {
                return true;
            }
        }
        return false;
    }

    private static boolean counts(List<Reference> inputs, int b, int h, int t, int s) {
        for (var mask : inputs.subList(3, inputs.size())) {
            var strides = strides(mask.shape());
            if (!(mask.data()[b * strides[0] + h * strides[1] + t * strides[2] + s * strides[3]] > 0)) {
                return false;
            }
        }
        return true;
    }

    static int keyHead(List<Reference> inputs, int h) {
        return h / (inputs.get(0).shape().size(2) / inputs.get(1).shape().size(2));
    }

    /** Where the numbers of one place of one head begin. */
    static int at(Shape shape, int b, int t, int h) {
        return ((b * shape.size(1) + t) * shape.size(2) + h) * shape.size(3);
    }

    static double dot(Reference a, int aOffset, Reference b, int bOffset) {
        var sum = 0.0;
        for (var i = 0; i < a.shape().size(-1); i++) {
            sum += a.data()[aOffset + i] * b.data()[bOffset + i];
        }
        return sum;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var v = inputs.get(2);
        var shape = output.shape();
        for (var b = 0; b < shape.size(0); b++) {
            for (var t = 0; t < shape.size(1); t++) {
                for (var h = 0; h < shape.size(2); h++) {
                    var shares = shares(inputs, b, t, h);
                    for (var i = 0; i < shape.size(3) * shares.length; i++) {
                        var s = i / shape.size(3);
                        var e = i % shape.size(3);
                        output.data()[at(shape, b, t, h) + e] += shares[s] * v.data()[at(v.shape(), b, s, keyHead(inputs, h)) + e];
                    }
                }
            }
        }
    }
}
