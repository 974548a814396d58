package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * The sum of its inputs: y = x₁ + x₂ + ….
 *
 * <p><b>Shapes.</b> Any number of inputs whose shapes can be broadcast; inputs of fewer axes are given axes of size 1 behind the batch.
 *
 * <p>Source: Keras {@code keras.layers.Add}.
 */
public final class Add extends Merge<Add> {
    static final Kind<Add> KIND = kind("Add", Add::new);

    private Add(Values values) {
        super(values);
    }

    /** The layer. */
    public static Add of() {
        return KIND.create(KIND.values());
    }

    @Override
    Value merge(List<Value> inputs) {
        return ofEqualRank(inputs).stream().reduce(Ops::add).orElseThrow();
    }
}
