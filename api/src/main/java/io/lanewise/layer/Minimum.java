package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * The smallest of its inputs, element by element: y = min(x₁, x₂, …).
 *
 * <p><b>Shapes.</b> Any number of inputs whose shapes can be broadcast; inputs of fewer axes are given axes of size 1 behind the batch.
 *
 * <p>Source: Keras {@code keras.layers.Minimum}.
 */
public final class Minimum extends Merge<Minimum> {
    static final Kind<Minimum> KIND = kind("Minimum", Minimum::new);

    private Minimum(Values values) {
        super(values);
    }

    /** The layer. */
    public static Minimum of() {
        return KIND.create(KIND.values());
    }

    @Override
    Value merge(List<Value> inputs) {
        return ofEqualRank(inputs).stream().reduce(Ops::minimum).orElseThrow();
    }
}
