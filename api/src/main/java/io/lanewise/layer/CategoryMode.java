package io.lanewise.layer;

import io.lanewise.config.OptionType;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.Arrays;

/** How categories, integers from 0 on, are given to the layers behind. */
public enum CategoryMode {
    /** As they are. */
    INT,
    /** A one at the place of each: (…) → (…, categories); a last axis of size 1 vanishes before. */
    ONE_HOT,
    /** A one at the place of all that occur along the axis behind the batch, which vanishes. */
    MULTI_HOT,
    /** How often each occurs along the axis behind the batch, which vanishes. */
    COUNT;

    /** The name of this option in Keras's JSON: {@code output_mode}. */
    static final OptionType<CategoryMode> TYPE = OptionType.constants("output mode", CategoryMode.class);

    /** Categories, int32, encoded: float32, but for {@link #INT}. */
    Value encode(Value categories, int count) {
        var shape = categories.shape();
        if (this == INT) {
            return categories;
        }
        if (this == ONE_HOT && shape.rank() > 1 && shape.size(-1) == 1) {
            return Ops.oneHot(Ops.reshape(categories, Arrays.copyOf(shape.toArray(), shape.rank() - 1)), count);
        }
        var ones = Ops.oneHot(categories, count);
        // As in Keras: without an axis behind the batch, the batch itself is taken together.
        var axis = shape.rank() > 1 ? 1 : 0;
        return switch (this) {
            case MULTI_HOT -> Ops.max(ones, axis);
            case COUNT -> Ops.sum(ones, axis);
            default -> ones;
        };
    }
}
