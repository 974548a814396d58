package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.lanewise.engine.kernel.MomentKernels;
import io.lanewise.engine.kernel.scalar.ScalarMoment;
import jdk.incubator.vector.FloatVector;

/** Optimizer steps by moving averages of the gradient: whole vectors, then the scalar kernel for what is left. */
public final class VectorMoment implements MomentKernels {
    private final ScalarMoment scalar = new ScalarMoment();

    @Override
    public void adamax(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] u, int uOffset,
            float rate, float correction, float beta1, float beta2, float epsilon) {
        float rest1 = 1f - beta1;
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector gradient = fromArray(FLOAT, g, gOffset + i);
            FloatVector mOld = fromArray(FLOAT, m, mOffset + i);
            FloatVector mNew = mOld.add(gradient.sub(mOld).mul(rest1));
            mNew.intoArray(m, mOffset + i);
            FloatVector uNew = fromArray(FLOAT, u, uOffset + i).mul(beta2).max(gradient.abs());
            uNew.intoArray(u, uOffset + i);
            fromArray(FLOAT, w, wOffset + i).sub(mNew.mul(rate).div(uNew.add(epsilon).mul(correction))).intoArray(w, wOffset + i);
        }
        scalar.adamax(
                n - end, w, wOffset + end, g, gOffset + end, m, mOffset + end, u, uOffset + end,
                rate, correction, beta1, beta2, epsilon);
    }

    @Override
    public void nadam(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float rate, float ofMomentum, float ofGradient, float correction, float beta1, float beta2, float epsilon) {
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
            FloatVector step = mNew.mul(ofMomentum).add(gradient.mul(ofGradient)).mul(rate).div(vNew.div(correction).sqrt().add(epsilon));
            fromArray(FLOAT, w, wOffset + i).sub(step).intoArray(w, wOffset + i);
        }
        scalar.nadam(
                n - end, w, wOffset + end, g, gOffset + end, m, mOffset + end, v, vOffset + end,
                rate, ofMomentum, ofGradient, correction, beta1, beta2, epsilon);
    }

    @Override
    public void lion(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset,
            float rate, float beta1, float beta2) {
        float rest1 = 1f - beta1;
        float rest2 = 1f - beta2;
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector gradient = fromArray(FLOAT, g, gOffset + i);
            FloatVector mOld = fromArray(FLOAT, m, mOffset + i);
            FloatVector mixed = mOld.mul(beta1).add(gradient.mul(rest1));
            FloatVector step = mixed.blend(rate, mixed.compare(GT, 0f)).blend(-rate, mixed.compare(LT, 0f));
            fromArray(FLOAT, w, wOffset + i).sub(step).intoArray(w, wOffset + i);
            mOld.mul(beta2).add(gradient.mul(rest2)).intoArray(m, mOffset + i);
        }
        scalar.lion(
                n - end, w, wOffset + end, g, gOffset + end, m, mOffset + end,
                rate, beta1, beta2);
    }

    @Override
    public void scheduleFree(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] z, int zOffset, float[] v, int vOffset,
            float rate, float correction, float weight, float beta1, float beta2, float epsilon) {
        float rest1 = 1f - beta1;
        float rest2 = 1f - beta2;
        float restOfWeight = 1f - weight;
        int end = FLOAT.loopBound(n);
        for (int i = 0; i < end; i += LANES) {
            FloatVector gradient = fromArray(FLOAT, g, gOffset + i);
            FloatVector vOld = fromArray(FLOAT, v, vOffset + i);
            FloatVector vNew = vOld.add(gradient.mul(gradient).sub(vOld).mul(rest2));
            vNew.intoArray(v, vOffset + i);
            FloatVector zNew = fromArray(FLOAT, z, zOffset + i).sub(gradient.mul(rate).div(vNew.div(correction).sqrt().add(epsilon)));
            zNew.intoArray(z, zOffset + i);
            FloatVector x = fromArray(FLOAT, w, wOffset + i).sub(zNew.mul(rest1)).div(beta1);
            zNew.mul(rest1).add(x.mul(restOfWeight).add(zNew.mul(weight)).mul(beta1)).intoArray(w, wOffset + i);
        }
        scalar.scheduleFree(
                n - end, w, wOffset + end, g, gOffset + end, z, zOffset + end, v, vOffset + end,
                rate, correction, weight, beta1, beta2, epsilon);
    }

    @Override
    public void direction(
            int n, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float correction1, float correction2, float beta1, float beta2, float epsilon) {
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
            mNew.div(correction1).div(vNew.div(correction2).sqrt().add(epsilon)).intoArray(g, gOffset + i);
        }
        scalar.direction(
                n - end, g, gOffset + end, m, mOffset + end, v, vOffset + end,
                correction1, correction2, beta1, beta2, epsilon);
    }
}
