package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Attention of several heads (Vaswani et al., 2017). Each head h projects q = query · Wq + bq, k = key · Wk + bk, v = value · Wv + bv and gives
 * softmax(q · kᵀ / √key_dim) · v; the heads, side by side, are projected to the output.
 *
 * <p><b>Shapes.</b> query (batch, T, features), value and, if it is another, key (batch, S, …) → (batch, T, features of the query), or
 * output_shape in place of the last size; called with {@code return_attention_scores}, the shares (batch, heads, T, S) too. There may be
 * several axes in place of T and S; attention_axes are attended over. Weights: query, key and value kernels (features, heads, dim), biases (heads,
 * dim), the output's kernel (heads, value_dim, features) and bias.
 *
 * <p><b>Masks.</b> A key counts for a query if the masks that came along with query, value and key or were given ({@code value_mask}, {@code key_mask},
 * {@code attention_mask} of shape (batch, T, S)), {@code use_causal_mask} and the sliding window all let it. A query that sees no key gets the mean
 * of all values before the last projection, as in Keras; 0 where shares are asked for or dropout is not 0.
 *
 * <p>Unless shares are asked for or dropped, they are never there as a whole: memory grows with T + S, not with T · S.
 *
 * <p>Source: Keras {@code keras.layers.MultiHeadAttention}.
 */
public final class MultiHeadAttention extends HeadsAttention<MultiHeadAttention> {
    /** How many heads. */
    public static final Option<Integer> NUM_HEADS = Option.requiredCount("num_heads");
    /** Numbers of a query and a key of one head. */
    public static final Option<Integer> KEY_DIM = Option.requiredCount("key_dim");
    /** Numbers of a value of one head; key_dim unless given. */
    public static final Option<Integer> VALUE_DIM = Option.optional("value_dim", OptionType.INTEGER).within("an integer above 0", size -> size > 0);
    /** The output's sizes in place of the query's last one. */
    public static final Option<List<Integer>> OUTPUT_SHAPE = Option.optional("output_shape", LayerJson.AXIS_LIST)
            .within("sizes above 0", sizes -> sizes.stream().allMatch(size -> size > 0));
    /** The axes attended over; all but the batch and the last unless given. */
    public static final Option<List<Integer>> ATTENTION_AXES = Option.optional("attention_axes", LayerJson.AXIS_LIST)
            .within("axes other than 0, the batch, each once", axes -> !axes.isEmpty() && !axes.contains(0) && axes.stream().distinct().count() == axes.size());

    static final Kind<MultiHeadAttention> KIND = kind(
            "MultiHeadAttention", MultiHeadAttention::new,
            List.of(NUM_HEADS, KEY_DIM, VALUE_DIM, DROPOUT, USE_BIAS, OUTPUT_SHAPE, ATTENTION_AXES, SLIDING_WINDOW, FLASH_ATTENTION, USE_GATE, SEED), KERNEL, BIAS);

    private MultiHeadAttention(Values values) {
        super(values);
    }

    /**
     * A layer of so many heads.
     *
     * @throws IllegalArgumentException if a number is not above 0
     */
    public static MultiHeadAttention of(int numHeads, int keyDim) {
        return KIND.create(KIND.values().with(NUM_HEADS, numHeads).with(KEY_DIM, keyDim));
    }

    /** The same with values of another size than keys. */
    public MultiHeadAttention withValueDim(int valueDim) {
        return with(VALUE_DIM, valueDim);
    }

    /** The same with an output whose last size is not the query's, or is several. */
    public MultiHeadAttention withOutputShape(int... sizes) {
        return with(OUTPUT_SHAPE, Arrays.stream(sizes).boxed().toList());
    }

    /** The same with other axes attended over. */
    public MultiHeadAttention withAttentionAxes(int... axes) {
        return with(ATTENTION_AXES, Arrays.stream(axes).boxed().toList());
    }

    @Override
    Heads heads() {
        return new Heads(get(NUM_HEADS), get(NUM_HEADS), get(KEY_DIM), find(VALUE_DIM).orElse(get(KEY_DIM)));
    }

    @Override
    List<Integer> outputSizes(Value query) {
        return find(OUTPUT_SHAPE).filter(sizes -> !sizes.isEmpty()).orElse(List.of(query.shape().size(-1)));
    }

    @Override
    List<Integer> attentionAxes(Value query) {
        var rank = query.shape().rank();
        var axes = find(ATTENTION_AXES).orElse(IntStream.range(1, rank - 1).boxed().toList()).stream().map(axis -> axis < 0 ? axis + rank : axis).toList();
        if (axes.stream().anyMatch(axis -> axis < 1 || axis >= rank - 1) || axes.stream().distinct().count() != axes.size()) {
            throw wrongInput("a query with the axes " + find(ATTENTION_AXES).orElse(axes) + " between the batch and the last", query);
        }
        return axes;
    }

    /** The path of the projection in files; the gate has no public name in Keras. */
    @Override
    String part(String name) {
        return name.equals("gate_dense") ? "_" + name : name;
    }

    /** Keras reads the query's mask off the query alone: a {@code query_mask} that is given changes nothing. */
    @Override
    Optional<Value> queryMask(Scope scope) {
        return scope.mask(0);
    }

    /** Keras hands the penalty to the projections. */
    @Override
    boolean penalizesWhole() {
        return false;
    }
}
