package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * The largest of its inputs, element by element: y = max(x₁, x₂, …).
 *
 * <p><b>Shapes.</b> Any number of inputs whose shapes can be broadcast; inputs of fewer axes are given axes of size 1 behind the batch.
 *
 * <p>Source: Keras {@code keras.layers.Maximum}.
 */
public final class Maximum extends Merge<Maximum> {
    static final Kind<Maximum> KIND = kind("Maximum", Maximum::new);

    private Maximum(Values values) {
        super(values);
    }

    /** The layer. */
    public static Maximum of() {
        return KIND.create(KIND.values());
    }

    @Override
    Value merge(List<Value> inputs) {
        return ofEqualRank(inputs).stream().reduce(Ops::maximum).orElseThrow();
    }
}
