package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.Philox;
import io.lanewise.engine.kernel.RandomKernels;

/** Block by block. */
public final class ScalarRandom implements RandomKernels {
    @Override
    public void fractions(long seed, long stream, long fromBlock, int blocks, float[] y, int yOffset) {
        for (int b = 0; b < blocks; b++) {
            long block = fromBlock + b;
            int c0 = (int) block;
            int c1 = (int) (block >>> 32);
            int c2 = (int) stream;
            int c3 = (int) (stream >>> 32);
            int k0 = (int) seed;
            int k1 = (int) (seed >>> 32);
            for (int round = 0; round < Philox.ROUNDS; round++) {
                long product0 = Philox.MULTIPLIER0 * (c0 & Philox.WORD);
                long product1 = Philox.MULTIPLIER1 * (c2 & Philox.WORD);
                c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
                c1 = (int) product1;
                c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
                c3 = (int) product0;
                k0 += Philox.KEY_STEP0;
                k1 += Philox.KEY_STEP1;
            }
            int to = yOffset + 4 * b;
            y[to] = c0 >>> 8;
            y[to + 1] = c1 >>> 8;
            y[to + 2] = c2 >>> 8;
            y[to + 3] = c3 >>> 8;
        }
    }
}
