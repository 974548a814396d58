package io.lanewise.data.neighbors;

/** How much a neighbour counts, with scikit-learn's names. */
public enum Weights {
    /** All the same. */
    UNIFORM,
    /** One divided by the distance; neighbours at distance 0, if there are any, count alone. */
    DISTANCE
}
