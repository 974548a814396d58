package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Equalize;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * Values of pixels spread while training so that all are equally frequent, each channel by itself: 255 times the share of the batch's pixels that
 * are no brighter, rounded; a channel of one value only is kept. As in Keras, all images of a batch are counted together, and nothing is done otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.Equalization}.
 */
public final class Equalization extends ImageLayer<Equalization> {
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;
    /** How many values are told apart. */
    public static final Option<Integer> BINS = Option.of("bins", OptionType.INTEGER, 256).within("an integer above 0", bins -> bins > 0);

    static final Kind<Equalization> KIND = kind("Equalization", Equalization::new, VALUE_RANGE, BINS, DATA_FORMAT);

    private Equalization(Values values) {
        super(values, 2);
    }

    /** A layer for pixels from 0 to 255. */
    public static Equalization of() {
        return KIND.create(KIND.values());
    }

    /** The same for pixels of other values. */
    public Equalization withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    /** The same that tells apart so many values. */
    public Equalization withBins(int bins) {
        return with(BINS, bins);
    }

    @Override
    Value image(Scope scope, Value x) {
        return scope.training() ? equalized(x) : x;
    }

    private Value equalized(Value original) {
        var range = new ValueRange(get(VALUE_RANGE));
        var x = range.toBytes(original);
        var spread = range.fromBytes(x.tape().append(new Equalize(get(BINS)), x));
        return Ops.select(Ops.broadcast(inOneBin(x), x.shape()), original, spread);
    }

    /** 1 for channels whose pixels lie in one bin. */
    private Value inOneBin(Value x) {
        var last = get(BINS) - 1;
        var channels = x.shape().size(3);
        var bins = Ops.floor(Ops.clip(Ops.divide(Ops.multiply(x, last), Ops.constant(x, ValueRange.MOST)), 0, last));
        var rows = Ops.reshape(bins, x.shape().elements() / channels, channels);
        return Ops.reshape(Ops.equal(Ops.max(rows, 0), Ops.min(rows, 0)), 1, 1, 1, channels);
    }
}
