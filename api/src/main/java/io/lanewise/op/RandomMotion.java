package io.lanewise.op;

import io.lanewise.engine.Philox;

/**
 * Random motions of the images of a batch: some numbers for each, drawn anew for each step.
 *
 * @param motion what the numbers do
 * @param low the least first number
 * @param high what the first number stays below, unless it is the least
 * @param secondLow the same for the second number
 * @param secondHigh the same for the second number
 * @param seed the seed of the model
 * @param stream the place in the model
 */
public record RandomMotion(Motion motion, double low, double high, double secondLow, double secondHigh, long seed, long stream) {
    /** Room for the numbers of a sample. */
    static final int NUMBERS = 4;

    /**
     * The matrices of all samples.
     *
     * @param numbers room for {@link #NUMBERS} numbers of each sample
     * @param matrices room for {@link Sampling#NUMBERS}
     */
    void draw(int step, int height, int width, float[] numbers, float[] matrices) {
        var samples = numbers.length / NUMBERS;
        var drawn = Philox.mix(stream, step);
        for (var k = 0; k < motion.numbers(); k++) {
            var of = k == 0 ? drawn : Philox.mix(drawn, k);
            RandomUniform.draw(seed, of, samples, (float) (k % 2 == 0 ? low : secondLow), (float) (k % 2 == 0 ? high : secondHigh), numbers, k * samples);
        }
        if (motion.goesBothWays()) {
            var ways = 2 * samples;
            RandomUniform.draw(seed, Philox.mix(drawn, 2), samples, -1, 1, numbers, ways);
            for (var i = 0; i < ways; i++) {
                numbers[i] = numbers[ways + i % samples] < 0 ? -numbers[i] : numbers[i];
            }
        }
        for (var i = 0; i < samples; i++) {
            motion.matrix(numbers, motion.isShared() ? 0 : i, samples, height, width, matrices, Sampling.NUMBERS * i);
        }
    }
}
