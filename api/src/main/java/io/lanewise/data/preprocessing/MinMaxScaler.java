package io.lanewise.data.preprocessing;

import io.lanewise.data.matrix.Matrix;
import io.lanewise.tensor.Tensor;

/**
 * Brings every column into a range, by default 0 to 1: {@code x * scale + shift} with {@code scale = (high - low) / (max - min)}, in
 * float64, with scikit-learn's numbers. A column that does not vary goes to the low end.
 */
public final class MinMaxScaler {
    private static final double SMALLEST_RANGE = 10 * Math.ulp(1.0);

    private final double[] scale;
    private final double[] shift;

    private MinMaxScaler(double[] scale, double[] shift) {
        this.scale = scale;
        this.shift = shift;
    }

    /** Learns the range of each column, to be brought to 0 to 1. */
    public static MinMaxScaler fit(double[][] rows) {
        return fit(rows, 0, 1);
    }

    /** {@link #fit(double[][])} on a tensor of rank 2. */
    public static MinMaxScaler fit(Tensor rows) {
        return fit(Matrix.rows("MinMaxScaler.fit", rows));
    }

    /**
     * Learns the range of each column, to be brought to {@code low} to {@code high}.
     *
     * @param rows (samples, columns), all finite
     * @throws IllegalArgumentException if there is no row, rows differ in length or hold what is not finite, or low is not below high
     */
    public static MinMaxScaler fit(double[][] rows, double low, double high) {
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("MinMaxScaler.fit: expected a finite range with low less than high, received " + low + " to "
                    + high);
        }
        var columns = Matrix.columns("MinMaxScaler.fit", rows);
        var scale = new double[columns];
        var shift = new double[columns];
        for (var column = 0; column < columns; column++) {
            var min = rows[0][column];
            var max = min;
            for (var row : rows) {
                min = Math.min(min, row[column]);
                max = Math.max(max, row[column]);
            }
            var range = max - min;
            scale[column] = (high - low) / (range < SMALLEST_RANGE ? 1 : range);
            shift[column] = low - min * scale[column];
        }
        return new MinMaxScaler(scale, shift);
    }

    /**
     * The rows scaled; new ones. Numbers outside the learned range come to lie outside the wanted one.
     *
     * @throws IllegalArgumentException if a row has another number of columns, or numbers that are not finite
     */
    public double[][] transform(double[][] rows) {
        Matrix.check("MinMaxScaler.transform", rows, scale.length);
        var scaled = new double[rows.length][scale.length];
        for (var row = 0; row < rows.length; row++) {
            for (var column = 0; column < scale.length; column++) {
                scaled[row][column] = rows[row][column] * scale[column] + shift[column];
            }
        }
        return scaled;
    }

    /** {@link #transform(double[][])} of a tensor of rank 2, computed in float64, returned in float32. */
    public Tensor transform(Tensor rows) {
        return Matrix.tensor(transform(Matrix.rows("MinMaxScaler.transform", rows)), scale.length);
    }

    /**
     * Undoes {@link #transform(double[][])}: {@code (x - shift) / scale}.
     *
     * @throws IllegalArgumentException if a row has another number of columns, or numbers that are not finite
     */
    public double[][] inverseTransform(double[][] rows) {
        Matrix.check("MinMaxScaler.inverseTransform", rows, scale.length);
        var restored = new double[rows.length][scale.length];
        for (var row = 0; row < rows.length; row++) {
            for (var column = 0; column < scale.length; column++) {
                restored[row][column] = (rows[row][column] - shift[column]) / scale[column];
            }
        }
        return restored;
    }

    /** What each column is multiplied by; a copy. */
    public double[] scale() {
        return scale.clone();
    }

    /** What is added to each column after that, scikit-learn's {@code min_}; a copy. */
    public double[] shift() {
        return shift.clone();
    }
}
