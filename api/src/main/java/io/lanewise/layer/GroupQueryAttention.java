package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * Attention of several heads that share keys and values (Ainslie et al., 2023): as {@link MultiHeadAttention}, but each of the fewer key heads serves
 * as many neighbouring query heads.
 *
 * <p><b>Shapes.</b> query (batch, T, features), value and, if it is another, key (batch, S, …) → (batch, T, features of the query); called with
 * {@code return_attention_scores}, the shares (batch, query heads, T, S) too.
 *
 * <p>Masks and memory are as there, but a {@code query_mask} can be given as well.
 *
 * <p>Source: Keras {@code keras.layers.GroupQueryAttention}.
 */
public final class GroupQueryAttention extends HeadsAttention<GroupQueryAttention> {
    /** Numbers of a query, a key and a value of one head. */
    public static final Option<Integer> HEAD_DIM = Option.requiredCount("head_dim");
    /** How many heads queries have. */
    public static final Option<Integer> NUM_QUERY_HEADS = Option.requiredCount("num_query_heads");
    /** How many heads keys and values have; they divide those of queries. */
    public static final Option<Integer> NUM_KEY_VALUE_HEADS = Option.requiredCount("num_key_value_heads");

    /** Keras's own name of the class; it exports it under a shorter one. */
    static final String OWN_CLASS = "GroupedQueryAttention";

    static final Kind<GroupQueryAttention> KIND = kind(
            "GroupQueryAttention", GroupQueryAttention::new,
            List.of(HEAD_DIM, NUM_QUERY_HEADS, NUM_KEY_VALUE_HEADS, DROPOUT, USE_BIAS, SLIDING_WINDOW, FLASH_ATTENTION, USE_GATE, SEED), KERNEL, BIAS);

    private GroupQueryAttention(Values values) {
        super(values);
        if (get(NUM_QUERY_HEADS) % get(NUM_KEY_VALUE_HEADS) != 0) {
            throw new IllegalArgumentException("GroupQueryAttention: expected num_query_heads to be a multiple of num_key_value_heads, received "
                    + get(NUM_QUERY_HEADS) + " and " + get(NUM_KEY_VALUE_HEADS));
        }
    }

    /**
     * A layer of so many heads.
     *
     * @throws IllegalArgumentException if a number is not above 0, or the heads do not divide
     */
    public static GroupQueryAttention of(int headDim, int numQueryHeads, int numKeyValueHeads) {
        return KIND.create(KIND.values().with(HEAD_DIM, headDim).with(NUM_QUERY_HEADS, numQueryHeads).with(NUM_KEY_VALUE_HEADS, numKeyValueHeads));
    }

    @Override
    public String ownClass() {
        return OWN_CLASS;
    }

    @Override
    Heads heads() {
        return new Heads(get(NUM_QUERY_HEADS), get(NUM_KEY_VALUE_HEADS), get(HEAD_DIM), get(HEAD_DIM));
    }

    @Override
    List<Integer> attentionAxes(Value query) {
        if (query.shape().rank() != 3) {
            throw wrongInput("a query of three axes (batch, steps, features)", query);
        }
        return List.of(1);
    }

    @Override
    String part(String name) {
        return "_" + name;
    }

    @Override
    Optional<Value> queryMask(Scope scope) {
        return given(scope.arguments(), "query_mask").or(() -> scope.mask(0));
    }
}
