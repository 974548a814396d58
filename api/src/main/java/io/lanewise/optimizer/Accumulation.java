package io.lanewise.optimizer;

import static io.lanewise.engine.Binary.ADD;

import io.lanewise.engine.Elementwise;
import java.util.Arrays;

/** Gathers the gradients of several steps, whose mean then makes one update. */
final class Accumulation {
    private final int steps;
    private final float[] gradients;
    private final float[] sums;

    Accumulation(int steps, Parameters parameters) {
        this.steps = steps;
        this.gradients = parameters.gradients();
        this.sums = new float[gradients.length];
    }

    /** How many steps make an update. */
    int steps() {
        return steps;
    }

    /** The sums so far, which lie as the gradients do. */
    float[] sums() {
        return sums;
    }

    /**
     * Takes a step's gradients.
     *
     * @param before how many steps were made before it
     * @return whether the means of all steps are in the gradients' place now, so that an update is due
     */
    boolean isComplete(long before) {
        var n = gradients.length;
        if ((before + 1) % steps != 0) {
            Elementwise.binary(ADD, n, gradients, 0, sums, 0, sums, 0);
            return false;
        }
        Elementwise.binary(ADD, n, gradients, 0, sums, 0, gradients, 0);
        Elementwise.affine(n, gradients, 0, 1f / steps, 0, gradients, 0);
        Arrays.fill(sums, 0);
        return true;
    }
}
