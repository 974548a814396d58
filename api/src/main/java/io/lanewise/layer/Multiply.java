package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * The product of its inputs, element by element: y = x₁ · x₂ · ….
 *
 * <p><b>Shapes.</b> Any number of inputs whose shapes can be broadcast; inputs of fewer axes are given axes of size 1 behind the batch.
 *
 * <p>Source: Keras {@code keras.layers.Multiply}.
 */
public final class Multiply extends Merge<Multiply> {
    static final Kind<Multiply> KIND = kind("Multiply", Multiply::new);

    private Multiply(Values values) {
        super(values);
    }

    /** The layer. */
    public static Multiply of() {
        return KIND.create(KIND.values());
    }

    @Override
    Value merge(List<Value> inputs) {
        return ofEqualRank(inputs).stream().reduce(Ops::multiply).orElseThrow();
    }
}
