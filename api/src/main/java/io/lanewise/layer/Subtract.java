package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * The difference of two inputs: y = x₁ − x₂.
 *
 * <p><b>Shapes.</b> Two inputs whose shapes can be broadcast; one of fewer axes is given axes of size 1 behind the batch.
 *
 * <p>Source: Keras {@code keras.layers.Subtract}.
 */
public final class Subtract extends Merge<Subtract> {
    static final Kind<Subtract> KIND = kind("Subtract", Subtract::new);

    private Subtract(Values values) {
        super(values);
    }

    /** The layer. */
    public static Subtract of() {
        return KIND.create(KIND.values());
    }

    @Override
    Value merge(List<Value> inputs) {
        if (inputs.size() != 2) {
            throw new IllegalArgumentException("two inputs, not " + inputs.size());
        }
        var pair = ofEqualRank(inputs);
        return Ops.subtract(pair.getFirst(), pair.getLast());
    }
}
