package io.lanewise.optimizer;

import io.lanewise.engine.Elementwise;
import io.lanewise.engine.Reduce;

/** Keeps gradients from being too large, in the one way an optimizer asks for. */
final class GradientClipping {
    private final Parameters parameters;
    private final int start;
    private final int length;
    private final double clipnorm;
    private final double clipvalue;
    private final double globalClipnorm;

    GradientClipping(Optimizer<?> optimizer, Parameters parameters) {
        this.parameters = parameters;
        this.start = parameters.start();
        this.length = parameters.length();
        this.clipnorm = optimizer.find(Optimizer.CLIPNORM).orElse(Double.POSITIVE_INFINITY);
        this.clipvalue = optimizer.find(Optimizer.CLIPVALUE).orElse(Double.POSITIVE_INFINITY);
        this.globalClipnorm = optimizer.find(Optimizer.GLOBAL_CLIPNORM).orElse(Double.POSITIVE_INFINITY);
    }

    /** Clips the gradients in place. */
    void apply() {
        if (clipnorm < Double.POSITIVE_INFINITY) {
            clipEachNorm(clipnorm);
        } else if (clipvalue < Double.POSITIVE_INFINITY) {
            clipValues(clipvalue);
        } else if (globalClipnorm < Double.POSITIVE_INFINITY) {
            clipNorm(globalClipnorm);
        }
    }

    /** g ← g · c / max(‖g‖, c), a variable at a time. */
    private void clipEachNorm(double largest) {
        for (var i = 0; i < parameters.variables().size(); i++) {
            var window = parameters.variables().get(i);
            var norm = Math.sqrt(squaredNorm(window));
            scale(window.offset(), window.length(), largest / Math.max(norm, largest));
        }
    }

    private void clipValues(double bound) {
        Elementwise.clip(length, parameters.gradients(), start, (float) -bound, (float) bound, parameters.gradients(), start);
    }

    /** g ← g · c · min(1 / ‖G‖, 1 / c) with the norm of all gradients; all become NaN if it is not finite. */
    private void clipNorm(double largest) {
        var sum = 0.0;
        for (var i = 0; i < parameters.variables().size(); i++) {
            sum += squaredNorm(parameters.variables().get(i));
        }
        var norm = Math.sqrt(sum);
        var factor = Double.isFinite(norm) ? largest / Math.max(norm, largest) : Double.NaN;
        scale(start, length, factor);
    }

    private double squaredNorm(Parameters.Window window) {
        return Reduce.dot(window.length(), parameters.gradients(), window.offset(), parameters.gradients(), window.offset());
    }

    private void scale(int offset, int length, double factor) {
        var gradients = parameters.gradients();
        Elementwise.affine(length, gradients, offset, (float) factor, 0, gradients, offset);
    }
}
