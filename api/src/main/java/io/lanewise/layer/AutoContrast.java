package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * Each channel of an image spread over the whole range of values: y = least + (x − min) · (greatest − least) / (max − min), with min and max of the
 * channel; a channel of one value only is kept. In training as otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels); it is kept. As in Keras, min and max are taken along the second and third axis whatever the
 * data format.
 *
 * <p>Source: Keras {@code keras.layers.AutoContrast}.
 */
public final class AutoContrast extends SpatialLayer<AutoContrast> {
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;

    static final Kind<AutoContrast> KIND = kind("AutoContrast", AutoContrast::new, VALUE_RANGE, DATA_FORMAT);

    private AutoContrast(Values values) {
        super(values, 2);
    }

    /** A layer for pixels from 0 to 255. */
    public static AutoContrast of() {
        return KIND.create(KIND.values());
    }

    /** The same for pixels of other values. */
    public AutoContrast withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value spatial(Scope scope, Value original) {
        var range = new ValueRange(get(VALUE_RANGE));
        var x = range.toBytes(original);
        var shape = x.shape();
        var least = Ops.reshape(Ops.min(Ops.min(x, 1), 1), shape.size(0), 1, 1, shape.size(3));
        var most = Ops.reshape(Ops.max(Ops.max(x, 1), 1), shape.size(0), 1, 1, shape.size(3));
        var width = Ops.subtract(most, least);
        var flat = Ops.equal(width, Ops.constant(x, 0));
        // A flat channel is divided by 1, and then not taken.
        var scale = Ops.divide(Ops.constant(x, ValueRange.MOST), Ops.add(width, flat));
        var spread = Ops.clip(Ops.subtract(Ops.multiply(x, scale), Ops.multiply(least, scale)), 0, ValueRange.MOST);
        return Ops.select(Ops.broadcast(flat, shape), original, range.fromBytes(spread));
    }
}
