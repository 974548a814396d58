package io.lanewise.graph;

import java.util.Optional;

/** A rule of fusion: computes a value another way, the same but for rounding. */
public interface Rewrite {
    /**
     * The op and inputs that compute this value instead.
     *
     * @param result how the value is computed now
     * @param uses how often values are read
     */
    Optional<Source.Result> rewrite(Source.Result result, Uses uses);

    /** How often values are read by the ops that remain; outputs count as read once more. */
    interface Uses {
        /** Whether one op alone reads the value, and no one outside. */
        boolean isOnlyOne(Value value);
    }
}
