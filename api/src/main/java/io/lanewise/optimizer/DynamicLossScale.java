package io.lanewise.optimizer;

import io.lanewise.engine.Reduce;
import io.lanewise.engine.Reduction;
import java.util.List;

/** A loss scale that follows the gradients: halved when some are not finite, doubled after many steps in which all were. */
final class DynamicLossScale {
    private final List<Stretch> stretches;
    private final int growthSteps;
    private int counter;
    private float scale;

    DynamicLossScale(LossScaleOptimizer optimizer, List<Parameters> parameters) {
        this.stretches = parameters.stream().filter(some -> some.length() > 0).map(some -> new Stretch(some.gradients(), some.start(), some.length())).toList();
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
        for (var i = 0; i < stretches.size(); i++) {
            if (!stretches.get(i).isFinite()) {
                return false;
            }
        }
        return true;
    }

    /** Gradients side by side. */
    @SuppressWarnings("ArrayRecordComponent") // a view of an array that others own, never compared
    private record Stretch(float[] gradients, int start, int length) {
        boolean isFinite() {
            return Float.isFinite(Reduce.all(Reduction.MAX, length, gradients, start)) && Float.isFinite(Reduce.all(Reduction.MIN, length, gradients, start));
        }
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
