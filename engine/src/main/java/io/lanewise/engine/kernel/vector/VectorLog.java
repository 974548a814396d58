package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.scalar.ScalarMath.LN2_HIGH;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LN2_LOW;
import static io.lanewise.engine.kernel.scalar.ScalarMath.MANTISSA;
import static io.lanewise.engine.kernel.scalar.ScalarMath.ROUNDER;
import static io.lanewise.engine.kernel.scalar.ScalarMath.ROUNDER_BITS;
import static io.lanewise.engine.kernel.scalar.ScalarMath.SQRT_HALF_BITS;
import static io.lanewise.engine.kernel.scalar.ScalarMath.TINY;
import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import io.lanewise.engine.kernel.scalar.ScalarMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * Logarithms, as {@link ScalarMath} makes them: the same operations in the same order, so the same bits. Why nothing is shared: see
 * {@link VectorUnary}.
 */
final class VectorLog {
    private VectorLog() {}

    static void log(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            // Denormal numbers 2²⁴ times as large, and v = 2ᵉ · (1 + f) with 1 + f in √½ … √2.
            VectorMask<Float> denormal = v.compare(LT, Float.MIN_NORMAL);
            IntVector bits = v.blend(v.mul(0x1p24f), denormal).reinterpretAsInts().sub(SQRT_HALF_BITS);
            FloatVector e = bits.lanewise(ASHR, 23).add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
            e = e.sub(broadcast(FLOAT, 0f).blend(24f, denormal));
            FloatVector f = bits.and(MANTISSA).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1f);
            FloatVector p = broadcast(FLOAT, -0.07635754f);
            p = p.fma(f, broadcast(FLOAT, 0.12761863f));
            p = p.fma(f, broadcast(FLOAT, -0.13159683f));
            p = p.fma(f, broadcast(FLOAT, 0.14201628f));
            p = p.fma(f, broadcast(FLOAT, -0.16623408f));
            p = p.fma(f, broadcast(FLOAT, 0.2000124f));
            p = p.fma(f, broadcast(FLOAT, -0.2500082f));
            p = p.fma(f, broadcast(FLOAT, 0.3333333f));
            FloatVector u = f.fma(p, broadcast(FLOAT, -0.5f));
            FloatVector w = e.fma(broadcast(FLOAT, LN2_HIGH), f.mul(f).fma(u, e.fma(broadcast(FLOAT, LN2_LOW), f)));
            w = v.blend(w, v.compare(LT, Float.POSITIVE_INFINITY));
            w = w.blend(Float.NEGATIVE_INFINITY, v.compare(EQ, 0f));
            w.blend(Float.NaN, v.compare(LT, 0f)).intoArray(y, yOffset + i);
        }
    }

    static void log1p(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            IntVector k = v.add(1f).reinterpretAsInts().sub(SQRT_HALF_BITS).lanewise(ASHR, 23);
            FloatVector s = k.neg().add(2).add(127).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector f = v.mul(0.25f).fma(s, s.fma(0.25f, -1f));
            FloatVector e = k.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
            FloatVector p = broadcast(FLOAT, -0.07635754f);
            p = p.fma(f, broadcast(FLOAT, 0.12761863f));
            p = p.fma(f, broadcast(FLOAT, -0.13159683f));
            p = p.fma(f, broadcast(FLOAT, 0.14201628f));
            p = p.fma(f, broadcast(FLOAT, -0.16623408f));
            p = p.fma(f, broadcast(FLOAT, 0.2000124f));
            p = p.fma(f, broadcast(FLOAT, -0.2500082f));
            p = p.fma(f, broadcast(FLOAT, 0.3333333f));
            FloatVector u = f.fma(p, broadcast(FLOAT, -0.5f));
            FloatVector w = e.fma(broadcast(FLOAT, LN2_HIGH), f.mul(f).fma(u, e.fma(broadcast(FLOAT, LN2_LOW), f)));
            w = w.blend(v, v.abs().compare(LT, TINY));
            w = v.blend(w, v.compare(LT, Float.POSITIVE_INFINITY));
            w = w.blend(Float.NEGATIVE_INFINITY, v.compare(EQ, -1f));
            w.blend(Float.NaN, v.compare(LT, -1f)).intoArray(y, yOffset + i);
        }
    }
}
