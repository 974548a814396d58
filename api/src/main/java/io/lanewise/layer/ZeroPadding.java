package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import java.util.List;

/**
 * The input with zeros at the ends of its spatial axes.
 *
 * @param <S> its own class
 */
abstract class ZeroPadding<S extends ZeroPadding<S>> extends SpatialLayer<S> {
    private final Option<List<Integer>> option;

    ZeroPadding(Values values, int dimensions, Option<List<Integer>> option) {
        super(values, dimensions);
        this.option = option;
    }

    /** The same for inputs whose channels are in another place. */
    public final S withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }

    @Override
    final Value spatial(Scope scope, Value x) {
        var padding = get(option);
        var y = x;
        for (var i = 0; i < dimensions(); i++) {
            y = Axes.pad(y, firstAxis() + i, padding.get(2 * i), padding.get(2 * i + 1));
        }
        return y;
    }
}
