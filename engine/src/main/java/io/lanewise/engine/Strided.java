package io.lanewise.engine;

import io.lanewise.engine.kernel.KernelSet;
import java.util.Arrays;

/**
 * Copies between contiguous row-major arrays and strided views of arrays: with a stride for each dimension a view is a transposed,
 * sliced, reversed (negative stride) or broadcast (stride 0) array. The element at (i₀, i₁, …) of a view stands at
 * {@code offset + i₀ · strides[0] + i₁ · strides[1] + …}.
 *
 * <p>The two arrays must not overlap. All throw {@link IllegalArgumentException} for negative sizes, sizes and strides that do not
 * pair, windows outside their arrays and overlaps. Nothing is allocated.
 *
 * <p>Within: neighbouring dimensions that step like one are taken as one; the last such group is the columns, the one before it the
 * rows, and what is left counts planes.
 */
public final class Strided {
    private static final KernelSet KERNELS = KernelProvider.kernels();

    private Strided() {}

    /** y = the view of x, of these sizes. y, contiguous, is modified; x is not. */
    public static void copy(int[] sizes, float[] x, int xOffset, int[] xStrides, float[] y, int yOffset) {
        String operation = "Strided.copy";
        long n = elements(operation, sizes, xStrides);
        if (n == 0) {
            return;
        }
        long first = xOffset + reach(sizes, xStrides, -1);
        long span = xOffset + reach(sizes, xStrides, 1) - first + 1;
        Checks.window(operation, "x", x, first, span);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.apart(operation, "x", x, first, span, "y", y, yOffset, n);
        int inner = groupStart(sizes, xStrides, sizes.length);
        int middle = groupStart(sizes, xStrides, inner);
        int columns = count(sizes, inner, sizes.length);
        int rows = count(sizes, middle, inner);
        int columnStride = stride(sizes, xStrides, inner, sizes.length);
        int rowStride = stride(sizes, xStrides, middle, inner);
        int planes = count(sizes, 0, middle);
        for (int p = 0; p < planes; p++) {
            copyPlane(rows, columns, x, xOffset + planeOffset(p, sizes, xStrides, middle), rowStride, columnStride,
                    y, yOffset + p * rows * columns);
        }
    }

    /** y = the view of x, of these sizes. y, contiguous, is modified; x is not. */
    public static void copy(int[] sizes, int[] x, int xOffset, int[] xStrides, int[] y, int yOffset) {
        String operation = "Strided.copy";
        long n = elements(operation, sizes, xStrides);
        if (n == 0) {
            return;
        }
        long first = xOffset + reach(sizes, xStrides, -1);
        long span = xOffset + reach(sizes, xStrides, 1) - first + 1;
        Checks.window(operation, "x", x, first, span);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.apart(operation, "x", x, first, span, "y", y, yOffset, n);
        int inner = groupStart(sizes, xStrides, sizes.length);
        int columns = count(sizes, inner, sizes.length);
        int columnStride = stride(sizes, xStrides, inner, sizes.length);
        int rows = count(sizes, 0, inner);
        for (int r = 0; r < rows; r++) {
            int from = xOffset + planeOffset(r, sizes, xStrides, inner);
            int to = yOffset + r * columns;
            for (int c = 0; c < columns; c++) {
                y[to + c] = x[from + c * columnStride];
            }
        }
    }

    /**
     * The view of y, of these sizes, += x. y is modified; x, contiguous, is not. Where elements of the view coincide (stride 0) they
     * take in x in row-major order.
     */
    public static void addInto(int[] sizes, float[] x, int xOffset, float[] y, int yOffset, int[] yStrides) {
        String operation = "Strided.addInto";
        long n = elements(operation, sizes, yStrides);
        if (n == 0) {
            return;
        }
        long first = yOffset + reach(sizes, yStrides, -1);
        long span = yOffset + reach(sizes, yStrides, 1) - first + 1;
        Checks.window(operation, "x", x, xOffset, n);
        Checks.window(operation, "y", y, first, span);
        Checks.apart(operation, "x", x, xOffset, n, "y", y, first, span);
        int inner = groupStart(sizes, yStrides, sizes.length);
        int columns = count(sizes, inner, sizes.length);
        int columnStride = stride(sizes, yStrides, inner, sizes.length);
        int rows = count(sizes, 0, inner);
        for (int r = 0; r < rows; r++) {
            int from = xOffset + r * columns;
            int to = yOffset + planeOffset(r, sizes, yStrides, inner);
            if (columnStride == 1) {
                KERNELS.elementwise().binary(Binary.ADD, columns, y, to, x, from, y, to);
                continue;
            }
            for (int c = 0; c < columns; c++) {
                y[to + c * columnStride] += x[from + c];
            }
        }
    }

    private static void copyPlane(
            int rows, int columns, float[] x, int xOffset, int rowStride, int columnStride, float[] y, int yOffset) {
        if (rowStride == 1 && columnStride != 0 && rows > 1) {
            KERNELS.transpose().transpose(rows, columns, x, xOffset, columnStride, y, yOffset);
            return;
        }
        for (int r = 0; r < rows; r++) {
            int from = xOffset + r * rowStride;
            int to = yOffset + r * columns;
            if (columnStride == 1) {
                System.arraycopy(x, from, y, to, columns);
            } else if (columnStride == 0) {
                Arrays.fill(y, to, to + columns, x[from]);
            } else {
                for (int c = 0; c < columns; c++) {
                    y[to + c] = x[from + c * columnStride];
                }
            }
        }
    }

    private static long elements(String operation, int[] sizes, int[] strides) {
        if (sizes.length != strides.length) {
            throw new IllegalArgumentException(
                    operation + ": " + sizes.length + " sizes, but " + strides.length + " strides; give one stride for each size");
        }
        long n = 1;
        for (int size : sizes) {
            Checks.size(operation, "every size", size);
            n = Math.multiplyExact(n, size);
        }
        return n;
    }

    /** How far the steps of one direction, 1 or −1, lead. */
    private static long reach(int[] sizes, int[] strides, int direction) {
        long reach = 0;
        for (int d = 0; d < sizes.length; d++) {
            reach += Integer.signum(strides[d]) == direction ? (sizes[d] - 1L) * strides[d] : 0;
        }
        return reach;
    }

    /** The first dimension of the longest group that ends before {@code end} and steps like one dimension. */
    private static int groupStart(int[] sizes, int[] strides, int end) {
        int size = 1;
        int stride = 1;
        int d = end - 1;
        for (; d >= 0; d--) {
            if (sizes[d] == 1) {
                continue;
            }
            if (size > 1 && strides[d] != size * stride) {
                break;
            }
            stride = size == 1 ? strides[d] : stride;
            size *= sizes[d];
        }
        return d + 1;
    }

    private static int count(int[] sizes, int from, int to) {
        int count = 1;
        for (int d = from; d < to; d++) {
            count *= sizes[d];
        }
        return count;
    }

    /** The stride of a group: that of its last dimension with more than one element. */
    private static int stride(int[] sizes, int[] strides, int from, int to) {
        for (int d = to - 1; d >= from; d--) {
            if (sizes[d] > 1) {
                return strides[d];
            }
        }
        return 1;
    }

    /** Where plane number {@code plane} over the dimensions before {@code end} starts. */
    private static int planeOffset(int plane, int[] sizes, int[] strides, int end) {
        int offset = 0;
        int rest = plane;
        for (int d = end - 1; d >= 0; d--) {
            offset += rest % sizes[d] * strides[d];
            rest /= sizes[d];
        }
        return offset;
    }
}
