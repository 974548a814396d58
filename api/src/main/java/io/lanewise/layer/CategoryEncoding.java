package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;

/**
 * Integers as vectors of zeros and ones, or of counts. An integer that is not below num_tokens leaves no trace.
 *
 * <p><b>Shapes.</b> multi_hot and count: (batch, n) → (batch, num_tokens); one_hot: (batch) and (batch, 1) → (batch, num_tokens),
 * (batch, n) → (batch, n, num_tokens).
 *
 * <p>Source: Keras {@code keras.layers.CategoryEncoding}.
 */
public final class CategoryEncoding extends ConfiguredLayer<CategoryEncoding> {
    /** How many integers there are. */
    public static final Option<Integer> NUM_TOKENS = Option.requiredCount("num_tokens");
    /** How they are encoded: all that occur in a sample together, by default. */
    public static final Option<CategoryMode> OUTPUT_MODE = Option.of("output_mode", CategoryMode.TYPE, CategoryMode.MULTI_HOT)
            .within("multi_hot, one_hot or count", mode -> mode != CategoryMode.INT);

    /** Sparse outputs, which do not exist here. */
    static final Option<Boolean> SPARSE =
            Option.of("sparse", OptionType.BOOLEAN, false).within("false: sparse outputs do not exist here", value -> !value);

    static final Kind<CategoryEncoding> KIND = kind("CategoryEncoding", CategoryEncoding::new, NUM_TOKENS, OUTPUT_MODE, SPARSE);

    private CategoryEncoding(Values values) {
        super(values);
    }

    /**
     * A layer that marks which integers occur.
     *
     * @throws IllegalArgumentException if their number is not above 0
     */
    public static CategoryEncoding of(int numTokens) {
        return KIND.create(KIND.values().with(NUM_TOKENS, numTokens));
    }

    /** The same with another encoding. */
    public CategoryEncoding withOutputMode(CategoryMode mode) {
        return with(OUTPUT_MODE, mode);
    }

    @Override
    protected Value call(Scope scope, Value x) {
        return get(OUTPUT_MODE).encode(Ops.cast(x, DType.INT32), get(NUM_TOKENS));
    }
}
