package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.AccumulatorKernels;

/** Optimizer steps by sums of squared gradients in plain loops. */
public final class ScalarAccumulator implements AccumulatorKernels {
    @Override
    public void adagrad(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset,
            float rate, float epsilon) {
        for (int i = 0; i < n; i++) {
            float gradient = g[gOffset + i];
            float aNew = a[aOffset + i] + gradient * gradient;
            a[aOffset + i] = aNew;
            w[wOffset + i] -= rate * gradient / (float) Math.sqrt(aNew + epsilon);
        }
    }

    @Override
    public void adadelta(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset, float[] d, int dOffset,
            float rate, float rho, float epsilon) {
        float rest = 1f - rho;
        for (int i = 0; i < n; i++) {
            float gradient = g[gOffset + i];
            float aNew = rho * a[aOffset + i] + rest * (gradient * gradient);
            a[aOffset + i] = aNew;
            float dOld = d[dOffset + i];
            float step = (float) Math.sqrt(dOld + epsilon) * gradient / (float) Math.sqrt(aNew + epsilon);
            d[dOffset + i] = rho * dOld + rest * (step * step);
            w[wOffset + i] -= rate * step;
        }
    }

    @Override
    public void ftrl(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset, float[] z, int zOffset,
            float rate, float power, float l1, float l2, float shrinkage) {
        boolean root = power == 0.5f;
        float twice = 2 * shrinkage;
        float added = 2 * l2;
        for (int i = 0; i < n; i++) {
            float gradient = g[gOffset + i];
            float weight = w[wOffset + i];
            float aOld = a[aOffset + i];
            float aNew = aOld + gradient * gradient;
            a[aOffset + i] = aNew;
            float before = root ? (float) Math.sqrt(aOld) : (float) StrictMath.pow(aOld, power);
            float after = root ? (float) Math.sqrt(aNew) : (float) StrictMath.pow(aNew, power);
            float zNew = z[zOffset + i] + (gradient + twice * weight - (after - before) / rate * weight);
            z[zOffset + i] = zNew;
            w[wOffset + i] = (Math.max(-l1, Math.min(l1, zNew)) - zNew) / (after / rate + added);
        }
    }
}
