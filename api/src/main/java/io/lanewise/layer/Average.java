package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * The mean of its n inputs: y = (x₁ + x₂ + …) / n.
 *
 * <p><b>Shapes.</b> Any number of inputs whose shapes can be broadcast; inputs of fewer axes are given axes of size 1 behind the batch.
 *
 * <p>Source: Keras {@code keras.layers.Average}.
 */
public final class Average extends Merge<Average> {
    static final Kind<Average> KIND = kind("Average", Average::new);

    private Average(Values values) {
        super(values);
    }

    /** The layer. */
    public static Average of() {
        return KIND.create(KIND.values());
    }

    @Override
    Value merge(List<Value> inputs) {
        var sum = ofEqualRank(inputs).stream().reduce(Ops::add).orElseThrow();
        return Ops.divide(sum, Ops.constant(sum, inputs.size()));
    }
}
