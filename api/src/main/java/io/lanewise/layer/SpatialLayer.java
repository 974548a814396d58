package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;

/**
 * A layer for sequences, images or volumes: between batch and channels lie one, two or three spatial axes.
 *
 * @param <S> its own class
 */
abstract class SpatialLayer<S extends SpatialLayer<S>> extends ConfiguredLayer<S> {
    /** Which axis of the input holds the channels: the last by default. */
    public static final Option<DataFormat> DATA_FORMAT = DataFormat.OPTION;

    private final int dimensions;

    SpatialLayer(Values values, int dimensions) {
        super(values);
        this.dimensions = dimensions;
    }

    /** How many spatial axes there are. */
    final int dimensions() {
        return dimensions;
    }

    /** Which axis of the input holds the channels; the last one in layers that have no such option. */
    final DataFormat dataFormat() {
        return get(DATA_FORMAT);
    }

    /** The first of the spatial axes. */
    final int firstAxis() {
        return dataFormat().firstSpatialAxis();
    }

    @Override
    protected final Value call(Scope scope, Value input) {
        if (input.shape().rank() != dimensions + 2) {
            var spatial = switch (dimensions) {
                case 1 -> "steps";
                case 2 -> "height, width";
                default -> "depth, height, width";
            };
            var axes = dataFormat() == DataFormat.CHANNELS_LAST ? spatial + ", channels" : "channels, " + spatial;
            throw wrongInput("the " + (dimensions + 2) + " axes (batch, " + axes + ")", input);
        }
        return spatial(scope, Ops.cast(input, DType.FLOAT32));
    }

    /** Traces what the layer computes of an input with as many axes as it must have. */
    abstract Value spatial(Scope scope, Value x);
}
