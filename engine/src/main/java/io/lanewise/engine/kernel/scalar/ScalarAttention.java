package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.AttentionKernels;

/** What attention does with scores in plain loops. */
public final class ScalarAttention implements AttentionKernels {
    @Override
    public void softmax(int rows, int columns, float scale, boolean uniform, float[] s, int sOffset) {
        for (int r = 0; r < rows; r++) {
            int row = sOffset + r * columns;
            float max = ScalarReduce.max(columns, s, row);
            for (int c = row; c < row + columns; c++) {
                s[c] = ScalarMath.exp(max == Float.NEGATIVE_INFINITY ? none(uniform) : (s[c] - max) * scale);
            }
            float factor = factor(LaneSums.sum(columns, s, row));
            for (int c = row; c < row + columns; c++) {
                s[c] *= factor;
            }
        }
    }

    /** What stands for the scores of a row of −∞ alone: all the same, or none. */
    public static float none(boolean uniform) {
        return uniform ? 0f : Float.NEGATIVE_INFINITY;
    }

    /** 1 / sum; 0 if nothing was summed. */
    public static float factor(float sum) {
        return sum == 0f ? 0f : 1f / sum;
    }

    @Override
    public void gradient(int rows, int columns, float scale, float[] p, int pOffset, float[] dp, int dpOffset) {
        for (int r = 0; r < rows; r++) {
            int row = r * columns;
            float sum = LaneSums.dot(columns, dp, dpOffset + row, p, pOffset + row);
            for (int i = row; i < row + columns; i++) {
                dp[dpOffset + i] = (p[pOffset + i] * (dp[dpOffset + i] - sum)) * scale;
            }
        }
    }

    @Override
    public void exclude(int n, float[] mask, int maskOffset, float[] s, int sOffset) {
        for (int i = 0; i < n; i++) {
            s[sOffset + i] = mask[maskOffset + i] > 0f ? s[sOffset + i] : Float.NEGATIVE_INFINITY;
        }
    }
}
