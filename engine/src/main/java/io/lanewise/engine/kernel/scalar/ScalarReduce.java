package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.Reduction;
import io.lanewise.engine.kernel.ReduceKernels;
import java.util.Arrays;

/** Reductions in plain loops. */
public final class ScalarReduce implements ReduceKernels {
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    @Override
    public float all(Reduction reduction, int n, float[] x, int xOffset) {
        return switch (reduction) {
            case SUM -> LaneSums.sum(n, x, xOffset);
            case MAX -> max(n, x, xOffset);
            case MIN -> min(n, x, xOffset);
        };
    }

    @Override
    public void rows(Reduction reduction, int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            y[yOffset + r] = all(reduction, columns, x, xOffset + r * columns);
        }
    }

    @Override
    public void columns(Reduction reduction, int rows, int columns, int stride, float[] x, int xOffset, float[] y, int yOffset) {
        float none = switch (reduction) {
            case SUM -> 0f;
            case MAX -> Float.NEGATIVE_INFINITY;
            case MIN -> Float.POSITIVE_INFINITY;
        };
        Arrays.fill(y, yOffset, yOffset + columns, none);
        for (int r = 0; r < rows; r++) {
            int row = xOffset + r * stride;
            for (int c = 0; c < columns; c++) {
                float element = x[row + c];
                float old = y[yOffset + c];
                y[yOffset + c] = switch (reduction) {
                    case SUM -> old + element;
                    case MAX -> Math.max(old, element);
                    case MIN -> Math.min(old, element);
                };
            }
        }
    }

    @Override
    public float dot(int n, float[] a, int aOffset, float[] b, int bOffset) {
        return LaneSums.dot(n, a, aOffset, b, bOffset);
    }

    @Override
    public void argMaxRows(int rows, int columns, float[] x, int xOffset, int[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            int row = xOffset + r * columns;
            int best = 0;
            for (int c = 1; c < columns && !Float.isNaN(x[row + best]); c++) {
                best = x[row + c] <= x[row + best] ? best : c;
            }
            y[yOffset + r] = best;
        }
    }

    /**
     * The largest of x[0 … n-1]; NaN if any is. Integers in the order of the numbers are compared, for which processors have an instruction: theirs
     * for floats know nothing of NaN and −0. In two chains, for the result is the same in any order.
     */
    public static float max(int n, float[] x, int xOffset) {
        int even = ordered(Float.floatToRawIntBits(Float.NEGATIVE_INFINITY));
        int odd = even;
        int notNan = 0;
        int i = 0;
        for (; i < n - 1; i += 2) {
            int first = Float.floatToRawIntBits(x[xOffset + i]);
            int second = Float.floatToRawIntBits(x[xOffset + i + 1]);
            notNan |= notNan(first) | notNan(second);
            even = Math.max(even, ordered(first));
            odd = Math.max(odd, ordered(second));
        }
        if (i < n) {
            int last = Float.floatToRawIntBits(x[xOffset + i]);
            notNan |= notNan(last);
            even = Math.max(even, ordered(last));
        }
        return notNan < 0 ? Float.NaN : Float.intBitsToFloat(ordered(Math.max(even, odd)));
    }

    /** From a number's bits to an integer in the order of numbers, and back. */
    private static int ordered(int bits) {
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /** Negative for the bits of a NaN. */
    private static int notNan(int bits) {
        return INFINITY - (bits & Integer.MAX_VALUE);
    }

    private static float min(int n, float[] x, int xOffset) {
        float min = Float.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            min = Math.min(min, x[xOffset + i]);
        }
        return min;
    }
}
