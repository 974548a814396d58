package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.op.Images;
import java.util.List;

/**
 * The largest element of each window of sequences, each channel by itself, with so many windows as the output is to have cells: window i of
 * o reaches from ⌊i · cells / o⌋ to ⌈(i + 1) · cells / o⌉.
 *
 * <p><b>Shapes.</b> (batch, steps, channels), or the channels behind the batch → the same with output_size in place of the cells.
 *
 * <p>Source: Keras {@code keras.layers.AdaptiveMaxPooling1D}.
 */
public final class AdaptiveMaxPooling1D extends BaseAdaptivePooling<AdaptiveMaxPooling1D> {
    /** How many windows there are along the sequence. */
    public static final Option<List<Integer>> OUTPUT_SIZE = SpatialJson.requiredFactors("output_size", 1);

    static final Kind<AdaptiveMaxPooling1D> KIND = kind("AdaptiveMaxPooling1D", AdaptiveMaxPooling1D::new, OUTPUT_SIZE, DATA_FORMAT);

    private AdaptiveMaxPooling1D(Values values) {
        super(values, 1, OUTPUT_SIZE, Images::adaptiveMaxPooling);
    }

    /**
     * A layer with so many windows.
     *
     * @param outputSize along the sequence
     * @throws IllegalArgumentException if a number is not above 0, or there are not as many as axes
     */
    public static AdaptiveMaxPooling1D of(int... outputSize) {
        return KIND.create(KIND.values().with(OUTPUT_SIZE, SpatialJson.sizes(1, outputSize)));
    }
}
