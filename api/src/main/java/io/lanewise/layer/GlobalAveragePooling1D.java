package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.Set;

/**
 * The mean of each channel of a sequence, over the steps that count.
 *
 * <p><b>Shapes.</b> (batch, steps, channels), or the channels behind the batch → (batch, channels); with keepdims the other
 * axes stay with size 1.
 *
 * <p>Source: Keras {@code keras.layers.GlobalAveragePooling1D}.
 */
public final class GlobalAveragePooling1D extends GlobalPooling<GlobalAveragePooling1D> {
    static final Kind<GlobalAveragePooling1D> KIND = kind("GlobalAveragePooling1D", GlobalAveragePooling1D::new, DATA_FORMAT, KEEPDIMS);

    private GlobalAveragePooling1D(Values values) {
        super(values, 1, Ops::mean);
    }

    /** A layer that takes the mean of each channel. */
    public static GlobalAveragePooling1D of() {
        return KIND.create(KIND.values());
    }

    @Override
    public Set<String> argumentNames() {
        return Set.of("mask");
    }

    @Override
    Value pool(Scope scope, Value x, int axis) {
        return scope.mask(0).map(mask -> {
            var shape = x.shape();
            var counted = Ops.broadcast(Ops.reshape(mask, shape.with(axis == 1 ? 2 : 1, 1)), shape);
            var total = Ops.sum(Ops.select(counted, x, Ops.zerosLike(x)), axis);
            return Ops.divide(total, Ops.sum(counted, axis));
        }).orElseGet(() -> super.pool(scope, x, axis));
    }
}
