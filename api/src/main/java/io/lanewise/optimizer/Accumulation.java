package io.lanewise.optimizer;

import static io.lanewise.engine.Binary.ADD;

import io.lanewise.engine.Elementwise;
import java.util.Arrays;

/** Gathers the gradients of several steps, whose mean then makes one update. */
final class Accumulation {
    private final int steps;
    private final float[] gradients;
    private final float[] sums;
    private final int start;
    private final int length;

    Accumulation(int steps, Parameters parameters) {
        this.steps = steps;
        this.gradients = parameters.gradients();
        this.sums = new float[gradients.length];
        this.start = parameters.start();
        this.length = parameters.length();
    }

    /** How many steps make an update. */
    int steps() {
        return steps;
    }

    /** The sums so far, which lie as the gradients do. */
    float[] sums() {
        return sums;
    }

    /** Whether the step after so many is the last of those that make an update. */
    boolean isLast(long before) {
        return (before + 1) % steps == 0;
    }

    /**
     * Takes a step's gradients.
     *
     * @param before how many steps were made before it
     * @return whether the means of all steps are in the gradients' place now, so that an update is due
     */
    boolean isComplete(long before) {
        if (!isLast(before)) {
            Elementwise.binary(ADD, length, gradients, start, sums, start, sums, start);
            return false;
        }
        Elementwise.binary(ADD, length, gradients, start, sums, start, gradients, start);
        Elementwise.affine(length, gradients, start, 1f / steps, 0, gradients, start);
        Arrays.fill(sums, start, start + length, 0);
        return true;
    }
}
