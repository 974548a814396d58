package io.lanewise.engine.kernel;

/** Random numbers of {@link io.lanewise.engine.Philox}. */
public interface RandomKernels {
    /**
     * y[4b + w] = the upper 24 bits of word w of block {@code fromBlock} + b as a whole number.
     *
     * @param blocks how many blocks, of four words each
     */
    void fractions(long seed, long stream, long fromBlock, int blocks, float[] y, int yOffset);
}
