package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.MomentKernels;

/** Optimizer steps by moving averages of the gradient in plain loops. */
public final class ScalarMoment implements MomentKernels {
    @Override
    public void adamax(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] u, int uOffset,
            float rate, float correction, float beta1, float beta2, float epsilon) {
        float rest1 = 1f - beta1;
        for (int i = 0; i < n; i++) {
            float gradient = g[gOffset + i];
            float mNew = m[mOffset + i] + (gradient - m[mOffset + i]) * rest1;
            m[mOffset + i] = mNew;
            float uNew = Math.max(beta2 * u[uOffset + i], Math.abs(gradient));
            u[uOffset + i] = uNew;
            w[wOffset + i] -= rate * mNew / (correction * (uNew + epsilon));
        }
    }

    @Override
    public void nadam(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float rate, float ofMomentum, float ofGradient, float correction, float beta1, float beta2, float epsilon) {
        float rest1 = 1f - beta1;
        float rest2 = 1f - beta2;
        for (int i = 0; i < n; i++) {
            float gradient = g[gOffset + i];
            float mNew = m[mOffset + i] + (gradient - m[mOffset + i]) * rest1;
            m[mOffset + i] = mNew;
            float vNew = v[vOffset + i] + (gradient * gradient - v[vOffset + i]) * rest2;
            v[vOffset + i] = vNew;
            w[wOffset + i] -= (ofMomentum * mNew + ofGradient * gradient) * rate / ((float) Math.sqrt(vNew / correction) + epsilon);
        }
    }

    @Override
    public void lion(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset,
            float rate, float beta1, float beta2) {
        float rest1 = 1f - beta1;
        float rest2 = 1f - beta2;
        for (int i = 0; i < n; i++) {
            float mOld = m[mOffset + i];
            float mixed = beta1 * mOld + rest1 * g[gOffset + i];
            w[wOffset + i] -= mixed > 0 ? rate : mixed < 0 ? -rate : mixed;
            m[mOffset + i] = beta2 * mOld + rest2 * g[gOffset + i];
        }
    }

    @Override
    public void scheduleFree(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] z, int zOffset, float[] v, int vOffset,
            float rate, float correction, float weight, float beta1, float beta2, float epsilon) {
        float rest1 = 1f - beta1;
        float rest2 = 1f - beta2;
        float restOfWeight = 1f - weight;
        for (int i = 0; i < n; i++) {
            float gradient = g[gOffset + i];
            float vNew = v[vOffset + i] + (gradient * gradient - v[vOffset + i]) * rest2;
            v[vOffset + i] = vNew;
            float zNew = z[zOffset + i] - rate * gradient / ((float) Math.sqrt(vNew / correction) + epsilon);
            z[zOffset + i] = zNew;
            float x = (w[wOffset + i] - rest1 * zNew) / beta1;
            w[wOffset + i] = rest1 * zNew + beta1 * (restOfWeight * x + weight * zNew);
        }
    }

    @Override
    public void direction(
            int n, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float correction1, float correction2, float beta1, float beta2, float epsilon) {
        float rest1 = 1f - beta1;
        float rest2 = 1f - beta2;
        for (int i = 0; i < n; i++) {
            float gradient = g[gOffset + i];
            float mNew = m[mOffset + i] + (gradient - m[mOffset + i]) * rest1;
            m[mOffset + i] = mNew;
            float vNew = v[vOffset + i] + (gradient * gradient - v[vOffset + i]) * rest2;
            v[vOffset + i] = vNew;
            g[gOffset + i] = mNew / correction1 / ((float) Math.sqrt(vNew / correction2) + epsilon);
        }
    }
}
