package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.op.Images;
import java.util.List;

/**
 * The mean of each window of images, each channel by itself, with so many windows as the output is to have cells: window i of
 * o reaches from ⌊i · cells / o⌋ to ⌈(i + 1) · cells / o⌉.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch → the same with output_size in place of the cells.
 *
 * <p>Source: Keras {@code keras.layers.AdaptiveAveragePooling2D}.
 */
public final class AdaptiveAveragePooling2D extends BaseAdaptivePooling<AdaptiveAveragePooling2D> {
    /** How many windows there are along height and width. */
    public static final Option<List<Integer>> OUTPUT_SIZE = SpatialJson.requiredFactors("output_size", 2);

    static final Kind<AdaptiveAveragePooling2D> KIND = kind("AdaptiveAveragePooling2D", AdaptiveAveragePooling2D::new, OUTPUT_SIZE, DATA_FORMAT);

    private AdaptiveAveragePooling2D(Values values) {
        super(values, 2, OUTPUT_SIZE, Images::adaptiveAveragePooling);
    }

    /**
     * A layer with so many windows.
     *
     * @param outputSize along height and width, or one number for all
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static AdaptiveAveragePooling2D of(int... outputSize) {
        return KIND.create(KIND.values().with(OUTPUT_SIZE, SpatialJson.sizes(2, outputSize)));
    }
}
