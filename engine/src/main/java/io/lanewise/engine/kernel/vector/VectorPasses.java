package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.scalar.ScalarMath.LN2_HIGH;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LN2_LOW;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LOG2_E;
import static io.lanewise.engine.kernel.scalar.ScalarMath.ROUNDER;
import static io.lanewise.engine.kernel.scalar.ScalarMath.ROUNDER_BITS;
import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import io.lanewise.engine.kernel.scalar.ScalarMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Functions that are too long for one loop, where C2 would stop inlining and make an object of every vector: piece by piece in several
 * loops, with parts of the result in a scratch between them. They do what {@link ScalarMath} does: the same operations in the same order, so the
 * same bits. x and y may be the same window.
 */
final class VectorPasses {
    private static final int PIECE = Scratch.PIECE;

    private VectorPasses() {}

    static void erf(int end, float[] x, int xOffset, float[] y, int yOffset) {
        float[] near = Scratch.of(PIECE);
        for (int from = 0; from < end; from += PIECE) {
            int count = Math.min(PIECE, end - from);
            nearErf(count, x, xOffset + from, near);
            erf(count, x, xOffset + from, near, y, yOffset + from);
        }
    }

    /** max(x, 0) + log1p(exp(−|x|)), through functions whose loops C2 compiles by themselves. */
    static void softplus(int end, float[] x, int xOffset, float[] y, int yOffset) {
        float[] part = Scratch.of(PIECE);
        for (int from = 0; from < end; from += PIECE) {
            int count = Math.min(PIECE, end - from);
            minusMagnitude(count, x, xOffset + from, part);
            VectorExp.exp(count, part, 0, part, 0);
            VectorLog.log1p(count, part, 0, part, 0);
            addPositive(count, x, xOffset + from, part, y, yOffset + from);
        }
    }

    /** erf x for |x| &lt; 0.9. */
    private static void nearErf(int count, float[] x, int xOffset, float[] near) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            FloatVector t = v.mul(v);
            FloatVector p = broadcast(FLOAT, 7.995175e-5f);
            p = p.fma(t, broadcast(FLOAT, -0.00080495304f));
            p = p.fma(t, broadcast(FLOAT, 0.005192393f));
            p = p.fma(t, broadcast(FLOAT, -0.02685573f));
            p = p.fma(t, broadcast(FLOAT, 0.11283626f));
            p = p.fma(t, broadcast(FLOAT, -0.3761263f));
            p = p.fma(t, broadcast(FLOAT, 0.12837917f));
            v.fma(p, v).intoArray(near, i);
        }
    }

    private static void erf(int count, float[] x, int xOffset, float[] near, float[] y, int yOffset) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            FloatVector c = a.blend(4f, a.compare(GT, 4f));
            FloatVector e = broadcast(FLOAT, 0.00019823473f);
            e = e.fma(c, broadcast(FLOAT, -0.003065597f));
            e = e.fma(c, broadcast(FLOAT, 0.022315511f));
            e = e.fma(c, broadcast(FLOAT, -0.1041141f));
            e = e.fma(c, broadcast(FLOAT, -0.63697577f));
            e = e.fma(c, broadcast(FLOAT, -1.1277974f));
            e = e.fma(c, broadcast(FLOAT, -0.00016642819f));
            FloatVector z = e.fma(LOG2_E, ROUNDER);
            FloatVector n = z.sub(ROUNDER);
            FloatVector high = n.fma(broadcast(FLOAT, -LN2_HIGH), e);
            FloatVector rest = n.fma(broadcast(FLOAT, -LN2_LOW), broadcast(FLOAT, 0f));
            FloatVector r = high.add(rest);
            FloatVector q = broadcast(FLOAT, 0.0013869854f);
            q = q.fma(r, broadcast(FLOAT, 0.008366447f));
            q = q.fma(r, broadcast(FLOAT, 0.041667446f));
            q = q.fma(r, broadcast(FLOAT, 0.16666545f));
            q = q.fma(r, broadcast(FLOAT, 0.49999997f));
            FloatVector reduced = r.mul(r).fma(q, rest).add(high);
            FloatVector s = z.reinterpretAsInts().sub(ROUNDER_BITS).add(127).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector far = s.neg().fma(reduced, broadcast(FLOAT, 1f).sub(s));
            IntVector sign = v.reinterpretAsInts().and(Integer.MIN_VALUE);
            far = far.reinterpretAsInts().or(sign).reinterpretAsFloats();
            far.blend(fromArray(FLOAT, near, i), a.compare(LT, 0.9f)).intoArray(y, yOffset + i);
        }
    }

    private static void minusMagnitude(int count, float[] x, int xOffset, float[] part) {
        for (int i = 0; i < count; i += LANES) {
            fromArray(FLOAT, x, xOffset + i).abs().neg().intoArray(part, i);
        }
    }

    private static void addPositive(int count, float[] x, int xOffset, float[] part, float[] y, int yOffset) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            FloatVector positive = broadcast(FLOAT, 0f).blend(v, v.compare(GT, 0f));
            positive.add(fromArray(FLOAT, part, i)).intoArray(y, yOffset + i);
        }
    }
}
