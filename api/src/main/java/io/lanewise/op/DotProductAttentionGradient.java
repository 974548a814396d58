package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of {@link DotProductAttention}, from q, k, v, its masks and the gradient dy that flows into its output: dq, dk and dv, one
 * behind the other, as one row. With the shares p and dp[t, s] = dy[t]·v[s]: dv[s] = Σ_t p[t, s] · dy[t], and of the scores ds[t, s] =
 * p[t, s] · (dp[t, s] − Σ_s dp[t, s] · p[t, s]), from which dq[t] = scale · Σ_s ds[t, s] · k[s] and dk[s] = scale · Σ_t ds[t, s] · q[t]. A query
 * that sees no key has no ds.
 *
 * @param scale the attention's own, as the others
 * @param causal see there
 * @param window see there
 * @param uniform see there
 */
public record DotProductAttentionGradient(double scale, boolean causal, int window, boolean uniform) implements Op {
    private DotProductAttention attention() {
        return new DotProductAttention(scale, causal, window, uniform);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).require(inputs.size() >= 4, "q, k, v, masks, dy");
        var output = attention().output(inputs.subList(0, inputs.size() - 1));
        Signature.of(this, inputs).require(inputs.getLast().equals(output), "a gradient of " + output + " as last input");
        return Spec.floats(Shape.of(inputs.subList(0, 3).stream().mapToInt(input -> input.shape().elements()).sum()));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var q = inputs.get(0);
        var k = inputs.get(1);
        var v = inputs.get(2);
        var dy = inputs.getLast();
        var masks = inputs.subList(3, inputs.size() - 1);
        var kernels = attention().attention(inputs.subList(0, inputs.size() - 1));
        var dk = q.length();
        var dv = dk + k.length();
        return () -> {
            DotProductAttention.give(masks, kernels);
            kernels.backward(
                    q.floats(), q.offset(), k.floats(), k.offset(), v.floats(), v.offset(), dy.floats(), dy.offset(),
                    output.floats(), output.offset(), output.floats(), output.offset() + dk, output.floats(), output.offset() + dv);
        };
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return index > 2 && index < inputs.size() - 1 ? null : Recomposed.gradient(index, inputs, upstream, this::composed);
    }

    private Value composed(List<Value> inputs) {
        var masks = inputs.subList(3, inputs.size() - 1);
        var y = DotProductAttention.combine(attention().shares(inputs.get(0), inputs.get(1), masks), inputs.get(2));
        var gradients = Recomposed.gradients(y, inputs.getLast(), inputs.subList(0, 3));
        return Ops.concatenate(gradients.stream().map(gradient -> Ops.reshape(gradient, gradient.shape().elements())).toList(), 0);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var attention = attention();
        var others = inputs.subList(0, inputs.size() - 1);
        var q = inputs.get(0);
        var k = inputs.get(1);
        var v = inputs.get(2);
        var dy = inputs.getLast();
        var shape = dy.shape();
        for (var b = 0; b < shape.size(0); b++) {
            for (var t = 0; t < shape.size(1); t++) {
                for (var h = 0; h < shape.size(2); h++) {
                    var keyHead = DotProductAttention.keyHead(others, h);
                    var p = attention.shares(others, b, t, h);
                    var dp = new double[p.length];
                    var sum = 0.0;
                    var dyAt = DotProductAttention.at(shape, b, t, h);
                    for (var s = 0; s < p.length; s++) {
                        var vAt = DotProductAttention.at(v.shape(), b, s, keyHead);
                        dp[s] = DotProductAttention.dot(dy, dyAt, v, vAt);
                        sum += dp[s] * p[s];
                        add(p[s], dy, dyAt, output, q.data().length + k.data().length + vAt);
                    }
                    for (var s = 0; s < p.length && attention.seesAny(others, b, t, h); s++) {
                        var ds = scale * p[s] * (dp[s] - sum);
                        var qAt = DotProductAttention.at(q.shape(), b, t, h);
                        var kAt = DotProductAttention.at(k.shape(), b, s, keyHead);
                        add(ds, k, kAt, output, qAt);
                        add(ds, q, qAt, output, q.data().length + kAt);
                    }
                }
            }
        }
    }

    private static void add(double factor, Reference x, int from, Reference output, int to) {
        for (var i = 0; i < x.shape().size(-1); i++) {
            output.data()[to + i] += factor * x.data()[from + i];
        }
    }
}
