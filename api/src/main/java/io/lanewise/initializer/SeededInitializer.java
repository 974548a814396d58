package io.lanewise.initializer;

import io.lanewise.config.Configured;
import io.lanewise.config.Values;
import io.lanewise.tensor.Shape;

/**
 * An initializer that draws random numbers, with a seed option.
 *
 * @param <S> its own class
 */
abstract class SeededInitializer<S extends SeededInitializer<S>> extends Configured<S> implements Initializer {
    SeededInitializer(Values values) {
        super(values);
    }

    /** The same with a seed of its own: it then draws the same numbers in every model and for every weight of a shape. */
    public final S withSeed(long seed) {
        return with(SEED, seed);
    }

    @Override
    public final void fill(Shape shape, RandomKey key, float[] target) {
        draw(shape, find(SEED).map(seed -> new RandomKey(seed, 0)).orElse(key), target);
    }

    abstract void draw(Shape shape, RandomKey key, float[] target);
}
