package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.kernel.AccumulatorKernels;
import io.lanewise.engine.kernel.scalar.ScalarAccumulator;
import jdk.incubator.vector.FloatVector;

/** Optimizer steps by sums of squared gradients: whole vectors, then the scalar kernel for what is left. */
public final class VectorAccumulator implements AccumulatorKernels {
    private final ScalarAccumulator scalar = new ScalarAccumulator();

    @Override
    public void adagrad(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset,
            float rate, float epsilon) {
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector gradient = fromArray(FLOAT, g, gOffset + i);
            FloatVector aNew = fromArray(FLOAT, a, aOffset + i).add(gradient.mul(gradient));
            aNew.intoArray(a, aOffset + i);
            fromArray(FLOAT, w, wOffset + i).sub(gradient.mul(rate).div(aNew.add(epsilon).sqrt())).intoArray(w, wOffset + i);
        }
        scalar.adagrad(
                n - end, w, wOffset + end, g, gOffset + end, a, aOffset + end,
                rate, epsilon);
    }

    @Override
    public void adadelta(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset, float[] d, int dOffset,
            float rate, float rho, float epsilon) {
        float rest = 1f - rho;
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector gradient = fromArray(FLOAT, g, gOffset + i);
            FloatVector aNew = fromArray(FLOAT, a, aOffset + i).mul(rho).add(gradient.mul(gradient).mul(rest));
            aNew.intoArray(a, aOffset + i);
            FloatVector dOld = fromArray(FLOAT, d, dOffset + i);
            FloatVector step = dOld.add(epsilon).sqrt().mul(gradient).div(aNew.add(epsilon).sqrt());
            dOld.mul(rho).add(step.mul(step).mul(rest)).intoArray(d, dOffset + i);
            fromArray(FLOAT, w, wOffset + i).sub(step.mul(rate)).intoArray(w, wOffset + i);
        }
        scalar.adadelta(
                n - end, w, wOffset + end, g, gOffset + end, a, aOffset + end, d, dOffset + end,
                rate, rho, epsilon);
    }

    @Override
    public void ftrl(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] a, int aOffset, float[] z, int zOffset,
            float rate, float power, float l1, float l2, float shrinkage) {
        float twice = 2 * shrinkage;
        float added = 2 * l2;
        int end = power == 0.5f ? FLOAT.loopBound(n) : 0;
        for (int i = 0; i < end; i += LANES) {
            FloatVector gradient = fromArray(FLOAT, g, gOffset + i);
            FloatVector weight = fromArray(FLOAT, w, wOffset + i);
            FloatVector aOld = fromArray(FLOAT, a, aOffset + i);
            FloatVector aNew = aOld.add(gradient.mul(gradient));
            aNew.intoArray(a, aOffset + i);
            FloatVector after = aNew.sqrt();
            FloatVector change = after.sub(aOld.sqrt()).div(rate).mul(weight);
            FloatVector zNew = fromArray(FLOAT, z, zOffset + i).add(gradient.add(weight.mul(twice)).sub(change));
            zNew.intoArray(z, zOffset + i);
            zNew.min(l1).max(-l1).sub(zNew).div(after.div(rate).add(added)).intoArray(w, wOffset + i);
        }
        scalar.ftrl(
                n - end, w, wOffset + end, g, gOffset + end, a, aOffset + end, z, zOffset + end,
                rate, power, l1, l2, shrinkage);
    }
}
