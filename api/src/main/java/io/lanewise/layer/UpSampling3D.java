package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import java.util.List;

/**
 * Volumes in which each element stands several times along each axis.
 *
 * <p><b>Shapes.</b> (batch, depth, height, width, channels), or the channels behind the batch; depth, height and width are
 * multiplied.
 *
 * <p>Source: Keras {@code keras.layers.UpSampling3D}.
 */
public final class UpSampling3D extends SpatialLayer<UpSampling3D> {
    /** How often each element stands along depth, height and width. */
    public static final Option<List<Integer>> SIZE = SpatialJson.factors("size", 3, 2);

    static final Kind<UpSampling3D> KIND = kind("UpSampling3D", UpSampling3D::new, SIZE, DATA_FORMAT);

    private UpSampling3D(Values values) {
        super(values, 3);
    }

    /**
     * A layer that repeats each element along each axis.
     *
     * @throws IllegalArgumentException if size is not above 0
     */
    public static UpSampling3D of(int size) {
        return of(size, size, size);
    }

    /**
     * A layer that repeats each element.
     *
     * @throws IllegalArgumentException if a factor is not above 0
     */
    public static UpSampling3D of(int depth, int height, int width) {
        return KIND.create(KIND.values().with(SIZE, List.of(depth, height, width)));
    }

    /** The same for inputs whose channels are in another place. */
    public UpSampling3D withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }

    @Override
    Value spatial(Scope scope, Value x) {
        return Axes.repeat(x, firstAxis(), get(SIZE));
    }
}
