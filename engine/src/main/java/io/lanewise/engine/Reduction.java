package io.lanewise.engine;

/** Ways to make one number of many. */
public enum Reduction {
    /** Their sum, over a fixed number of logical lanes combined in one fixed tree; 0 of none. */
    SUM,
    /** The largest; NaN if any is NaN; −∞ of none. */
    MAX,
    /** The smallest; NaN if any is NaN; +∞ of none. */
    MIN
}
