package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.scalar.ScalarMath.EXP_HIGHEST;
import static io.lanewise.engine.kernel.scalar.ScalarMath.EXP_LOWEST;
import static io.lanewise.engine.kernel.scalar.ScalarMath.INTEGERS;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LN2_HIGH;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LN2_LOW;
import static io.lanewise.engine.kernel.scalar.ScalarMath.LOG2_E;
import static io.lanewise.engine.kernel.scalar.ScalarMath.MANTISSA;
import static io.lanewise.engine.kernel.scalar.ScalarMath.ROUNDER;
import static io.lanewise.engine.kernel.scalar.ScalarMath.ROUNDER_BITS;
import static io.lanewise.engine.kernel.scalar.ScalarMath.SQRT_HALF_BITS;
import static io.lanewise.engine.kernel.scalar.ScalarMath.TINY;
import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import io.lanewise.engine.kernel.scalar.ScalarMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * The functions of {@link ScalarMath} lane by lane: the same operations in the same order, so the same bits. Look there for what they
 * do and how exact they are. Each is small enough for C2 to inline into the loop that uses it, else its result would be boxed.
 */
final class VectorMath {
    private VectorMath() {}

    static FloatVector exp(FloatVector x) {
        FloatVector c = expRange(x);
        FloatVector z = c.fma(LOG2_E, ROUNDER);
        return scale(expm1Reduced(c, z.sub(ROUNDER)).add(1f), exponent(z));
    }

    static FloatVector expm1(FloatVector x) {
        FloatVector c = x.blend(EXP_HIGHEST, x.compare(GT, EXP_HIGHEST));
        c = c.blend(-20f, c.compare(LT, -20f));
        FloatVector z = c.fma(LOG2_E, ROUNDER);
        FloatVector half = powerOfTwo(exponent(z).sub(1));
        FloatVector y = expm1Reduced(c, z.sub(ROUNDER)).fma(half, half.sub(0.5f)).mul(2f);
        return y.blend(x, x.abs().compare(LT, TINY));
    }

    static FloatVector log(FloatVector x) {
        FloatVector y = logPolynomial(mantissa(x).sub(1f), exponentOf(x));
        y = x.blend(y, x.compare(LT, Float.POSITIVE_INFINITY));
        y = y.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0f));
        return y.blend(Float.NaN, x.compare(LT, 0f));
    }

    static FloatVector log1p(FloatVector x) {
        FloatVector y = log1pFinite(x);
        y = x.blend(y, x.compare(LT, Float.POSITIVE_INFINITY));
        y = y.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, -1f));
        return y.blend(Float.NaN, x.compare(LT, -1f));
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector c = x.blend(30f, x.compare(GT, 30f));
        c = c.blend(EXP_LOWEST, c.compare(LT, EXP_LOWEST)).neg();
        FloatVector z = c.fma(LOG2_E, ROUNDER);
        IntVector k = exponent(z).neg();
        IntVector half = k.lanewise(ASHR, 1);
        FloatVector u = powerOfTwo(half);
        FloatVector v = powerOfTwo(k.sub(half));
        FloatVector sum = u.mul(v).add(1f);
        FloatVector lost = u.mul(v).sub(sum.sub(1f));
        return u.div(expm1Reduced(c, z.sub(ROUNDER)).add(lost).add(sum)).mul(v);
    }


    /** |tanh x| for |x| ≥ 0.55, see {@link #tanh}. */
    static FloatVector farTanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector c = a.blend(10f, a.compare(GT, 10f)).mul(2f);
        FloatVector z = c.fma(LOG2_E, ROUNDER);
        FloatVector s = powerOfTwo(exponent(z));
        return constant(1f).sub(constant(2f).div(expm1Reduced(c, z.sub(ROUNDER)).fma(s, s.add(1f))));
    }

    /** |tanh x| for |x| &lt; 0.55. */
    static FloatVector nearTanh(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector t = a.mul(a);
        FloatVector p = constant(-0.0062459926f);
        p = p.fma(t, constant(0.021052472f));
        p = p.fma(t, constant(-0.05384785f));
        p = p.fma(t, constant(0.13332546f));
        p = p.fma(t, constant(-0.33333316f));
        return a.mul(t).fma(p, a);
    }

    static FloatVector tanh(FloatVector x, FloatVector far, FloatVector near) {
        return withSign(far.blend(near, x.abs().compare(LT, 0.55f)), x);
    }

    /** erf x for |x| &lt; 0.9, see {@link #erf}. */
    static FloatVector nearErf(FloatVector x) {
        FloatVector t = x.mul(x);
        FloatVector p = constant(7.995175e-5f);
        p = p.fma(t, constant(-0.00080495304f));
        p = p.fma(t, constant(0.005192393f));
        p = p.fma(t, constant(-0.02685573f));
        p = p.fma(t, constant(0.11283626f));
        p = p.fma(t, constant(-0.3761263f));
        p = p.fma(t, constant(0.12837917f));
        return x.fma(p, x);
    }

    static FloatVector erf(FloatVector x, FloatVector near) {
        FloatVector a = x.abs();
        FloatVector c = a.blend(4f, a.compare(GT, 4f));
        FloatVector q = constant(0.00019823473f);
        q = q.fma(c, constant(-0.003065597f));
        q = q.fma(c, constant(0.022315511f));
        q = q.fma(c, constant(-0.1041141f));
        q = q.fma(c, constant(-0.63697577f));
        q = q.fma(c, constant(-1.1277974f));
        q = q.fma(c, constant(-0.00016642819f));
        FloatVector z = q.fma(LOG2_E, ROUNDER);
        FloatVector s = powerOfTwo(exponent(z));
        FloatVector far = s.neg().fma(expm1Reduced(q, z.sub(ROUNDER)), constant(1f).sub(s));
        return withSign(far, x).blend(near, a.compare(LT, 0.9f));
    }

    /** x if it is above 0, else 0, also for NaN. */
    static FloatVector positive(FloatVector x) {
        return constant(0f).blend(x, x.compare(GT, 0f));
    }

    static FloatVector floor(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector rounded = withSign(a.add(INTEGERS).sub(INTEGERS), x);
        rounded = rounded.blend(rounded.sub(1f), rounded.compare(GT, x));
        return x.blend(rounded, a.compare(LT, INTEGERS));
    }

    static FloatVector relu(FloatVector x) {
        return x.blend(0f, x.compare(LE, 0f));
    }

    static FloatVector sign(FloatVector x) {
        FloatVector y = x.blend(1f, x.compare(GT, 0f));
        return y.blend(-1f, x.compare(LT, 0f));
    }

    static FloatVector reluGradient(FloatVector upstream, FloatVector y) {
        return constant(0f).blend(upstream, y.compare(GT, 0f));
    }

    static FloatVector sigmoidGradient(FloatVector upstream, FloatVector y) {
        return upstream.mul(y).mul(constant(1f).sub(y));
    }

    static FloatVector tanhGradient(FloatVector upstream, FloatVector y) {
        return upstream.mul(y.neg().fma(y, constant(1f)));
    }

    /** 1 where the mask is set, 0 elsewhere. */
    static FloatVector indicator(VectorMask<Float> mask) {
        return constant(0f).blend(1f, mask);
    }

    private static FloatVector expRange(FloatVector x) {
        FloatVector c = x.blend(EXP_HIGHEST, x.compare(GT, EXP_HIGHEST));
        return c.blend(EXP_LOWEST, c.compare(LT, EXP_LOWEST));
    }

    private static FloatVector expm1Reduced(FloatVector x, FloatVector n) {
        return expm1Reduced(x, constant(0f), n);
    }

    private static FloatVector expm1Reduced(FloatVector x, FloatVector low, FloatVector n) {
        FloatVector high = n.fma(constant(-LN2_HIGH), x);
        FloatVector rest = n.fma(constant(-LN2_LOW), low);
        FloatVector r = high.add(rest);
        FloatVector q = constant(0.0013869854f);
        q = q.fma(r, constant(0.008366447f));
        q = q.fma(r, constant(0.041667446f));
        q = q.fma(r, constant(0.16666545f));
        q = q.fma(r, constant(0.49999997f));
        return r.mul(r).fma(q, rest).add(high);
    }

    private static FloatVector logPolynomial(FloatVector f, FloatVector e) {
        FloatVector p = constant(-0.07635754f);
        p = p.fma(f, constant(0.12761863f));
        p = p.fma(f, constant(-0.13159683f));
        p = p.fma(f, constant(0.14201628f));
        p = p.fma(f, constant(-0.16623408f));
        p = p.fma(f, constant(0.2000124f));
        p = p.fma(f, constant(-0.2500082f));
        p = p.fma(f, constant(0.3333333f));
        FloatVector u = f.fma(p, constant(-0.5f));
        return e.fma(constant(LN2_HIGH), f.mul(f).fma(u, e.fma(constant(LN2_LOW), f)));
    }

    private static FloatVector log1pFinite(FloatVector x) {
        IntVector e = x.add(1f).reinterpretAsInts().sub(SQRT_HALF_BITS).lanewise(ASHR, 23);
        FloatVector s = powerOfTwo(e.neg().add(2));
        FloatVector f = x.mul(0.25f).fma(s, s.fma(0.25f, -1f));
        return logPolynomial(f, toFloat(e)).blend(x, x.abs().compare(LT, TINY));
    }

    /** Denormal numbers 2²⁴ times as large, the others as they are. */
    private static FloatVector normal(FloatVector x) {
        return x.blend(x.mul(0x1p24f), x.compare(LT, Float.MIN_NORMAL));
    }

    /** The exponent e for which x / 2ᵉ lies in √½ … √2. */
    private static FloatVector exponentOf(FloatVector x) {
        FloatVector e = toFloat(normal(x).reinterpretAsInts().sub(SQRT_HALF_BITS).lanewise(ASHR, 23));
        return e.sub(constant(0f).blend(24f, x.compare(LT, Float.MIN_NORMAL)));
    }

    /** x / 2ᵉ in √½ … √2. */
    private static FloatVector mantissa(FloatVector x) {
        return normal(x).reinterpretAsInts().sub(SQRT_HALF_BITS).and(MANTISSA).add(SQRT_HALF_BITS).reinterpretAsFloats();
    }

    private static FloatVector scale(FloatVector p, IntVector k) {
        IntVector half = k.lanewise(ASHR, 1);
        return p.mul(powerOfTwo(half)).mul(powerOfTwo(k.sub(half)));
    }

    private static FloatVector powerOfTwo(IntVector k) {
        return k.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
    }

    private static IntVector exponent(FloatVector z) {
        return z.reinterpretAsInts().sub(ROUNDER_BITS);
    }

    private static FloatVector toFloat(IntVector k) {
        return k.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
    }

    private static FloatVector withSign(FloatVector magnitude, FloatVector sign) {
        return magnitude.reinterpretAsInts().or(sign.reinterpretAsInts().and(Integer.MIN_VALUE)).reinterpretAsFloats();
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(FLOAT, value);
    }
}
