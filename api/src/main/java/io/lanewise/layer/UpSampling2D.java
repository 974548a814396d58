package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import java.util.List;

/**
 * Images enlarged by whole factors: each pixel repeated, or pixels in between interpolated.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; height and width are multiplied.
 *
 * <p>Source: Keras {@code keras.layers.UpSampling2D}; of its interpolations those named here.
 */
public final class UpSampling2D extends SpatialLayer<UpSampling2D> {
    /** What stands between the pixels. */
    public enum Interpolation {
        /** Copies of the nearest. */
        NEAREST,
        /** Linear steps from pixel to pixel, along height and width; at the rim the outermost pixel. */
        BILINEAR
    }

    /** The factors of height and width. */
    public static final Option<List<Integer>> SIZE = SpatialJson.factors("size", 2, 2);
    /** What stands between the pixels: copies, by default. */
    public static final Option<Interpolation> INTERPOLATION =
            Option.of("interpolation", OptionType.constants("interpolation", Interpolation.class), Interpolation.NEAREST);

    static final Kind<UpSampling2D> KIND = kind("UpSampling2D", UpSampling2D::new, SIZE, DATA_FORMAT, INTERPOLATION);

    private UpSampling2D(Values values) {
        super(values, 2);
    }

    /**
     * A layer that enlarges height and width alike.
     *
     * @throws IllegalArgumentException if size is not above 0
     */
    public static UpSampling2D of(int size) {
        return of(size, size);
    }

    /**
     * A layer that enlarges.
     *
     * @throws IllegalArgumentException if a factor is not above 0
     */
    public static UpSampling2D of(int height, int width) {
        return KIND.create(KIND.values().with(SIZE, List.of(height, width)));
    }

    /** The same for inputs whose channels are in another place. */
    public UpSampling2D withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }

    /** The same with another interpolation. */
    public UpSampling2D withInterpolation(Interpolation interpolation) {
        return with(INTERPOLATION, interpolation);
    }

    @Override
    Value spatial(Scope scope, Value x) {
        var size = get(SIZE);
        return switch (get(INTERPOLATION)) {
            case NEAREST -> Axes.repeat(x, firstAxis(), size);
            case BILINEAR -> Axes.interpolate(Axes.interpolate(x, firstAxis(), size.getFirst()), firstAxis() + 1, size.getLast());
        };
    }
}
