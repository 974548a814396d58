package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.op.Images;
import java.util.List;

/**
 * The largest element of each window of volumes, each channel by itself, with so many windows as the output is to have cells: window i of
 * o reaches from ⌊i · cells / o⌋ to ⌈(i + 1) · cells / o⌉.
 *
 * <p><b>Shapes.</b> (batch, depth, height, width, channels), or the channels behind the batch → the same with output_size in place of the cells.
 *
 * <p>Source: Keras {@code keras.layers.AdaptiveMaxPooling3D}.
 */
public final class AdaptiveMaxPooling3D extends BaseAdaptivePooling<AdaptiveMaxPooling3D> {
    /** How many windows there are along depth, height and width. */
    public static final Option<List<Integer>> OUTPUT_SIZE = SpatialJson.requiredFactors("output_size", 3);

    static final Kind<AdaptiveMaxPooling3D> KIND = kind("AdaptiveMaxPooling3D", AdaptiveMaxPooling3D::new, OUTPUT_SIZE, DATA_FORMAT);

    private AdaptiveMaxPooling3D(Values values) {
        super(values, 3, OUTPUT_SIZE, Images::adaptiveMaxPooling);
    }

    /**
     * A layer with so many windows.
     *
     * @param outputSize along depth, height and width, or one number for all
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static AdaptiveMaxPooling3D of(int... outputSize) {
        return KIND.create(KIND.values().with(OUTPUT_SIZE, SpatialJson.sizes(3, outputSize)));
    }
}
