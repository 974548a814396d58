package io.lanewise.engine;

/**
 * What an {@link Attention} computes: sizes, and which keys a query sees.
 *
 * @param batch samples
 * @param heads heads of the queries
 * @param keyHeads heads of keys and values, of which each serves heads / keyHeads neighbouring heads of queries
 * @param queries how many queries a sample has
 * @param keys how many keys and values a sample has
 * @param keyDim numbers of a query and of a key
 * @param valueDim numbers of a value
 * @param scale what scores are multiplied by
 * @param causal whether query t sees only keys s ≤ t
 * @param window if above 0, query t sees only keys with |t − s| &lt; window
 * @param uniform whether a query that sees no key gets the mean of all values, rather than 0
 */
public record AttentionForm(
        int batch, int heads, int keyHeads, int queries, int keys, int keyDim, int valueDim, float scale, boolean causal, int window,
        boolean uniform) {
    /** Scores that a block of queries has at most, if that leaves a block {@link #LEAST_ROWS}: 64 KB, half of the second cache or less. */
    private static final int SCORES = 16_384;
    private static final int LEAST_ROWS = 32;

    /** @throws IllegalArgumentException if a size is negative, heads do not divide, or the scale is not above 0 */
    public AttentionForm {
        String operation = "Attention";
        Checks.size(operation, "batch", batch);
        Checks.size(operation, "heads", heads);
        Checks.size(operation, "queries", queries);
        Checks.size(operation, "keys", keys);
        Checks.size(operation, "keyDim", keyDim);
        Checks.size(operation, "valueDim", valueDim);
        Checks.size(operation, "window", window);
        if (keyHeads <= 0 || heads % keyHeads != 0) {
            throw new IllegalArgumentException(operation + ": expected heads that keyHeads divide, received " + heads + " and " + keyHeads);
        }
        if (!(scale > 0)) {
            throw new IllegalArgumentException(operation + ": expected a scale above 0, received " + scale);
        }
    }

    /** Queries whose scores are computed at a time. By sizes alone: gradients of keys are sums over blocks, in order. */
    int blockRows() {
        return Math.max(1, Math.min(queries, Math.max(LEAST_ROWS, SCORES / Math.max(1, keys))));
    }

    int blocks() {
        return Math.ceilDiv(queries, blockRows());
    }

    /** The first key that query t may see by causality and window; may be beyond the last key. */
    int firstKey(int t) {
        return window > 0 ? Math.min(keys, Math.max(0, t - window + 1)) : 0;
    }

    /** Behind the last key that query t may see. */
    int endKey(int t) {
        int byWindow = window > 0 ? Math.min(keys, t + window) : keys;
        return causal ? Math.min(byWindow, t + 1) : byWindow;
    }

    int queryRow() {
        return heads * keyDim;
    }

    int keyRow() {
        return keyHeads * keyDim;
    }

    int valueRow() {
        return keyHeads * valueDim;
    }

    int outputRow() {
        return heads * valueDim;
    }

    /** Multiply-adds of the products of the forward pass. */
    long work() {
        return (long) batch * heads * queries * keys * (keyDim + valueDim);
    }
}
