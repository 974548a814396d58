package io.lanewise.callback;

/** When a monitored number is better than another. */
public enum Mode {
    /** What the metric says of itself; a loss is better when smaller. */
    AUTO,
    /** When it is smaller. */
    MIN,
    /** When it is greater. */
    MAX
}
