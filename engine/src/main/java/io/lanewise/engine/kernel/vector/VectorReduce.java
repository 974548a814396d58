package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.Reduction;
import io.lanewise.engine.kernel.ReduceKernels;
import io.lanewise.engine.kernel.scalar.ScalarReduce;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Reductions on vectors: those that training needs. The others are plain loops, because each further vector loop that C2 can inline
 * into a common caller brings all of them nearer to the size at which it stops, and makes an object of every vector.
 */
public final class VectorReduce implements ReduceKernels {
    /** Vectors side by side going down the rows: enough to hide the latency of an addition. */
    private static final int ABREAST = 4;

    private final ScalarReduce scalar = new ScalarReduce();

    @Override
    public float all(Reduction reduction, int n, float[] x, int xOffset) {
        return switch (reduction) {
            case SUM -> VectorLaneSums.sum(n, x, xOffset);
            case MAX -> max(n, x, xOffset);
            case MIN -> scalar.all(reduction, n, x, xOffset);
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
        int c = 0;
        if (reduction == Reduction.SUM) {
            for (; c <= columns - ABREAST * LANES; c += ABREAST * LANES) {
                sumColumnsAbreast(rows, stride, x, xOffset + c, y, yOffset + c);
            }
            for (; c <= columns - LANES; c += LANES) {
                sumColumns(rows, stride, x, xOffset + c, y, yOffset + c);
            }
        }
        scalar.columns(reduction, rows, columns - c, stride, x, xOffset + c, y, yOffset + c);
    }

    @Override
    public float dot(int n, float[] a, int aOffset, float[] b, int bOffset) {
        return VectorLaneSums.dot(n, a, aOffset, b, bOffset);
    }

    @Override
    public void argMaxRows(int rows, int columns, float[] x, int xOffset, int[] y, int yOffset) {
        for (int r = 0; r < rows; r++) {
            int row = xOffset + r * columns;
            float max = max(columns, x, row);
            y[yOffset + r] = columns < LANES && !Float.isNaN(max) ? firstOfShort(columns, x, row, max) : first(x, row, max);
        }
    }

    /** Where the largest, or a NaN, comes first. */
    private static int first(float[] x, int row, float max) {
        int c = 0;
        while (x[row + c] != max && !Float.isNaN(x[row + c])) {
            c++;
        }
        return c;
    }

    /** The same where none is NaN, to the end of the row, from behind: no branch depends on the numbers, which nobody foretells. Adding 0 makes a 0 of −0. */
    private static int firstOfShort(int columns, float[] x, int row, float max) {
        int bits = Float.floatToRawIntBits(max + 0f);
        int first = 0;
        for (int c = columns - 1; c >= 0; c--) {
            first = Float.floatToRawIntBits(x[row + c] + 0f) == bits ? c : first;
        }
        return first;
    }

    /**
     * The largest. Rows shorter than a vector are left to a plain loop: where a process seldom enters the loop over vectors, C2 does not inline
     * everything into it, and what is alive across it is an object even for rows that do not enter it.
     */
    static float max(int n, float[] x, int xOffset) {
        return n < LANES ? ScalarReduce.max(n, x, xOffset) : maxOfVectors(n, x, xOffset);
    }

    private static float maxOfVectors(int n, float[] x, int xOffset) {
        FloatVector m = FloatVector.broadcast(FLOAT, Float.NEGATIVE_INFINITY);
        int i = 0;
        for (int end = FLOAT.loopBound(n); i < end; i += LANES) {
            m = fromArray(FLOAT, x, xOffset + i).max(m);
        }
        float max = m.reduceLanes(VectorOperators.MAX);
        for (; i < n; i++) {
            max = Math.max(max, x[xOffset + i]);
        }
        return max;
    }

    private static void sumColumnsAbreast(int rows, int stride, float[] x, int xOffset, float[] y, int yOffset) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int r = 0; r < rows; r++) {
            int i = xOffset + r * stride;
            s0 = fromArray(FLOAT, x, i).add(s0);
            s1 = fromArray(FLOAT, x, i + LANES).add(s1);
            s2 = fromArray(FLOAT, x, i + 2 * LANES).add(s2);
            s3 = fromArray(FLOAT, x, i + 3 * LANES).add(s3);
        }
        s0.intoArray(y, yOffset);
        s1.intoArray(y, yOffset + LANES);
        s2.intoArray(y, yOffset + 2 * LANES);
        s3.intoArray(y, yOffset + 3 * LANES);
    }

    private static void sumColumns(int rows, int stride, float[] x, int xOffset, float[] y, int yOffset) {
        FloatVector s = FloatVector.zero(FLOAT);
        for (int r = 0; r < rows; r++) {
            s = fromArray(FLOAT, x, xOffset + r * stride).add(s);
        }
        s.intoArray(y, yOffset);
    }
}
