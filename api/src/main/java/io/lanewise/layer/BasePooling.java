package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Window;
import java.util.Collections;
import java.util.List;

/**
 * One number of each window, each channel by itself.
 *
 * @param <S> its own class
 */
abstract class BasePooling<S extends BasePooling<S>> extends ImageLayer<S> {
    /** Where windows may lie: within the image, by default. */
    public static final Option<Padding> PADDING = Padding.OPTION;

    /** Makes one number of each window. */
    interface Pooling {
        /** The value with windows in place of cells. */
        Value of(Value x, List<Window> windows);
    }

    private final Option<List<Integer>> poolSize;
    private final Option<List<Integer>> strides;
    private final Pooling pooling;

    BasePooling(Values values, int dimensions, Option<List<Integer>> poolSize, Option<List<Integer>> strides, Pooling pooling) {
        super(values, dimensions);
        this.poolSize = poolSize;
        this.strides = strides;
        this.pooling = pooling;
    }

    /** The same with another distance from window to window: one number for all axes, or one for each. */
    public final S withStrides(int... sizes) {
        return with(strides, SpatialJson.sizes(dimensions(), sizes));
    }

    /** The same with windows that may lie elsewhere. */
    public final S withPadding(Padding padding) {
        return with(PADDING, padding);
    }

    @Override
    final Value image(Scope scope, Value x) {
        var size = get(poolSize);
        return pooling.of(x, windows(x, get(PADDING), size, find(strides).orElse(size), Collections.nCopies(dimensions(), 1)));
    }
}
