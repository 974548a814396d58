package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.TileEqualize;
import java.util.List;

/**
 * Values of pixels spread so that all are equally frequent, each channel of each image by itself, in tiles between which the results are mixed
 * linearly (CLAHE): dark parts show what they hold, and the limit keeps noise small. In training as otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.ContrastLimitedAdaptiveHistogramEqualization} (Zuiderveld, 1994).
 */
public final class ContrastLimitedAdaptiveHistogramEqualization extends ImageLayer<ContrastLimitedAdaptiveHistogramEqualization> {
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;
    /** How many times its even share a value may have at most; no limit if it is not above 0. */
    public static final Option<Double> CLIP_LIMIT = Option.of("clip_limit", OptionType.NUMBER, 4.0);
    /** How many tiles there are below and beside each other: 8 and 8, by default. */
    public static final Option<List<Integer>> TILE_GRID_SIZE = SpatialJson.factors("tile_grid_size", 2, 8);

    static final Kind<ContrastLimitedAdaptiveHistogramEqualization> KIND = kind(
            "ContrastLimitedAdaptiveHistogramEqualization", ContrastLimitedAdaptiveHistogramEqualization::new, VALUE_RANGE, CLIP_LIMIT, TILE_GRID_SIZE, DATA_FORMAT);

    private ContrastLimitedAdaptiveHistogramEqualization(Values values) {
        super(values, 2);
    }

    /** A layer of 8 times 8 tiles. */
    public static ContrastLimitedAdaptiveHistogramEqualization of() {
        return KIND.create(KIND.values());
    }

    /** The same for pixels of other values. */
    public ContrastLimitedAdaptiveHistogramEqualization withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    /** The same with another limit. */
    public ContrastLimitedAdaptiveHistogramEqualization withClipLimit(double limit) {
        return with(CLIP_LIMIT, limit);
    }

    /** The same with other numbers of tiles below and beside each other. */
    public ContrastLimitedAdaptiveHistogramEqualization withTileGridSize(int rows, int columns) {
        return with(TILE_GRID_SIZE, List.of(rows, columns));
    }

    @Override
    Value image(Scope scope, Value x) {
        var range = new ValueRange(get(VALUE_RANGE));
        var tiles = get(TILE_GRID_SIZE);
        return range.fromBytes(x.tape().append(new TileEqualize(get(CLIP_LIMIT), tiles.getFirst(), tiles.getLast()), range.toBytes(x)));
    }
}
