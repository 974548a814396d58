package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.Species.LONG;

import io.lanewise.engine.Philox;
import io.lanewise.engine.kernel.RandomKernels;
import io.lanewise.engine.kernel.scalar.ScalarRandom;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/**
 * Some blocks at a time, one in each lane of 64 bits. A word is the lower half of its lane; upper halves are anything until a
 * multiplication, whose operands C2 must see to be words: then it takes the processor's multiplication of words, except in the last
 * turn of the loop. With the rounds typed out there would be too much in the method for C2.
 */
public final class VectorRandom implements RandomKernels {
    private static final int BLOCKS = LONG.length();
    private static final LongVector STEPS = LongVector.zero(LONG).addIndex(1);
    private static final VectorShuffle<Long> LOWER = VectorShuffle.makeZip(LONG, 0);
    private static final VectorShuffle<Long> UPPER = VectorShuffle.makeZip(LONG, 1);

    private final RandomKernels rest = new ScalarRandom();

    @Override
    public void fractions(long seed, long stream, long fromBlock, int blocks, float[] y, int yOffset) {
        int whole = blocks - blocks % BLOCKS;
        int to = yOffset;
        for (int b = 0; b < whole; b += BLOCKS) {
            LongVector block = STEPS.add(fromBlock + b);
            LongVector c0 = block;
            LongVector c1 = block.lanewise(VectorOperators.LSHR, 32);
            LongVector c2 = LongVector.broadcast(LONG, stream);
            LongVector c3 = LongVector.broadcast(LONG, stream >>> 32);
            int k0 = (int) seed;
            int k1 = (int) (seed >>> 32);
            for (int round = 0; round < Philox.ROUNDS; round++) {
                LongVector product0 = multiply(c0, Philox.MULTIPLIER0);
                LongVector product1 = multiply(c2, Philox.MULTIPLIER1);
                c0 = next(product1, c1, k0);
                c1 = product1;
                c2 = next(product0, c3, k1);
                c3 = product0;
                k0 += Philox.KEY_STEP0;
                k1 += Philox.KEY_STEP1;
            }
            LongVector first = fractions(c0, c1);
            LongVector second = fractions(c2, c3);
            store(first.rearrange(LOWER, second), y, to);
            store(first.rearrange(UPPER, second), y, to + LANES);
            to += 2 * LANES;
        }
        rest.fractions(seed, stream, fromBlock + whole, blocks - whole, y, to);
    }

    private static LongVector next(LongVector product, LongVector before, int key) {
        return product.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, before).lanewise(VectorOperators.XOR, key);
    }

    private static LongVector multiply(LongVector words, long multiplier) {
        return word(words).lanewise(VectorOperators.MUL, word(LongVector.broadcast(LONG, multiplier)));
    }

    private static LongVector word(LongVector x) {
        return x.lanewise(VectorOperators.AND, LongVector.broadcast(LONG, Philox.WORD));
    }

    /** The upper 24 bits of two words in the halves of a lane, the first in the lower one. */
    private static LongVector fractions(LongVector first, LongVector second) {
        LongVector lower = word(first).lanewise(VectorOperators.LSHR, 8);
        LongVector upper = word(second).lanewise(VectorOperators.LSHR, 8).lanewise(VectorOperators.LSHL, 32);
        return lower.lanewise(VectorOperators.OR, upper);
    }

    private static void store(LongVector fractions, float[] y, int yOffset) {
        ((FloatVector) fractions.reinterpretAsInts().convertShape(VectorOperators.I2F, FLOAT, 0)).intoArray(y, yOffset);
    }
}
