package io.lanewise.check;

import java.util.SplittableRandom;

/** The settings of a {@link GradientCheck}, which says what they mean. */
record Options(long seed, double step, double tolerance, double floor, int maxElements, boolean training) {
    static final Options DEFAULT = new Options(42, 1e-4, 1e-3, 1e-3, 64, true);

    Options {
        requirePositive("step", step);
        requirePositive("tolerance", tolerance);
        requirePositive("floor", floor);
        requirePositive("maxElements", maxElements);
    }

    private static void requirePositive(String option, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("gradient check: expected " + option + " above 0, received " + value);
        }
    }

    SplittableRandom random() {
        return new SplittableRandom(seed);
    }
}
