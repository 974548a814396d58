package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.scalar.ScalarMath.EXP_LOWEST_NORMAL;
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
 * What becomes of the sums of a step of a recurrent layer, in one pass each: {@link ScalarMath}'s sigmoid and tanh, typed out in each loop as all
 * functions are: see {@link VectorUnary}. x, bias and s are added in this order.
 */
final class VectorGates {
    private VectorGates() {}

    /** y[i] = sigmoid(x[i] + bias[i] + s[i]) for whole vectors. */
    static void sigmoid(
            int end, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i).add(fromArray(FLOAT, bias, biasOffset + i)).add(fromArray(FLOAT, s, sOffset + i));
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
            FloatVector power = z.reinterpretAsInts().sub(ROUNDER_BITS - 127).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector t = reduced.fma(power, power).blend(0f, a.compare(LT, EXP_LOWEST_NORMAL));
            t.blend(1f, v.compare(GT, 0f)).div(t.add(1f)).intoArray(y, yOffset + i);
        }
    }

    /** y[i] = tanh(x[i] + bias[i] + s[i]) for whole vectors. */
    static void tanh(
            int end, float[] x, int xOffset, float[] bias, int biasOffset, float[] s, int sOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i).add(fromArray(FLOAT, bias, biasOffset + i)).add(fromArray(FLOAT, s, sOffset + i));
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
            FloatVector power = z.reinterpretAsInts().sub(ROUNDER_BITS - 127).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector m = reduced.fma(power, power.sub(1f));
            IntVector sign = v.reinterpretAsInts().and(Integer.MIN_VALUE);
            m.div(m.add(2f)).reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(y, yOffset + i);
        }
    }

    /** c[i] = f[i] · before[i] + in[i] · g[i], t[i] = tanh c[i] and h[i] = o[i] · t[i] for whole vectors; the gates and t lie in one array. */
    static void state(
            int end, float[] gates, int in, int f, int g, int o, int t, float[] before, int beforeOffset, float[] c, int cOffset, float[] h,
            int hOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, gates, in + i)
                    .fma(fromArray(FLOAT, gates, g + i), fromArray(FLOAT, gates, f + i).mul(fromArray(FLOAT, before, beforeOffset + i)));
            v.intoArray(c, cOffset + i);
            FloatVector a = v.abs();
            FloatVector b = a.blend(10f, a.compare(GT, 10f)).mul(2f);
            FloatVector z = b.fma(LOG2_E, ROUNDER);
            FloatVector n = z.sub(ROUNDER);
            FloatVector r = n.fma(broadcast(FLOAT, -LN2_LOW), n.fma(broadcast(FLOAT, -LN2_HIGH), b));
            FloatVector q = broadcast(FLOAT, 0.0013869854f);
            q = q.fma(r, broadcast(FLOAT, 0.008366447f));
            q = q.fma(r, broadcast(FLOAT, 0.041667446f));
            q = q.fma(r, broadcast(FLOAT, 0.16666545f));
            q = q.fma(r, broadcast(FLOAT, 0.49999997f));
            FloatVector reduced = r.mul(r).fma(q, r);
            FloatVector power = z.reinterpretAsInts().sub(ROUNDER_BITS - 127).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector m = reduced.fma(power, power.sub(1f));
            IntVector sign = v.reinterpretAsInts().and(Integer.MIN_VALUE);
            FloatVector shown = m.div(m.add(2f)).reinterpretAsInts().or(sign).reinterpretAsFloats();
            shown.intoArray(gates, t + i);
            fromArray(FLOAT, gates, o + i).mul(shown).intoArray(h, hOffset + i);
        }
    }
}
