package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.stream.IntStream;

/**
 * Each sample as a vector.
 *
 * <p><b>Shapes.</b> (batch, …) → (batch, ∏ …); a batch of single numbers (batch) becomes (batch, 1).
 *
 * <p>Source: Keras {@code keras.layers.Flatten}.
 */
public final class Flatten extends ConfiguredLayer<Flatten> {
    /** Which axis of the input holds the channels; they come last in the vector either way. */
    public static final Option<DataFormat> DATA_FORMAT = DataFormat.OPTION;

    static final Kind<Flatten> KIND = kind("Flatten", Flatten::new, DATA_FORMAT);

    private Flatten(Values values) {
        super(values);
    }

    /** A layer that makes a vector of each sample. */
    public static Flatten of() {
        return KIND.create(KIND.values());
    }

    /** As a model's first layer, for samples of this shape. */
    public static Flatten of(int... sample) {
        return of().withInputShape(sample);
    }

    /** The same for inputs whose channels are in another place. */
    public Flatten withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }

    @Override
    protected Value call(Scope scope, Value x) {
        var shape = x.shape();
        var ordered = x;
        if (get(DATA_FORMAT) == DataFormat.CHANNELS_FIRST && shape.rank() > 2) {
            var channelsLast = IntStream.range(0, shape.rank()).map(axis -> axis == 0 ? 0 : axis == shape.rank() - 1 ? 1 : axis + 1).toArray();
            ordered = Ops.transpose(x, channelsLast);
        }
        return Ops.reshape(ordered, Shape.of(shape.size(0), shape.elements(1, shape.rank())));
    }
}
