package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.RecurrentKernels;

/** Steps of recurrent layers as plain loops. */
public final class ScalarRecurrent implements RecurrentKernels {
    @Override
    public void sums(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset) {
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < units; j++) {
                y[yOffset + row * units + j] = x[xOffset + row * stride + j] + bias[biasOffset + j] + s[sOffset + row * stride + j];
            }
        }
    }

    @Override
    public void sigmoids(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset) {
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < units; j++) {
                y[yOffset + row * units + j] =
                        ScalarGates.sigmoid(x[xOffset + row * stride + j] + bias[biasOffset + j] + s[sOffset + row * stride + j]);
            }
        }
    }

    @Override
    public void tanhs(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset) {
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < units; j++) {
                y[yOffset + row * units + j] =
                        ScalarGates.tanh(x[xOffset + row * stride + j] + bias[biasOffset + j] + s[sOffset + row * stride + j]);
            }
        }
    }

    @Override
    public void lstmState(
            int n, float[] gates, int gateOffset, int stride, float[] before, int beforeOffset, float[] c, int cOffset, float[] h, int hOffset) {
        for (int i = 0; i < n; i++) {
            int gate = gateOffset + i;
            float carry = Math.fma(gates[gate], gates[gate + 2 * stride], gates[gate + stride] * before[beforeOffset + i]);
            float shown = ScalarGates.tanh(carry);
            c[cOffset + i] = carry;
            gates[gate + 4 * stride] = shown;
            h[hOffset + i] = gates[gate + 3 * stride] * shown;
        }
    }

    @Override
    public void lstmGradient(
            int rows, int units, float[] gates, int gateOffset, int stride, float[] before, int beforeOffset, float[] dh, int dhOffset, float[] dc,
            int dcOffset, float[] sums, int sumOffset) {
        for (int row = 0; row < rows; row++) {
            int at = row * units;
            lstmGradientRow(
                    0, units, gates, gateOffset + at, stride, before, beforeOffset + at, dh, dhOffset + at, dc, dcOffset + at, sums, sumOffset + 4 * at);
        }
    }

    /** One row from an element on. */
    public void lstmGradientRow(
            int first, int units, float[] gates, int gateOffset, int stride, float[] before, int beforeOffset, float[] dh, int dhOffset, float[] dc,
            int dcOffset, float[] sums, int sumOffset) {
        for (int i = first; i < units; i++) {
            float in = gates[gateOffset + i];
            float f = gates[gateOffset + stride + i];
            float g = gates[gateOffset + 2 * stride + i];
            float o = gates[gateOffset + 3 * stride + i];
            float t = gates[gateOffset + 4 * stride + i];
            float d = dh[dhOffset + i];
            float delta = dc[dcOffset + i] + d * o * (1f - t * t);
            sums[sumOffset + i] = delta * g * (in * (1f - in));
            sums[sumOffset + units + i] = delta * before[beforeOffset + i] * (f * (1f - f));
            sums[sumOffset + 2 * units + i] = delta * in * (1f - g * g);
            sums[sumOffset + 3 * units + i] = d * t * (o * (1f - o));
            dc[dcOffset + i] = delta * f;
        }
    }

    @Override
    public void gruCandidate(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] productBias,
            int productBiasOffset, float[] gates, int reset, int q, int y) {
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < units; j++) {
                int at = row * units + j;
                float product = s[sOffset + row * stride + j] + productBias[productBiasOffset + j];
                gates[q + at] = product;
                gates[y + at] = ScalarGates.tanh(Math.fma(gates[reset + at], product, x[xOffset + row * stride + j] + bias[biasOffset + j]));
            }
        }
    }

    @Override
    public void gruState(int n, float[] gates, int z, int candidate, float[] before, int beforeOffset, float[] h, int hOffset) {
        for (int i = 0; i < n; i++) {
            float update = gates[z + i];
            h[hOffset + i] = Math.fma(update, before[beforeOffset + i], (1f - update) * gates[candidate + i]);
        }
    }

    @Override
    public void gruGradient(
            int n, float[] gates, int z, int candidate, float[] before, int beforeOffset, float[] dh, int dhOffset, float[] sums, int zSum,
            int candidateSum, float[] direct, int directOffset) {
        for (int i = 0; i < n; i++) {
            float update = gates[z + i];
            float proposed = gates[candidate + i];
            float d = dh[dhOffset + i];
            float rest = 1f - update;
            sums[zSum + i] = d * (before[beforeOffset + i] - proposed) * (update * rest);
            sums[candidateSum + i] = d * rest * (1f - proposed * proposed);
            direct[directOffset + i] = d * update;
        }
    }

    @Override
    public void gruResetGradient(
            int n, float[] gates, int r, float[] factor, int factorOffset, float[] d, int dOffset, float[] sums, int rSum, float[] other, int otherOffset) {
        for (int i = 0; i < n; i++) {
            float reset = gates[r + i];
            float upstream = d[dOffset + i];
            sums[rSum + i] = upstream * factor[factorOffset + i] * (reset * (1f - reset));
            other[otherOffset + i] = upstream * reset;
        }
    }
}
