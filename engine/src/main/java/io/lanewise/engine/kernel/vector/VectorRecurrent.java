package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.kernel.RecurrentKernels;
import io.lanewise.engine.kernel.scalar.ScalarRecurrent;
import jdk.incubator.vector.FloatVector;

/** Steps of recurrent layers: whole vectors, then the scalar kernel for what is left. */
public final class VectorRecurrent implements RecurrentKernels {
    private final ScalarRecurrent scalar = new ScalarRecurrent();

    @Override
    public void sums(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset) {
        int end = FLOAT.loopBound(units);
        for (int row = 0; row < rows; row++) {
            int xRow = xOffset + row * stride;
            int sRow = sOffset + row * stride;
            int yRow = yOffset + row * units;
            for (int j = 0; j < end; j += LANES) {
                fromArray(FLOAT, x, xRow + j).add(fromArray(FLOAT, bias, biasOffset + j)).add(fromArray(FLOAT, s, sRow + j)).intoArray(y, yRow + j);
            }
            scalar.sums(end, units, x, xRow, bias, biasOffset, s, sRow, y, yRow);
        }
    }

    @Override
    public void sigmoids(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset) {
        int end = FLOAT.loopBound(units);
        for (int row = 0; row < rows; row++) {
            int xRow = xOffset + row * stride;
            int sRow = sOffset + row * stride;
            int yRow = yOffset + row * units;
            VectorGates.sigmoid(end, x, xRow, bias, biasOffset, s, sRow, y, yRow);
            scalar.sigmoids(end, units, x, xRow, bias, biasOffset, s, sRow, y, yRow);
        }
    }

    @Override
    public void tanhs(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset) {
        int end = FLOAT.loopBound(units);
        for (int row = 0; row < rows; row++) {
            int xRow = xOffset + row * stride;
            int sRow = sOffset + row * stride;
            int yRow = yOffset + row * units;
            VectorGates.tanh(end, x, xRow, bias, biasOffset, s, sRow, y, yRow);
            scalar.tanhs(end, units, x, xRow, bias, biasOffset, s, sRow, y, yRow);
        }
    }

    @Override
    public void lstmState(
            int n, float[] gates, int gateOffset, int stride, float[] before, int beforeOffset, float[] c, int cOffset, float[] h, int hOffset) {
        int end = FLOAT.loopBound(n);
        VectorGates.state(
                end, gates, gateOffset, gateOffset + stride, gateOffset + 2 * stride, gateOffset + 3 * stride, gateOffset + 4 * stride, before,
                beforeOffset, c, cOffset, h, hOffset);
        scalar.lstmState(n - end, gates, gateOffset + end, stride, before, beforeOffset + end, c, cOffset + end, h, hOffset + end);
    }

    @Override
    public void lstmGradient(
            int n, float[] gates, int gateOffset, int stride, float[] before, int beforeOffset, float[] dh, int dhOffset, float[] dc, int dcOffset,
            float[] sums, int sumOffset, int sumStride) {
        int end = FLOAT.loopBound(n);
        lstmOutputGradient(end, gates, gateOffset + 3 * stride, gateOffset + 4 * stride, dh, dhOffset, dc, dcOffset, sums, sumOffset + 3 * sumStride);
        lstmCarryGradient(end, gates, gateOffset, stride, before, beforeOffset, dc, dcOffset, sums, sumOffset, sumStride);
        scalar.lstmGradient(
                n - end, gates, gateOffset + end, stride, before, beforeOffset + end, dh, dhOffset + end, dc, dcOffset + end, sums, sumOffset + end,
                sumStride);
    }

    /** The gradient of o's sum; dc becomes δ. A loop of its own: 13 streams at a time are slower than two times seven. */
    private static void lstmOutputGradient(
            int end, float[] gates, int o, int t, float[] dh, int dhOffset, float[] dc, int dcOffset, float[] sums, int oSum) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector gate = fromArray(FLOAT, gates, o + i);
            FloatVector shown = fromArray(FLOAT, gates, t + i);
            FloatVector d = fromArray(FLOAT, dh, dhOffset + i);
            fromArray(FLOAT, dc, dcOffset + i).add(d.mul(gate).mul(broadcast(FLOAT, 1f).sub(shown.mul(shown)))).intoArray(dc, dcOffset + i);
            d.mul(shown).mul(gate.mul(broadcast(FLOAT, 1f).sub(gate))).intoArray(sums, oSum + i);
        }
    }

    /** The gradients of the sums of i, f and g from δ, which becomes the gradient of c before. */
    private static void lstmCarryGradient(
            int end, float[] gates, int gateOffset, int stride, float[] before, int beforeOffset, float[] dc, int dcOffset, float[] sums, int sumOffset,
            int sumStride) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector in = fromArray(FLOAT, gates, gateOffset + i);
            FloatVector f = fromArray(FLOAT, gates, gateOffset + stride + i);
            FloatVector g = fromArray(FLOAT, gates, gateOffset + 2 * stride + i);
            FloatVector delta = fromArray(FLOAT, dc, dcOffset + i);
            delta.mul(g).mul(in.mul(broadcast(FLOAT, 1f).sub(in))).intoArray(sums, sumOffset + i);
            delta.mul(fromArray(FLOAT, before, beforeOffset + i)).mul(f.mul(broadcast(FLOAT, 1f).sub(f))).intoArray(sums, sumOffset + sumStride + i);
            delta.mul(in).mul(broadcast(FLOAT, 1f).sub(g.mul(g))).intoArray(sums, sumOffset + 2 * sumStride + i);
            delta.mul(f).intoArray(dc, dcOffset + i);
        }
    }

    @Override
    public void gruCandidate(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] productBias,
            int productBiasOffset, float[] gates, int reset, int q, int y) {
        int end = FLOAT.loopBound(units);
        for (int row = 0; row < rows; row++) {
            int xRow = xOffset + row * stride;
            int sRow = sOffset + row * stride;
            int at = row * units;
            for (int j = 0; j < end; j += LANES) {
                FloatVector product = fromArray(FLOAT, s, sRow + j).add(fromArray(FLOAT, productBias, productBiasOffset + j));
                product.intoArray(gates, q + at + j);
                fromArray(FLOAT, gates, reset + at + j)
                        .fma(product, fromArray(FLOAT, x, xRow + j).add(fromArray(FLOAT, bias, biasOffset + j)))
                        .intoArray(gates, y + at + j);
            }
            scalar.gruCandidate(end, units, x, xRow, bias, biasOffset, s, sRow, productBias, productBiasOffset, gates, reset + at, q + at, y + at);
        }
    }

    @Override
    public void gruState(int n, float[] gates, int z, int candidate, float[] before, int beforeOffset, float[] h, int hOffset) {
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector update = fromArray(FLOAT, gates, z + i);
            update.fma(fromArray(FLOAT, before, beforeOffset + i), broadcast(FLOAT, 1f).sub(update).mul(fromArray(FLOAT, gates, candidate + i)))
                    .intoArray(h, hOffset + i);
        }
        scalar.gruState(n - end, gates, z + end, candidate + end, before, beforeOffset + end, h, hOffset + end);
    }

    @Override
    public void gruGradient(
            int n, float[] gates, int z, int candidate, float[] before, int beforeOffset, float[] dh, int dhOffset, float[] sums, int zSum,
            int candidateSum, float[] direct, int directOffset) {
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector update = fromArray(FLOAT, gates, z + i);
            FloatVector proposed = fromArray(FLOAT, gates, candidate + i);
            FloatVector d = fromArray(FLOAT, dh, dhOffset + i);
            FloatVector rest = broadcast(FLOAT, 1f).sub(update);
            d.mul(fromArray(FLOAT, before, beforeOffset + i).sub(proposed)).mul(update.mul(rest)).intoArray(sums, zSum + i);
            d.mul(rest).mul(broadcast(FLOAT, 1f).sub(proposed.mul(proposed))).intoArray(sums, candidateSum + i);
            d.mul(update).intoArray(direct, directOffset + i);
        }
        scalar.gruGradient(
                n - end, gates, z + end, candidate + end, before, beforeOffset + end, dh, dhOffset + end, sums, zSum + end, candidateSum + end, direct,
                directOffset + end);
    }

    @Override
    public void gruResetGradient(
            int n, float[] gates, int r, float[] factor, int factorOffset, float[] d, int dOffset, float[] sums, int rSum, float[] other, int otherOffset) {
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector reset = fromArray(FLOAT, gates, r + i);
            FloatVector upstream = fromArray(FLOAT, d, dOffset + i);
            upstream.mul(fromArray(FLOAT, factor, factorOffset + i)).mul(reset.mul(broadcast(FLOAT, 1f).sub(reset))).intoArray(sums, rSum + i);
            upstream.mul(reset).intoArray(other, otherOffset + i);
        }
        scalar.gruResetGradient(
                n - end, gates, r + end, factor, factorOffset + end, d, dOffset + end, sums, rSum + end, other, otherOffset + end);
    }
}
