package io.lanewise.engine;

import io.lanewise.engine.kernel.ElementwiseKernels;

/**
 * Functions of single elements. Outputs (y) are modified, inputs not. An output may be the very same window as an input of as many
 * elements, but must not overlap one otherwise. An element of the output depends on its own inputs only, so any split among threads
 * gives the same bits.
 *
 * <p>All throw {@link IllegalArgumentException} for negative sizes, windows outside their arrays and illegal overlaps.
 */
public final class Elementwise {
    private static final ElementwiseKernels KERNELS = KernelProvider.kernels().elementwise();

    private Elementwise() {}

    /** y[i] = function(x[i]) for n elements. */
    public static void unary(Unary function, int n, float[] x, int xOffset, float[] y, int yOffset) {
        mapped("Elementwise.unary", n, x, xOffset, y, yOffset);
        KERNELS.unary(function, n, x, xOffset, y, yOffset);
    }

    /** y[i] = function(a[i], b[i]) for n elements. */
    public static void binary(Binary function, int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        String operation = "Elementwise.binary";
        Checks.size(operation, "n", n);
        Checks.window(operation, "a", a, aOffset, n);
        Checks.window(operation, "b", b, bOffset, n);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "a", a, aOffset, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "b", b, bOffset, "y", y, yOffset, n);
        KernelProvider.whenWarm().elementwise().binary(function, n, a, aOffset, b, bOffset, y, yOffset);
    }

    /** y[r, c] = function(a[r, c], b[c]), where a and y are rows×columns and b is a row of columns. */
    public static void rowBinary(
            Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        broadcast("Elementwise.rowBinary", rows, columns, columns, a, aOffset, b, bOffset, y, yOffset);
        KERNELS.rowBinary(function, rows, columns, a, aOffset, b, bOffset, y, yOffset);
    }

    /** y[r, c] = function(a[r, c], b[r]), where a and y are rows×columns and b is a column of rows; of one row: by one number. */
    public static void columnBinary(
            Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        broadcast("Elementwise.columnBinary", rows, columns, rows, a, aOffset, b, bOffset, y, yOffset);
        KERNELS.columnBinary(function, rows, columns, a, aOffset, b, bOffset, y, yOffset);
    }

    /** y[i] = x[i] · scale + shift for n elements, rounded once. */
    public static void affine(int n, float[] x, int xOffset, float scale, float shift, float[] y, int yOffset) {
        mapped("Elementwise.affine", n, x, xOffset, y, yOffset);
        KERNELS.affine(n, x, xOffset, scale, shift, y, yOffset);
    }

    /** y[i] = min(max(x[i], low), high) for n elements; NaN stays NaN. */
    public static void clip(int n, float[] x, int xOffset, float low, float high, float[] y, int yOffset) {
        mapped("Elementwise.clip", n, x, xOffset, y, yOffset);
        KERNELS.clip(n, x, xOffset, low, high, y, yOffset);
    }

    /** y[i] = condition[i] &gt; 0 ? a[i] : b[i] for n elements. */
    public static void select(
            int n, float[] condition, int conditionOffset, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        String operation = "Elementwise.select";
        Checks.size(operation, "n", n);
        Checks.window(operation, "condition", condition, conditionOffset, n);
        Checks.window(operation, "a", a, aOffset, n);
        Checks.window(operation, "b", b, bOffset, n);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "condition", condition, conditionOffset, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "a", a, aOffset, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "b", b, bOffset, "y", y, yOffset, n);
        KERNELS.select(n, condition, conditionOffset, a, aOffset, b, bOffset, y, yOffset);
    }

    private static void mapped(String operation, int n, float[] x, int xOffset, float[] y, int yOffset) {
        Checks.size(operation, "n", n);
        Checks.window(operation, "x", x, xOffset, n);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "x", x, xOffset, "y", y, yOffset, n);
    }

    private static void broadcast(
            String operation, int rows, int columns, int bLength, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        long n = Checks.elements(operation, rows, columns);
        Checks.window(operation, "a", a, aOffset, n);
        Checks.window(operation, "b", b, bOffset, bLength);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "a", a, aOffset, "y", y, yOffset, n);
        Checks.apart(operation, "b", b, bOffset, bLength, "y", y, yOffset, n);
    }
}
