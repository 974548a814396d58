package io.lanewise.op;

import io.lanewise.engine.Philox;

/**
 * Random motions of the images of a batch: two numbers for each, drawn anew for each step.
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
    /**
     * The matrices of all samples.
     *
     * @param numbers room for two numbers of each sample
     * @param matrices room for six
     */
    void draw(int step, int height, int width, float[] numbers, float[] matrices) {
        var samples = numbers.length / 2;
        var drawn = Philox.mix(stream, step);
        RandomUniform.draw(seed, drawn, samples, (float) low, (float) high, numbers, 0);
        RandomUniform.draw(seed, Philox.mix(drawn, 1), samples, (float) secondLow, (float) secondHigh, numbers, samples);
        for (var i = 0; i < samples; i++) {
            var from = motion.isShared() ? 0 : i;
            motion.matrix(numbers[from], numbers[samples + from], height, width, matrices, 6 * i);
        }
    }
}
