package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.UpdateKernels;
import org.jspecify.annotations.Nullable;

/** Optimizer steps in plain loops. */
public final class ScalarUpdate implements UpdateKernels {
    @Override
    public void sgd(int n, float[] w, int wOffset, float[] g, int gOffset, float rate) {
        for (int i = 0; i < n; i++) {
            w[wOffset + i] -= rate * g[gOffset + i];
        }
    }

    @Override
    public void momentum(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float rate, float momentum, boolean nesterov) {
        for (int i = 0; i < n; i++) {
            float step = rate * g[gOffset + i];
            float mNew = momentum * m[mOffset + i] - step;
            m[mOffset + i] = mNew;
            w[wOffset + i] += nesterov ? momentum * mNew - step : mNew;
        }
    }

    @Override
    public void rmsprop(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] v, int vOffset, float @Nullable [] m, int mOffset,
            float @Nullable [] average, int averageOffset, float rate, float rho, float momentum, float epsilon) {
        float rest = 1f - rho;
        for (int i = 0; i < n; i++) {
            float gradient = g[gOffset + i];
            float vNew = rho * v[vOffset + i] + rest * (gradient * gradient);
            v[vOffset + i] = vNew;
            float d = vNew;
            if (average != null) {
                float mean = rho * average[averageOffset + i] + rest * gradient;
                average[averageOffset + i] = mean;
                d = vNew - mean * mean;
            }
            float step = rate * gradient / (float) Math.sqrt(d + epsilon);
            if (m != null) {
                step = momentum * m[mOffset + i] + step;
                m[mOffset + i] = step;
            }
            w[wOffset + i] -= step;
        }
    }

    @Override
    public void adam(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float @Nullable [] vMax, int vMaxOffset, float alpha, float beta1, float beta2, float epsilon) {
        float rest1 = 1f - beta1;
        float rest2 = 1f - beta2;
        for (int i = 0; i < n; i++) {
            float gradient = g[gOffset + i];
            float mNew = m[mOffset + i] + (gradient - m[mOffset + i]) * rest1;
            m[mOffset + i] = mNew;
            float vNew = v[vOffset + i] + (gradient * gradient - v[vOffset + i]) * rest2;
            v[vOffset + i] = vNew;
            if (vMax != null) {
                vNew = Math.max(vMax[vMaxOffset + i], vNew);
                vMax[vMaxOffset + i] = vNew;
            }
            w[wOffset + i] -= alpha * mNew / ((float) Math.sqrt(vNew) + epsilon);
        }
    }

    @Override
    public void movingAverage(int n, float[] average, int averageOffset, float[] w, int wOffset, float momentum) {
        float rest = 1f - momentum;
        for (int i = 0; i < n; i++) {
            average[averageOffset + i] = momentum * average[averageOffset + i] + rest * w[wOffset + i];
        }
    }
}
