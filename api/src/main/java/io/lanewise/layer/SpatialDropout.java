package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * Sets whole channels to 0 at random while training, with probability rate, and scales the others by 1 / (1 − rate); does nothing
 * otherwise (Tompson et al., 2014). Neighbours in a feature map are too alike for {@link Dropout} to take away what they tell.
 *
 * @param <S> its own class
 */
abstract class SpatialDropout<S extends SpatialDropout<S>> extends SpatialLayer<S> {
    /** The probability of 0. */
    public static final Option<Double> RATE = Dropout.RATE;
    /** A seed of the layer's own, in place of the model's. */
    public static final Option<Long> SEED = Dropout.SEED;

    SpatialDropout(Values values, int dimensions) {
        super(values, dimensions);
    }

    /** The same with a seed of its own. */
    public final S withSeed(long seed) {
        return with(SEED, seed);
    }

    @Override
    final Value spatial(Scope scope, Value x) {
        double rate = get(RATE);
        if (!scope.training() || rate == 0) {
            return x;
        }
        var shape = x.shape();
        for (var i = 0; i < dimensions(); i++) {
            shape = shape.with(firstAxis() + i, 1);
        }
        return Ops.multiply(x, Dropout.mask(scope, shape, rate, find(SEED)));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
