package io.lanewise.data.preprocessing;

import io.lanewise.data.matrix.Matrix;
import io.lanewise.tensor.Tensor;

/**
 * Gives every column mean 0 and standard deviation 1: {@code (x - mean) / scale}, in float64, with scikit-learn's numbers. The
 * standard deviation is that of the population (divided by n); a column that does not vary is only centred (scale 1).
 */
public final class StandardScaler {
    private static final double EPSILON = Math.ulp(1.0);

    private final double[] mean;
    private final double[] variance;
    private final double[] scale;

    private StandardScaler(double[] mean, double[] variance, double[] scale) {
        this.mean = mean;
        this.variance = variance;
        this.scale = scale;
    }

    /**
     * Learns mean and variance of each column.
     *
     * @param rows (samples, columns), all finite
     * @throws IllegalArgumentException if there is no row, or rows differ in length or hold what is not finite
     */
    public static StandardScaler fit(double[][] rows) {
        var columns = Matrix.columns("StandardScaler.fit", rows);
        var mean = new double[columns];
        var variance = new double[columns];
        var scale = new double[columns];
        for (var column = 0; column < columns; column++) {
            mean[column] = mean(rows, column);
            variance[column] = variance(rows, column, mean[column]);
            scale[column] = isConstant(variance[column], mean[column], rows.length) ? 1 : Math.sqrt(variance[column]);
        }
        return new StandardScaler(mean, variance, scale);
    }

    /** {@link #fit(double[][])} on a tensor of rank 2. */
    public static StandardScaler fit(Tensor rows) {
        return fit(Matrix.rows("StandardScaler.fit", rows));
    }

    private static double mean(double[][] rows, int column) {
        var sum = 0.0;
        for (var row : rows) {
            sum += row[column];
        }
        return sum / rows.length;
    }

    /** In two passes, corrected by the sum of the deviations, which would be 0 without rounding (Chan, Golub and LeVeque, 1983). */
    private static double variance(double[][] rows, int column, double mean) {
        var deviations = 0.0;
        var squares = 0.0;
        for (var row : rows) {
            var deviation = row[column] - mean;
            deviations += deviation;
            squares += deviation * deviation;
        }
        return (squares - deviations * deviations / rows.length) / rows.length;
    }

    /** Whether the variance is no more than the rounding error of computing it. */
    private static boolean isConstant(double variance, double mean, int count) {
        var error = count * mean * EPSILON;
        return variance <= count * EPSILON * variance + error * error;
    }

    /**
     * The rows scaled; new ones.
     *
     * @throws IllegalArgumentException if a row has another number of columns, or numbers that are not finite
     */
    public double[][] transform(double[][] rows) {
        Matrix.check("StandardScaler.transform", rows, mean.length);
        var scaled = new double[rows.length][mean.length];
        for (var row = 0; row < rows.length; row++) {
            for (var column = 0; column < mean.length; column++) {
                scaled[row][column] = (rows[row][column] - mean[column]) / scale[column];
            }
        }
        return scaled;
    }

    /** {@link #transform(double[][])} of a tensor of rank 2, computed in float64, returned in float32. */
    public Tensor transform(Tensor rows) {
        return Matrix.tensor(transform(Matrix.rows("StandardScaler.transform", rows)), mean.length);
    }

    /**
     * Undoes {@link #transform(double[][])}: {@code x * scale + mean}.
     *
     * @throws IllegalArgumentException if a row has another number of columns, or numbers that are not finite
     */
    public double[][] inverseTransform(double[][] rows) {
        Matrix.check("StandardScaler.inverseTransform", rows, mean.length);
        var restored = new double[rows.length][mean.length];
        for (var row = 0; row < rows.length; row++) {
            for (var column = 0; column < mean.length; column++) {
                restored[row][column] = rows[row][column] * scale[column] + mean[column];
            }
        }
        return restored;
    }

    /** The mean of each column; a copy. */
    public double[] mean() {
        return mean.clone();
    }

    /** The variance of each column; a copy. */
    public double[] variance() {
        return variance.clone();
    }

    /** What each column is divided by; a copy. */
    public double[] scale() {
        return scale.clone();
    }
}
