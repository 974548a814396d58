package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * One number for each channel, of all that lies along the spatial axes.
 *
 * @param <S> its own class
 */
abstract class GlobalPooling<S extends GlobalPooling<S>> extends SpatialLayer<S> {
    /** Whether the spatial axes stay, with size 1. */
    public static final Option<Boolean> KEEPDIMS = Option.of("keepdims", OptionType.BOOLEAN, false);

    /** Makes one number of those along an axis. */
    interface Pooling {
        /** The value without the axis. */
        Value along(Value x, int axis);
    }

    private final Pooling pooling;

    GlobalPooling(Values values, int dimensions, Pooling pooling) {
        super(values, dimensions);
        this.pooling = pooling;
    }

    /** The same for inputs whose channels are in another place. */
    public final S withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }

    /** The same with spatial axes of size 1 in the output, or none. */
    public final S withKeepdims(boolean keepdims) {
        return with(KEEPDIMS, keepdims);
    }

    /** Makes one number of those along an axis of (batch, places, channels) or (batch, channels, places). */
    Value pool(Scope scope, Value x, int axis) {
        return pooling.along(x, axis);
    }

    @Override
    final Value spatial(Scope scope, Value x) {
        var shape = x.shape();
        var places = shape.elements(firstAxis(), firstAxis() + dimensions());
        var batch = shape.size(0);
        var last = dataFormat() == DataFormat.CHANNELS_LAST;
        var channels = shape.size(last ? -1 : 1);
        var pooled = pool(scope, last ? Ops.reshape(x, batch, places, channels) : Ops.reshape(x, batch, channels, places), last ? 1 : 2);
        if (!get(KEEPDIMS)) {
            return pooled;
        }
        var kept = shape;
        for (var i = 0; i < dimensions(); i++) {
            kept = kept.with(firstAxis() + i, 1);
        }
        return Ops.reshape(pooled, kept);
    }
}
