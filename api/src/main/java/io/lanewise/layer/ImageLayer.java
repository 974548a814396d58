package io.lanewise.layer;

import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.op.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A layer that moves windows over images. It computes with the channels last; where they come behind the batch, they are moved there and back.
 *
 * @param <S> its own class
 */
abstract class ImageLayer<S extends ImageLayer<S>> extends SpatialLayer<S> {
    ImageLayer(Values values, int dimensions) {
        super(values, dimensions);
    }

    /** The same for inputs whose channels are in another place. */
    public final S withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }

    @Override
    final Value spatial(Scope scope, Value x) {
        return finish(dataFormat() == DataFormat.CHANNELS_LAST ? image(scope, x) : channelsFirst(image(scope, channelsLast(x))));
    }

    /** Traces what the layer makes of an image whose channels lie last. */
    abstract Value image(Scope scope, Value x);

    /** Traces what becomes of it in the layer's own data format. */
    Value finish(Value y) {
        return y;
    }

    /**
     * The windows over the axes of an image.
     *
     * @throws IllegalArgumentException if an axis has fewer cells than its window needs
     */
    final List<Window> windows(Value x, Padding padding, List<Integer> sizes, List<Integer> strides, List<Integer> dilations) {
        var windows = new ArrayList<Window>();
        for (var axis = 0; axis < dimensions(); axis++) {
            var cells = x.shape().size(axis + 1);
            var window = padding.window(sizes.get(axis), strides.get(axis), dilations.get(axis), cells);
            if (window.outputs(cells) < 1) {
                throw wrongImage("at least " + window.span() + " elements along axis " + (firstAxis() + axis)
                        + ", as many as the window spans (or a smaller window, or the padding same)", x);
            }
            windows.add(window);
        }
        return windows;
    }

    /** An error about an image whose channels have been moved to the last axis. */
    final IllegalArgumentException wrongImage(String expected, Value x) {
        return wrongInput(expected, dataFormat() == DataFormat.CHANNELS_LAST ? x : channelsFirst(x));
    }

    private static Value channelsLast(Value x) {
        var rank = x.shape().rank();
        return Ops.transpose(x, IntStream.range(0, rank).map(axis -> axis == 0 ? 0 : axis == rank - 1 ? 1 : axis + 1).toArray());
    }

    private static Value channelsFirst(Value x) {
        var rank = x.shape().rank();
        return Ops.transpose(x, IntStream.range(0, rank).map(axis -> axis == 0 ? 0 : axis == 1 ? rank - 1 : axis - 1).toArray());
    }
}
