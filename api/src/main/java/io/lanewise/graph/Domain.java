package io.lanewise.graph;

/**
 * The interval of numbers from which inputs for checks of an op are drawn.
 *
 * @param low the smallest
 * @param high the largest
 */
public record Domain(double low, double high) {
    /** No restriction: numbers of ordinary size on both sides of zero. */
    public static final Domain ANY = new Domain(-2, 2);
    /** Numbers safely above zero. */
    public static final Domain POSITIVE = new Domain(0.3, 3);
    /** Probabilities, away from 0 and 1. */
    public static final Domain PROBABILITY = new Domain(0.05, 0.95);
}
