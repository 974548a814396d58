package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.op.Images;
import java.util.List;

/**
 * The largest element of each window of sequences, each channel by itself. What lies beyond the sequence does not count.
 *
 * <p><b>Shapes.</b> (batch, steps, channels), or the channels behind the batch → the same with the windows in place of the cells.
 *
 * <p>Source: Keras {@code keras.layers.MaxPooling1D}.
 */
public final class MaxPooling1D extends BasePooling<MaxPooling1D> {
    /** The length of the window. */
    public static final Option<List<Integer>> POOL_SIZE = SpatialJson.factors("pool_size", 1, 2);
    /** Cells from one window to the next; as many as the window has, by default. */
    public static final Option<List<Integer>> STRIDES = SpatialJson.optionalFactors("strides", 1, 1);

    static final Kind<MaxPooling1D> KIND = kind("MaxPooling1D", MaxPooling1D::new, POOL_SIZE, STRIDES, PADDING, DATA_FORMAT);

    private MaxPooling1D(Values values) {
        super(values, 1, POOL_SIZE, STRIDES, Images::maxPooling);
    }

    /**
     * A layer with windows of this size.
     *
     * @param poolSize the length of the window; none for 2
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static MaxPooling1D of(int... poolSize) {
        return KIND.create(poolSize.length == 0 ? KIND.values() : KIND.values().with(POOL_SIZE, SpatialJson.sizes(1, poolSize)));
    }
}
