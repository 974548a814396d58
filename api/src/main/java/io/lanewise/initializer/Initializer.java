package io.lanewise.initializer;

import io.lanewise.config.Named;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.tensor.Shape;

/** How the numbers of a weight begin. */
public interface Initializer extends Named {
    /** A seed of the initializer's own, in place of the model's. */
    Option<Long> SEED = Option.optional("seed", OptionType.LONG);

    /**
     * Fills a weight.
     *
     * @param shape the weight's shape
     * @param key where the random numbers come from
     * @param target as many numbers as the shape has elements; all are set
     * @throws IllegalArgumentException if weights of this shape cannot begin this way
     */
    void fill(Shape shape, RandomKey key, float[] target);

    /**
     * An initializer of one's own.
     *
     * @param name its name in files
     * @param filling what fills a weight
     */
    static Initializer of(String name, Filling filling) {
        return CustomInitializer.of(name, filling);
    }

    /** An initializer by Keras's name, such as {@code he_normal}. */
    static Initializer of(String name) {
        return Initializers.CATALOGUE.byName(name);
    }
}
