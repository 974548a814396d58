package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * One number of each of so many windows, each channel by itself.
 *
 * @param <S> its own class
 */
abstract class BaseAdaptivePooling<S extends BaseAdaptivePooling<S>> extends ImageLayer<S> {
    /** Makes one number of each window. */
    interface Pooling {
        /** The value with so many windows along its axes. */
        Value of(Value x, List<Integer> windows);
    }

    private final Option<List<Integer>> outputSize;
    private final Pooling pooling;

    BaseAdaptivePooling(Values values, int dimensions, Option<List<Integer>> outputSize, Pooling pooling) {
        super(values, dimensions);
        this.outputSize = outputSize;
        this.pooling = pooling;
    }

    @Override
    final Value image(Scope scope, Value x) {
        return pooling.of(x, get(outputSize));
    }
}
