package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;

/**
 * Each sample n times, as a sequence.
 *
 * <p><b>Shapes.</b> (batch, features) → (batch, n, features).
 *
 * <p>Source: Keras {@code keras.layers.RepeatVector}.
 */
public final class RepeatVector extends ConfiguredLayer<RepeatVector> {
    /** How often. */
    public static final Option<Integer> N = Option.requiredCount("n");

    static final Kind<RepeatVector> KIND = kind("RepeatVector", RepeatVector::new, N);

    private RepeatVector(Values values) {
        super(values);
    }

    /**
     * A layer that repeats each sample.
     *
     * @throws IllegalArgumentException if n is not above 0
     */
    public static RepeatVector of(int n) {
        return KIND.create(KIND.values().with(N, n));
    }

    @Override
    protected Value call(Scope scope, Value x) {
        if (x.shape().rank() != 2) {
            throw wrongInput("the axes (batch, features)", x);
        }
        var batch = x.shape().size(0);
        var features = x.shape().size(1);
        return Ops.broadcast(Ops.reshape(Ops.cast(x, DType.FLOAT32), batch, 1, features), Shape.of(batch, get(N), features));
    }
}
