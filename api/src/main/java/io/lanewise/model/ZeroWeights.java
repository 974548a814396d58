package io.lanewise.model;

import io.lanewise.tensor.Shape;

/**
 * Lets weights begin as zeros, for whoever sets all of them afterwards, as from a file: a description may ask for any number of them, and gets
 * memory for no more than can be set. One for all models within a model.
 */
public final class ZeroWeights {
    private long left;

    /** For as many numbers. */
    public ZeroWeights(long most) {
        this.left = most;
    }

    /**
     * Counts a weight before it is made.
     *
     * @throws IllegalArgumentException if it is too large
     */
    void count(String layer, String weight, Shape shape) {
        if (shape.elements() > left) {
            throw new IllegalArgumentException("layer " + layer + ": expected weights of at most " + left
                    + " numbers more, since there are not more to set them to, received " + weight + " " + shape);
        }
        left -= shape.elements();
    }
}
