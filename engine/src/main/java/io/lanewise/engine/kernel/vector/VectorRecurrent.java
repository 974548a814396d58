package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.scalar.ScalarGates.EXP_2;
import static io.lanewise.engine.kernel.scalar.ScalarGates.EXP_3;
import static io.lanewise.engine.kernel.scalar.ScalarGates.EXP_4;
import static io.lanewise.engine.kernel.scalar.ScalarGates.EXP_5;
import static io.lanewise.engine.kernel.scalar.ScalarGates.EXP_6;
import static io.lanewise.engine.kernel.scalar.ScalarGates.MANTISSA_BITS;
import static io.lanewise.engine.kernel.scalar.ScalarGates.ONE_BITS;
import static io.lanewise.engine.kernel.scalar.ScalarGates.SIGMOID_HIGHEST;
import static io.lanewise.engine.kernel.scalar.ScalarGates.SIGMOID_LOWEST;
import static io.lanewise.engine.kernel.scalar.ScalarGates.TANH_HIGHEST;
import static io.lanewise.engine.kernel.scalar.ScalarGates.TANH_P1;
import static io.lanewise.engine.kernel.scalar.ScalarGates.TANH_P2;
import static io.lanewise.engine.kernel.scalar.ScalarGates.TANH_P3;
import static io.lanewise.engine.kernel.scalar.ScalarGates.TANH_P4;
import static io.lanewise.engine.kernel.scalar.ScalarGates.TANH_Q1;
import static io.lanewise.engine.kernel.scalar.ScalarGates.TANH_Q2;
import static io.lanewise.engine.kernel.scalar.ScalarGates.TANH_Q3;
import static io.lanewise.engine.kernel.scalar.ScalarGates.TANH_Q4;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LN2_HIGH;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LN2_LOW;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LOG2_E;
import static io.lanewise.engine.kernel.scalar.ScalarMath.ROUNDER;
import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import io.lanewise.engine.kernel.RecurrentKernels;
import io.lanewise.engine.kernel.scalar.ScalarRecurrent;
import jdk.incubator.vector.FloatVector;

/**
 * Steps of recurrent layers: whole vectors, then the scalar kernel for what is left; or, where rows are at least a vector long and what is written is
 * apart from what is read, the last vector of a row ending with it. Functions of gates are typed out in each loop, as all are: see {@link VectorUnary}.
 */
public final class VectorRecurrent implements RecurrentKernels {
    private final ScalarRecurrent scalar = new ScalarRecurrent();

    @Override
    public void sums(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset) {
        if (units < LANES) {
            scalar.sums(rows, units, stride, x, xOffset, bias, biasOffset, s, sOffset, y, yOffset);
            return;
        }
        int last = units - LANES;
        for (int row = 0; row < rows; row++) {
            int xRow = xOffset + row * stride;
            int sRow = sOffset + row * stride;
            int yRow = yOffset + row * units;
            for (int i = 0; i < units; i += LANES) {
                int j = Math.min(i, last);
                FloatVector v = fromArray(FLOAT, x, xRow + j).add(fromArray(FLOAT, bias, biasOffset + j)).add(fromArray(FLOAT, s, sRow + j));
                v.intoArray(y, yRow + j);
            }
        }
    }

    @Override
    public void sigmoids(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset) {
        if (units < LANES) {
            scalar.sigmoids(rows, units, stride, x, xOffset, bias, biasOffset, s, sOffset, y, yOffset);
            return;
        }
        int last = units - LANES;
        for (int row = 0; row < rows; row++) {
            int xRow = xOffset + row * stride;
            int sRow = sOffset + row * stride;
            int yRow = yOffset + row * units;
            for (int i = 0; i < units; i += LANES) {
                int j = Math.min(i, last);
                FloatVector v = fromArray(FLOAT, x, xRow + j).add(fromArray(FLOAT, bias, biasOffset + j)).add(fromArray(FLOAT, s, sRow + j));
                FloatVector c = v.blend(SIGMOID_HIGHEST, v.compare(GT, SIGMOID_HIGHEST));
                c = c.blend(SIGMOID_LOWEST, c.compare(LT, SIGMOID_LOWEST));
                FloatVector z = c.fma(broadcast(FLOAT, -LOG2_E), broadcast(FLOAT, ROUNDER));
                FloatVector k = z.sub(ROUNDER);
                FloatVector r = k.fma(broadcast(FLOAT, LN2_LOW), k.fma(broadcast(FLOAT, LN2_HIGH), c));
                FloatVector p = broadcast(FLOAT, EXP_6);
                p = p.fma(r, broadcast(FLOAT, EXP_5));
                p = p.fma(r, broadcast(FLOAT, EXP_4));
                p = p.fma(r, broadcast(FLOAT, EXP_3));
                p = p.fma(r, broadcast(FLOAT, EXP_2));
                p = p.fma(r, broadcast(FLOAT, -1f));
                p = p.fma(r, broadcast(FLOAT, 1f));
                FloatVector power = z.reinterpretAsInts().lanewise(LSHL, MANTISSA_BITS).add(ONE_BITS).reinterpretAsFloats();
                broadcast(FLOAT, 1f).div(p.fma(power, broadcast(FLOAT, 1f))).intoArray(y, yRow + j);
            }
        }
    }

    @Override
    public void tanhs(
            int rows, int units, int stride, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset) {
        if (units < LANES) {
            scalar.tanhs(rows, units, stride, x, xOffset, bias, biasOffset, s, sOffset, y, yOffset);
            return;
        }
        int last = units - LANES;
        for (int row = 0; row < rows; row++) {
            int xRow = xOffset + row * stride;
            int sRow = sOffset + row * stride;
            int yRow = yOffset + row * units;
            for (int i = 0; i < units; i += LANES) {
                int j = Math.min(i, last);
                FloatVector v = fromArray(FLOAT, x, xRow + j).add(fromArray(FLOAT, bias, biasOffset + j)).add(fromArray(FLOAT, s, sRow + j));
                FloatVector c = v.blend(TANH_HIGHEST, v.compare(GT, TANH_HIGHEST));
                c = c.blend(-TANH_HIGHEST, c.compare(LT, -TANH_HIGHEST));
                FloatVector t = c.mul(c);
                FloatVector p = broadcast(FLOAT, TANH_P4).fma(t, broadcast(FLOAT, TANH_P3));
                p = p.fma(t, broadcast(FLOAT, TANH_P2));
                p = p.fma(t, broadcast(FLOAT, TANH_P1));
                p = p.fma(t, broadcast(FLOAT, 1f));
                FloatVector q = broadcast(FLOAT, TANH_Q4).fma(t, broadcast(FLOAT, TANH_Q3));
                q = q.fma(t, broadcast(FLOAT, TANH_Q2));
                q = q.fma(t, broadcast(FLOAT, TANH_Q1));
                q = q.fma(t, broadcast(FLOAT, 1f));
                p.mul(c).div(q).intoArray(y, yRow + j);
            }
        }
    }

    @Override
    public void lstmState(
            int n, float[] gates, int gateOffset, int stride, float[] before, int beforeOffset, float[] c, int cOffset, float[] h, int hOffset) {
        int end = FLOAT.loopBound(n);
        int f = gateOffset + stride;
        int g = gateOffset + 2 * stride;
        int o = gateOffset + 3 * stride;
        int shown = gateOffset + 4 * stride;
        for (int i = 0; i < end; i += LANES) {
            FloatVector carry = fromArray(FLOAT, gates, gateOffset + i)
                    .fma(fromArray(FLOAT, gates, g + i), fromArray(FLOAT, gates, f + i).mul(fromArray(FLOAT, before, beforeOffset + i)));
            carry.intoArray(c, cOffset + i);
            FloatVector b = carry.blend(TANH_HIGHEST, carry.compare(GT, TANH_HIGHEST));
            b = b.blend(-TANH_HIGHEST, b.compare(LT, -TANH_HIGHEST));
            FloatVector t = b.mul(b);
            FloatVector p = broadcast(FLOAT, TANH_P4).fma(t, broadcast(FLOAT, TANH_P3));
            p = p.fma(t, broadcast(FLOAT, TANH_P2));
            p = p.fma(t, broadcast(FLOAT, TANH_P1));
            p = p.fma(t, broadcast(FLOAT, 1f));
            FloatVector q = broadcast(FLOAT, TANH_Q4).fma(t, broadcast(FLOAT, TANH_Q3));
            q = q.fma(t, broadcast(FLOAT, TANH_Q2));
            q = q.fma(t, broadcast(FLOAT, TANH_Q1));
            q = q.fma(t, broadcast(FLOAT, 1f));
            FloatVector tanh = p.mul(b).div(q);
            tanh.intoArray(gates, shown + i);
            fromArray(FLOAT, gates, o + i).mul(tanh).intoArray(h, hOffset + i);
        }
        scalar.lstmState(n - end, gates, gateOffset + end, stride, before, beforeOffset + end, c, cOffset + end, h, hOffset + end);
    }

    @Override
    public void lstmGradient(
            int rows, int units, float[] gates, int gateOffset, int stride, float[] before, int beforeOffset, float[] dh, int dhOffset, float[] dc,
            int dcOffset, float[] sums, int sumOffset) {
        int end = FLOAT.loopBound(units);
        for (int row = 0; row < rows; row++) {
            int at = row * units;
            int gate = gateOffset + at;
            int to = sumOffset + 4 * at;
            lstmOutputGradient(end, gates, gate + 3 * stride, gate + 4 * stride, dh, dhOffset + at, dc, dcOffset + at, sums, to + 3 * units);
            lstmCarryGradient(end, gates, gate, stride, before, beforeOffset + at, dc, dcOffset + at, sums, to, units);
            scalar.lstmGradientRow(end, units, gates, gate, stride, before, beforeOffset + at, dh, dhOffset + at, dc, dcOffset + at, sums, to);
        }
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
        if (units < LANES) {
            scalar.gruCandidate(rows, units, stride, x, xOffset, bias, biasOffset, s, sOffset, productBias, productBiasOffset, gates, reset, q, y);
            return;
        }
        int last = units - LANES;
        for (int row = 0; row < rows; row++) {
            int xRow = xOffset + row * stride;
            int sRow = sOffset + row * stride;
            int at = row * units;
            for (int i = 0; i < units; i += LANES) {
                int j = Math.min(i, last);
                FloatVector product = fromArray(FLOAT, s, sRow + j).add(fromArray(FLOAT, productBias, productBiasOffset + j));
                product.intoArray(gates, q + at + j);
                FloatVector v = fromArray(FLOAT, gates, reset + at + j)
                        .fma(product, fromArray(FLOAT, x, xRow + j).add(fromArray(FLOAT, bias, biasOffset + j)));
                FloatVector c = v.blend(TANH_HIGHEST, v.compare(GT, TANH_HIGHEST));
                c = c.blend(-TANH_HIGHEST, c.compare(LT, -TANH_HIGHEST));
                FloatVector t = c.mul(c);
                FloatVector p = broadcast(FLOAT, TANH_P4).fma(t, broadcast(FLOAT, TANH_P3));
                p = p.fma(t, broadcast(FLOAT, TANH_P2));
                p = p.fma(t, broadcast(FLOAT, TANH_P1));
                p = p.fma(t, broadcast(FLOAT, 1f));
                FloatVector d = broadcast(FLOAT, TANH_Q4).fma(t, broadcast(FLOAT, TANH_Q3));
                d = d.fma(t, broadcast(FLOAT, TANH_Q2));
                d = d.fma(t, broadcast(FLOAT, TANH_Q1));
                d = d.fma(t, broadcast(FLOAT, 1f));
                p.mul(c).div(d).intoArray(gates, y + at + j);
            }
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
