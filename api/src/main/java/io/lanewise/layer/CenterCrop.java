package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Interpolation;

/**
 * The middle of images. An image that is smaller is cropped to the output's shape, then enlarged linearly.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; height and width become those given.
 *
 * <p>Source: Keras {@code keras.layers.CenterCrop}.
 */
public final class CenterCrop extends SpatialLayer<CenterCrop> {
    /** The height of the output. */
    public static final Option<Integer> HEIGHT = Option.requiredCount("height");
    /** The width of the output. */
    public static final Option<Integer> WIDTH = Option.requiredCount("width");

    static final Kind<CenterCrop> KIND = kind("CenterCrop", CenterCrop::new, HEIGHT, WIDTH, DATA_FORMAT);

    private CenterCrop(Values values) {
        super(values, 2);
    }

    /**
     * A layer that takes the middle.
     *
     * @throws IllegalArgumentException if a size is not above 0
     */
    public static CenterCrop of(int height, int width) {
        return KIND.create(KIND.values().with(HEIGHT, height).with(WIDTH, width));
    }

    /** The same for inputs whose channels are in another place. */
    public CenterCrop withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }

    @Override
    Value spatial(Scope scope, Value x) {
        var axis = firstAxis();
        var moreRows = x.shape().size(axis) - get(HEIGHT);
        var moreColumns = x.shape().size(axis + 1) - get(WIDTH);
        if (moreRows < 0 || moreColumns < 0) {
            return Resizing.resized(Resizing.cropped(x, axis, get(HEIGHT), get(WIDTH)), axis, get(HEIGHT), get(WIDTH), Interpolation.BILINEAR, false);
        }
        var rows = Axes.crop(x, axis, moreRows / 2, moreRows - moreRows / 2);
        return Axes.crop(rows, axis + 1, moreColumns / 2, moreColumns - moreColumns / 2);
    }
}
