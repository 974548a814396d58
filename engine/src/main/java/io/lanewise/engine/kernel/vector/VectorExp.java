package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.scalar.ScalarMath.EXP_HIGHEST;
import static io.lanewise.engine.kernel.scalar.ScalarMath.EXP_LOWEST;
import static io.lanewise.engine.kernel.scalar.ScalarMath.EXP_LOWEST_NORMAL;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LN2_HIGH;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LN2_LOW;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LOG2_E;
import static io.lanewise.engine.kernel.scalar.ScalarMath.ROUNDER;
import static io.lanewise.engine.kernel.scalar.ScalarMath.ROUNDER_BITS;
import static io.lanewise.engine.kernel.scalar.ScalarMath.TINY;
import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import io.lanewise.engine.kernel.scalar.ScalarMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * exp and what follows from it, as {@link ScalarMath} does it: the same operations in the same order, so the same bits. Look there for what they
 * do and how exact they are. Why nothing is shared: see {@link VectorUnary}.
 */
final class VectorExp {
    private VectorExp() {}

    static void exp(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            FloatVector c = v.blend(EXP_HIGHEST, v.compare(GT, EXP_HIGHEST));
            c = c.blend(EXP_LOWEST, c.compare(LT, EXP_LOWEST));
            FloatVector z = c.fma(LOG2_E, ROUNDER);
            FloatVector n = z.sub(ROUNDER);
            FloatVector high = n.fma(broadcast(FLOAT, -LN2_HIGH), c);
            FloatVector rest = n.fma(broadcast(FLOAT, -LN2_LOW), broadcast(FLOAT, 0f));
            FloatVector r = high.add(rest);
            FloatVector q = broadcast(FLOAT, 0.0013869854f);
            q = q.fma(r, broadcast(FLOAT, 0.008366447f));
            q = q.fma(r, broadcast(FLOAT, 0.041667446f));
            q = q.fma(r, broadcast(FLOAT, 0.16666545f));
            q = q.fma(r, broadcast(FLOAT, 0.49999997f));
            FloatVector reduced = r.mul(r).fma(q, rest).add(high);
            IntVector k = z.reinterpretAsInts().sub(ROUNDER_BITS);
            IntVector half = k.lanewise(ASHR, 1);
            FloatVector u = half.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
            reduced.add(1f).mul(u).mul(k.sub(half).add(127).lanewise(LSHL, 23).reinterpretAsFloats()).intoArray(y, yOffset + i);
        }
    }

    static void expm1(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            FloatVector c = v.blend(EXP_HIGHEST, v.compare(GT, EXP_HIGHEST));
            c = c.blend(-20f, c.compare(LT, -20f));
            FloatVector z = c.fma(LOG2_E, ROUNDER);
            FloatVector n = z.sub(ROUNDER);
            FloatVector high = n.fma(broadcast(FLOAT, -LN2_HIGH), c);
            FloatVector rest = n.fma(broadcast(FLOAT, -LN2_LOW), broadcast(FLOAT, 0f));
            FloatVector r = high.add(rest);
            FloatVector q = broadcast(FLOAT, 0.0013869854f);
            q = q.fma(r, broadcast(FLOAT, 0.008366447f));
            q = q.fma(r, broadcast(FLOAT, 0.041667446f));
            q = q.fma(r, broadcast(FLOAT, 0.16666545f));
            q = q.fma(r, broadcast(FLOAT, 0.49999997f));
            FloatVector reduced = r.mul(r).fma(q, rest).add(high);
            FloatVector half = z.reinterpretAsInts().sub(ROUNDER_BITS).sub(1).add(127).lanewise(LSHL, 23).reinterpretAsFloats();
            reduced.fma(half, half.sub(0.5f)).mul(2f).blend(v, v.abs().compare(LT, TINY)).intoArray(y, yOffset + i);
        }
    }

    static void sigmoid(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.reinterpretAsInts().or(Integer.MIN_VALUE).reinterpretAsFloats();
            FloatVector z = a.fma(LOG2_E, ROUNDER);
            FloatVector n = z.sub(ROUNDER);
            FloatVector r = n.fma(broadcast(FLOAT, -LN2_LOW), n.fma(broadcast(FLOAT, -LN2_HIGH), a));
            FloatVector q = broadcast(FLOAT, 0.0013869854f);
            q = q.fma(r, broadcast(FLOAT, 0.008366447f));
            q = q.fma(r, broadcast(FLOAT, 0.041667446f));
            q = q.fma(r, broadcast(FLOAT, 0.16666545f));
            q = q.fma(r, broadcast(FLOAT, 0.49999997f));
            FloatVector reduced = r.mul(r).fma(q, r);
            FloatVector s = z.reinterpretAsInts().sub(ROUNDER_BITS - 127).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector t = reduced.fma(s, s).blend(0f, a.compare(LT, EXP_LOWEST_NORMAL));
            t.blend(1f, v.compare(GT, 0f)).div(t.add(1f)).intoArray(y, yOffset + i);
        }
    }

    static void tanh(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            FloatVector c = a.blend(10f, a.compare(GT, 10f)).mul(2f);
            FloatVector z = c.fma(LOG2_E, ROUNDER);
            FloatVector n = z.sub(ROUNDER);
            FloatVector r = n.fma(broadcast(FLOAT, -LN2_LOW), n.fma(broadcast(FLOAT, -LN2_HIGH), c));
            FloatVector q = broadcast(FLOAT, 0.0013869854f);
            q = q.fma(r, broadcast(FLOAT, 0.008366447f));
            q = q.fma(r, broadcast(FLOAT, 0.041667446f));
            q = q.fma(r, broadcast(FLOAT, 0.16666545f));
            q = q.fma(r, broadcast(FLOAT, 0.49999997f));
            FloatVector reduced = r.mul(r).fma(q, r);
            FloatVector s = z.reinterpretAsInts().sub(ROUNDER_BITS - 127).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector m = reduced.fma(s, s.sub(1f));
            IntVector sign = v.reinterpretAsInts().and(Integer.MIN_VALUE);
            m.div(m.add(2f)).reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(y, yOffset + i);
        }
    }
}
