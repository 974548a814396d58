package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.initializer.VarianceScaling;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;

/**
 * Additive attention (Bahdanau et al., 2015): y = softmax(scores) · value with scores = Σ scale · tanh(query + key).
 *
 * <p><b>Shapes.</b> query (batch, T, size), value (batch, S, any), key (batch, S, size; the value, unless given) → (batch, T, the value's size);
 * called with {@code return_attention_scores}, the shares (batch, T, S) too. The weight scale, with use_scale, is (size).
 *
 * <p>Masks are as in {@link Attention}.
 *
 * <p>Source: Keras {@code keras.layers.AdditiveAttention}.
 */
public final class AdditiveAttention extends ListAttention<AdditiveAttention> {
    /** Whether the sum has weights. */
    public static final Option<Boolean> USE_SCALE = Option.of("use_scale", OptionType.BOOLEAN, true);

    static final Kind<AdditiveAttention> KIND = kind("AdditiveAttention", AdditiveAttention::new, USE_SCALE, DROPOUT, SEED);

    private AdditiveAttention(Values values) {
        super(values);
    }

    /** A layer with a scale. */
    public static AdditiveAttention of() {
        return KIND.create(KIND.values());
    }

    /** The same with or without a scale. */
    public AdditiveAttention withUseScale(boolean useScale) {
        return with(USE_SCALE, useScale);
    }

    @Override
    Value scores(Scope scope, Attended attended) {
        var terms = Ops.tanh(sums(attended));
        if (!get(USE_SCALE)) {
            return Ops.sum(terms, -1);
        }
        var scale = scope.weight("scale", Shape.of(attended.query().shape().size(-1)), VarianceScaling.GLOROT_UNIFORM);
        return Ops.sum(Ops.multiply(terms, scale), -1);
    }
}
