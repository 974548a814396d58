package io.lanewise.op;

import io.lanewise.graph.Value;
import io.lanewise.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;

/**
 * What stands between the pixels of an image whose size changes. Output i stands at (i + ½) · inputs / outputs − ½; a shrunk image can be
 * smoothed (antialias), by a kernel stretched as much. Numbers as Keras on PyTorch has them; Lanczos's as Keras on JAX.
 */
public enum Interpolation {
    /** The nearest pixel. */
    NEAREST(0.5, x -> 1),
    /** Linear steps from pixel to pixel. */
    BILINEAR(1, x -> 1 - x),
    /** Cubic steps (Keys, 1981): with a = −½ where the image is smoothed, else −¾. */
    BICUBIC(2, x -> cubic(x, -0.5)),
    /** A windowed sinc over three pixels to each side. */
    LANCZOS3(3, x -> lanczos(x, 3)),
    /** A windowed sinc over five pixels to each side. */
    LANCZOS5(5, x -> lanczos(x, 5));

    private static final double LEAST = 1e-12;

    private final double support;
    private final DoubleUnaryOperator kernel;

    Interpolation(double support, DoubleUnaryOperator kernel) {
        this.support = support;
        this.kernel = kernel;
    }

    /**
     * x with another size of an axis.
     *
     * @param size how many elements the axis is to have
     * @param antialias whether a shrunk image is smoothed
     */
    public Value resize(Value x, int axis, int size, boolean antialias) {
        var inputs = x.shape().size(axis);
        if (size == inputs) {
            return x;
        }
        var letters = "abcdefgh".substring(0, x.shape().rank());
        var resized = letters.replace(letters.charAt(axis), 'z');
        var weights = x.tape().constant(Tensor.of(weights(inputs, size, antialias)).reshape(inputs, size));
        return new Einsum(letters, letters.charAt(axis) + "z", resized).of(x, weights);
    }

    /** What each input counts for in each output: (inputs, outputs), row-major. */
    private double[] weights(int inputs, int outputs, boolean antialias) {
        var weights = new double[inputs * outputs];
        var scale = (double) inputs / outputs;
        for (var i = 0; i < outputs; i++) {
            var place = (i + 0.5) * scale - 0.5;
            if (this == NEAREST) {
                weights[Math.min(inputs - 1, (int) Math.floor((i + 0.5) * scale)) * outputs + i] = 1;
            } else if (this == BICUBIC && !antialias) {
                clamped(weights, inputs, outputs, i, place);
            } else {
                normalized(weights, inputs, outputs, i, place, antialias ? Math.max(scale, 1) : 1);
            }
        }
        return weights;
    }

    /** Beyond the rim the outermost pixel goes on. */
    private static void clamped(double[] weights, int inputs, int outputs, int i, double place) {
        var first = (int) Math.floor(place) - 1;
        for (var j = first; j < first + 4; j++) {
            weights[Math.clamp(j, 0, inputs - 1) * outputs + i] += cubic(Math.abs(place - j), -0.75);
        }
    }

    /** Beyond the rim there is nothing: what is left counts for all. */
    private void normalized(double[] weights, int inputs, int outputs, int i, double place, double stretch) {
        var sum = 0.0;
        for (var j = 0; j < inputs; j++) {
            var distance = Math.abs(place - j) / stretch;
            var weight = distance < support ? kernel.applyAsDouble(distance) : 0;
            weights[j * outputs + i] = weight;
            sum += weight;
        }
        for (var j = 0; j < inputs; j++) {
            weights[j * outputs + i] /= sum;
        }
    }

    private static double cubic(double x, double a) {
        return x < 1 ? ((a + 2) * x - (a + 3)) * x * x + 1 : x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
    }

    private static double lanczos(double x, int radius) {
        return x < LEAST ? 1 : radius * Math.sin(Math.PI * x) * Math.sin(Math.PI * x / radius) / (Math.PI * Math.PI * x * x);
    }
}
