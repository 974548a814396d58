package io.lanewise.data.matrix;

import io.lanewise.tensor.Tensor;
import java.util.Arrays;

/** Checks of float64 matrices given as rows, and their way to and from tensors. */
public final class Matrix {
    private Matrix() {}

    /**
     * The number of columns of a matrix to learn from.
     *
     * @throws IllegalArgumentException if it has no rows, rows of different lengths or numbers that are not finite
     */
    public static int columns(String operation, double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException(operation + ": expected at least one row, received none");
        }
        return check(operation, rows, rows[0].length);
    }

    /**
     * Checks that every row has this many columns, all finite.
     *
     * @return that number
     * @throws IllegalArgumentException if not
     */
    public static int check(String operation, double[][] rows, int columns) {
        for (var row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException(operation + ": expected rows of " + columns + " numbers, received " + rows[row].length
                        + " in row " + row);
            }
            for (var column = 0; column < columns; column++) {
                if (!Double.isFinite(rows[row][column])) {
                    throw new IllegalArgumentException(operation + ": expected finite numbers, received " + rows[row][column] + " in row "
                            + row + ", column " + column + "; fill in or leave out missing values first");
                }
            }
        }
        return columns;
    }

    /**
     * The rows of a tensor of rank 2.
     *
     * @throws IllegalArgumentException if it has another rank
     */
    public static double[][] rows(String operation, Tensor tensor) {
        if (tensor.shape().rank() != 2) {
            throw new IllegalArgumentException(operation + ": expected a tensor of rank 2 (rows, columns), received " + tensor);
        }
        var rows = new double[tensor.shape().size(0)][tensor.shape().size(1)];
        for (var row = 0; row < rows.length; row++) {
            var first = row * rows[row].length;
            Arrays.setAll(rows[row], column -> tensor.at(first + column));
        }
        return rows;
    }

    /** The rows as a float32 tensor of shape (rows, columns). */
    public static Tensor tensor(double[][] rows, int columns) {
        return Tensor.of(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, columns);
    }
}
