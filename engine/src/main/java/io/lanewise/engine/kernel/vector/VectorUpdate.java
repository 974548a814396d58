package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.kernel.UpdateKernels;
import io.lanewise.engine.kernel.scalar.ScalarUpdate;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** Optimizer steps: whole vectors, then the scalar kernel for what is left. */
public final class VectorUpdate implements UpdateKernels {
    private final ScalarUpdate scalar = new ScalarUpdate();

    @Override
    public void sgd(int n, float[] w, int wOffset, float[] g, int gOffset, float rate) {
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            fromArray(FLOAT, w, wOffset + i).sub(fromArray(FLOAT, g, gOffset + i).mul(rate)).intoArray(w, wOffset + i);
        }
        scalar.sgd(n - end, w, wOffset + end, g, gOffset + end, rate);
    }

    @Override
    public void momentum(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float rate, float momentum, boolean nesterov) {
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector step = fromArray(FLOAT, g, gOffset + i).mul(rate);
            FloatVector mNew = fromArray(FLOAT, m, mOffset + i).mul(momentum).sub(step);
            mNew.intoArray(m, mOffset + i);
            FloatVector change = nesterov ? mNew.mul(momentum).sub(step) : mNew;
            fromArray(FLOAT, w, wOffset + i).add(change).intoArray(w, wOffset + i);
        }
        scalar.momentum(n - end, w, wOffset + end, g, gOffset + end, m, mOffset + end, rate, momentum, nesterov);
    }

    @Override
    public void rmsprop(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] v, int vOffset, float @Nullable [] m, int mOffset,
            float @Nullable [] average, int averageOffset, float rate, float rho, float momentum, float epsilon) {
        float rest = 1f - rho;
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector gradient = fromArray(FLOAT, g, gOffset + i);
            FloatVector d = fromArray(FLOAT, v, vOffset + i).mul(rho).add(gradient.mul(gradient).mul(rest));
            d.intoArray(v, vOffset + i);
            if (average != null) {
                FloatVector mean = fromArray(FLOAT, average, averageOffset + i).mul(rho).add(gradient.mul(rest));
                mean.intoArray(average, averageOffset + i);
                d = d.sub(mean.mul(mean));
            }
            FloatVector step = gradient.mul(rate).div(d.add(epsilon).sqrt());
            if (m != null) {
                step = fromArray(FLOAT, m, mOffset + i).mul(momentum).add(step);
                step.intoArray(m, mOffset + i);
            }
            fromArray(FLOAT, w, wOffset + i).sub(step).intoArray(w, wOffset + i);
        }
        scalar.rmsprop(
                n - end, w, wOffset + end, g, gOffset + end, v, vOffset + end, m, mOffset + end, average, averageOffset + end,
                rate, rho, momentum, epsilon);
    }

    @Override
    public void adam(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float @Nullable [] vMax, int vMaxOffset, float alpha, float beta1, float beta2, float epsilon) {
        float rest1 = 1f - beta1;
        float rest2 = 1f - beta2;
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector gradient = fromArray(FLOAT, g, gOffset + i);
            FloatVector mOld = fromArray(FLOAT, m, mOffset + i);
            FloatVector mNew = mOld.add(gradient.sub(mOld).mul(rest1));
            mNew.intoArray(m, mOffset + i);
            FloatVector vOld = fromArray(FLOAT, v, vOffset + i);
            FloatVector vNew = vOld.add(gradient.mul(gradient).sub(vOld).mul(rest2));
            vNew.intoArray(v, vOffset + i);
            if (vMax != null) {
                vNew = fromArray(FLOAT, vMax, vMaxOffset + i).max(vNew);
                vNew.intoArray(vMax, vMaxOffset + i);
            }
            fromArray(FLOAT, w, wOffset + i).sub(mNew.mul(alpha).div(vNew.sqrt().add(epsilon))).intoArray(w, wOffset + i);
        }
        scalar.adam(
                n - end, w, wOffset + end, g, gOffset + end, m, mOffset + end, v, vOffset + end, vMax, vMaxOffset + end,
                alpha, beta1, beta2, epsilon);
    }

    @Override
    public void movingAverage(int n, float[] average, int averageOffset, float[] w, int wOffset, float momentum) {
        float rest = 1f - momentum;
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            fromArray(FLOAT, average, averageOffset + i).mul(momentum).add(fromArray(FLOAT, w, wOffset + i).mul(rest))
                    .intoArray(average, averageOffset + i);
        }
        scalar.movingAverage(n - end, average, averageOffset + end, w, wOffset + end, momentum);
    }
}
