package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.kernel.AttentionKernels;
import io.lanewise.engine.kernel.scalar.ScalarAttention;
import io.lanewise.engine.kernel.scalar.ScalarMath;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** What attention does with scores on vectors. */
public final class VectorAttention implements AttentionKernels {
    private final ScalarAttention scalar = new ScalarAttention();

    @Override
    public void softmax(int rows, int columns, float scale, boolean uniform, float[] s, int sOffset) {
        for (int r = 0; r < rows; r++) {
            int row = sOffset + r * columns;
            float max = VectorReduce.max(columns, s, row);
            if (max == Float.NEGATIVE_INFINITY) {
                Arrays.fill(s, row, row + columns, ScalarAttention.none(uniform));
            } else {
                scaledDifference(columns, max, scale, s, row);
            }
        }
        // Over the ends of rows, since rows are often short.
        int n = rows * columns;
        int end = FLOAT.loopBound(n);
        if (end > 0) {
            VectorExp.exp(end, s, sOffset, s, sOffset);
        }
        for (int i = sOffset + end; i < sOffset + n; i++) {
            s[i] = ScalarMath.exp(s[i]);
        }
        for (int r = 0; r < rows; r++) {
            int row = sOffset + r * columns;
            multiply(columns, ScalarAttention.factor(VectorLaneSums.sum(columns, s, row)), s, row);
        }
    }

    @Override
    public void gradient(int rows, int columns, float scale, float[] p, int pOffset, float[] dp, int dpOffset) {
        for (int r = 0; r < rows; r++) {
            int row = r * columns;
            float sum = VectorLaneSums.dot(columns, dp, dpOffset + row, p, pOffset + row);
            gradientOfRow(columns, scale, sum, p, pOffset + row, dp, dpOffset + row);
        }
    }

    @Override
    public void exclude(int n, float[] mask, int maskOffset, float[] s, int sOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            var counts = fromArray(FLOAT, mask, maskOffset + i).compare(VectorOperators.GT, 0f);
            FloatVector.broadcast(FLOAT, Float.NEGATIVE_INFINITY).blend(fromArray(FLOAT, s, sOffset + i), counts).intoArray(s, sOffset + i);
        }
        scalar.exclude(n - i, mask, maskOffset + i, s, sOffset + i);
    }

    /** s ← (s − max) · scale. */
    private static void scaledDifference(int n, float max, float scale, float[] s, int sOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, s, sOffset + i).sub(max).mul(scale).intoArray(s, sOffset + i);
        }
        for (; i < n; i++) {
            s[sOffset + i] = (s[sOffset + i] - max) * scale;
        }
    }

    /** s ← s · factor. */
    private static void multiply(int n, float factor, float[] s, int sOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, s, sOffset + i).mul(factor).intoArray(s, sOffset + i);
        }
        for (; i < n; i++) {
            s[sOffset + i] *= factor;
        }
    }

    /** dp ← scale · (p · (dp − sum)). */
    private static void gradientOfRow(int n, float scale, float sum, float[] p, int pOffset, float[] dp, int dpOffset) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(FLOAT, p, pOffset + i).mul(fromArray(FLOAT, dp, dpOffset + i).sub(sum)).mul(scale).intoArray(dp, dpOffset + i);
        }
        for (; i < n; i++) {
            dp[dpOffset + i] = (p[pOffset + i] * (dp[dpOffset + i] - sum)) * scale;
        }
    }
}
