package io.lanewise.initializer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.engine.Philox;
import io.lanewise.tensor.Shape;

/**
 * A random matrix with orthonormal columns, or rows if it has fewer of them, times a gain (Saxe et al., 2014): Keras's {@code
 * orthogonal}. A weight of more than two axes is seen as a matrix (all but the last axis, last axis).
 */
public final class Orthogonal extends SeededInitializer<Orthogonal> {
    /** The factor. */
    public static final Option<Double> GAIN = Option.of("gain", OptionType.NUMBER, 1.0);

    static final Kind<Orthogonal> KIND = Kind.of("Orthogonal", Orthogonal::new, SEED, GAIN);

    private Orthogonal(Values values) {
        super(values);
    }

    /** A random orthogonal matrix times a gain. */
    public static Orthogonal of(double gain) {
        return KIND.create(KIND.values().with(GAIN, gain));
    }

    @Override
    void draw(Shape shape, RandomKey key, float[] target) {
        if (shape.rank() < 2) {
            throw new IllegalArgumentException("Orthogonal: expected a shape of at least two axes, received " + shape);
        }
        var rows = shape.elements(0, shape.rank() - 1);
        var columns = shape.size(-1);
        var length = Math.max(rows, columns);
        var vectors = orthonormal(Math.min(rows, columns), length, key);
        for (var row = 0; row < rows; row++) {
            for (var column = 0; column < columns; column++) {
                target[row * columns + column] = (float) (get(GAIN) * (rows >= columns ? vectors[column][row] : vectors[row][column]));
            }
        }
    }

    /**
     * Random orthonormal vectors, evenly distributed: independent normal ones, each freed twice (for accuracy) of its parts along
     * the ones before it, then brought to length 1 (Gram and Schmidt). That is the Q of a QR decomposition with positive diagonal.
     */
    private static double[][] orthonormal(int count, int length, RandomKey key) {
        var drawn = new float[Math.multiplyExact(count, length)];
        Philox.normal(key.seed(), key.stream(), 0, drawn.length, 0, 1, drawn, 0);
        var vectors = new double[count][length];
        for (var i = 0; i < count; i++) {
            for (var j = 0; j < length; j++) {
                vectors[i][j] = drawn[i * length + j];
            }
            for (var pass = 0; pass < 2; pass++) {
                for (var before = 0; before < i; before++) {
                    subtract(vectors[i], vectors[before], dot(vectors[i], vectors[before]));
                }
            }
            var norm = Math.sqrt(dot(vectors[i], vectors[i]));
            for (var j = 0; j < length; j++) {
                vectors[i][j] /= norm;
            }
        }
        return vectors;
    }

    private static double dot(double[] a, double[] b) {
        var sum = 0.0;
        for (var i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void subtract(double[] from, double[] vector, double factor) {
        for (var i = 0; i < from.length; i++) {
            from[i] -= factor * vector[i];
        }
    }
}
