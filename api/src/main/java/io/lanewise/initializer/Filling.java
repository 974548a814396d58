package io.lanewise.initializer;

import io.lanewise.tensor.Shape;

/** What an initializer of one's own does. */
@FunctionalInterface
public interface Filling {
    /**
     * Fills a weight.
     *
     * @param shape the weight's shape
     * @param key where the random numbers come from, if any are wanted
     * @param target as many numbers as the shape has elements; all are to be set
     */
    void fill(Shape shape, RandomKey key, float[] target);
}
