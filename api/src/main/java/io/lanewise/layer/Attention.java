package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Constant;
import io.lanewise.op.BatchMatMul;
import io.lanewise.op.DotProductAttention;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Dot-product attention (Luong et al., 2015): y = softmax(scores) · value with scores = query · keyᵀ, not divided by √size; with
 * {@code score_mode="concat"} scores = w · Σ tanh(query + key).
 *
 * <p><b>Shapes.</b> query (batch, T, size), value (batch, S, any), key (batch, S, size; the value, unless given) → (batch, T, the value's size);
 * called with {@code return_attention_scores}, the shares (batch, T, S) too. Weights: a scalar scale with use_scale, a scalar
 * concat_score_weight in mode concat.
 *
 * <p><b>Masks.</b> Keys count where the value's mask lets them, and, with {@code use_causal_mask}, up to the query's own place; outputs of queries that
 * the query's mask leaves out are 0.
 *
 * <p>Source: Keras {@code keras.layers.Attention}.
 */
public final class Attention extends ListAttention<Attention> {
    /** Whether scores, or with concat the sums, are multiplied by a weight. */
    public static final Option<Boolean> USE_SCALE = Option.of("use_scale", OptionType.BOOLEAN, false);
    /** How scores are computed: dot or concat. */
    public static final Option<String> SCORE_MODE = Option.of("score_mode", OptionType.STRING, "dot").within("dot or concat", List.of("dot", "concat")::contains);

    static final Kind<Attention> KIND = kind("Attention", Attention::new, USE_SCALE, SCORE_MODE, DROPOUT, SEED);

    private Attention(Values values) {
        super(values);
    }

    /** A layer with scores query · keyᵀ. */
    public static Attention of() {
        return KIND.create(KIND.values());
    }

    /** The same with or without a scale. */
    public Attention withUseScale(boolean useScale) {
        return with(USE_SCALE, useScale);
    }

    /** The same with scores computed in another way, {@code dot} or {@code concat}. */
    public Attention withScoreMode(String mode) {
        return with(SCORE_MODE, mode);
    }

    private Value scaled(Scope scope, Value x) {
        return get(USE_SCALE) ? Ops.multiply(x, scope.weight("scale", Shape.scalar(), Constant.ONES)) : x;
    }

    @Override
    Value scores(Scope scope, Attended attended) {
        if (get(SCORE_MODE).equals("dot")) {
            return scaled(scope, attended.query().tape().append(new BatchMatMul(false, true), attended.query(), attended.key()));
        }
        var sums = Ops.sum(Ops.tanh(scaled(scope, sums(attended))), -1);
        return Ops.multiply(sums, scope.weight("concat_score_weight", Shape.scalar(), Constant.ONES));
    }

    @Override
    Value attend(Scope scope, Attended attended) {
        if (!get(SCORE_MODE).equals("dot")) {
            return super.attend(scope, attended);
        }
        var inputs = new ArrayList<>(List.of(oneHead(scaled(scope, attended.query())), oneHead(attended.key()), oneHead(attended.value())));
        attended.keyMask().ifPresent(mask -> inputs.add(Ops.reshape(mask, mask.shape().size(0), 1, 1, mask.shape().size(1))));
        var output = attended.query().tape().append(new DotProductAttention(1, attended.causal(), 0, true), inputs);
        return Ops.reshape(output, attended.query().shape().with(-1, attended.value().shape().size(-1)));
    }

    private static Value oneHead(Value x) {
        return Ops.reshape(x, x.shape().size(0), x.shape().size(1), 1, x.shape().size(2));
    }
}
