package io.lanewise.optimizer;

import io.lanewise.engine.Reduce;
import io.lanewise.engine.Reduction;

/** A loss scale that follows the gradients: halved when some are not finite, doubled after many steps in which all were. */
final class DynamicLossScale {
    private final float[] gradients;
    private final int start;
    private final int length;
    private final int growthSteps;
    private int counter;
    private float scale;

    DynamicLossScale(LossScaleOptimizer optimizer, Parameters parameters) {
        this.gradients = parameters.gradients();
        this.start = parameters.start();
        this.length = parameters.length();
        this.growthSteps = optimizer.get(LossScaleOptimizer.DYNAMIC_GROWTH_STEPS);
        this.scale = optimizer.get(LossScaleOptimizer.INITIAL_SCALE).floatValue();
    }

    float scale() {
        return scale;
    }

    int counter() {
        return counter;
    }

    /** Whether all gradients are finite. */
    boolean accepts() {
        return length == 0
                || (Float.isFinite(Reduce.all(Reduction.MAX, length, gradients, start)) && Float.isFinite(Reduce.all(Reduction.MIN, length, gradients, start)));
    }

    void grow() {
        if (counter == growthSteps - 1) {
            counter = 0;
            scale *= 2;
        } else {
            counter++;
        }
    }

    void shrink() {
        counter = 0;
        scale *= 0.5f;
    }

    void resume(int steps, float newScale) {
        counter = steps;
        scale = newScale;
    }
}
