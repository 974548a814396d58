package io.lanewise.engine.kernel.scalar;

/**
 * The functions of gates in recurrent layers. A step waits for five of them for each unit, so they take half as long as those of {@link ScalarMath}, and
 * are a little less exact: errors are the largest found by a sweep against double arithmetic, in units in the last place of the exact result.
 * Other kernels do the same operations lane by lane. NaN stays NaN.
 */
public final class ScalarGates {
    /** From here on a sigmoid is 1 in any case. */
    public static final float SIGMOID_HIGHEST = 30f;
    /** Beyond this a sigmoid stays what it is here, 1.6e-38, so that no power of two leaves the normal range. */
    public static final float SIGMOID_LOWEST = -87f;
    /** Coefficients of e^−r for |r| ≤ ½ ln 2, from r² on. */
    public static final float EXP_2 = 0.49999997f;
    public static final float EXP_3 = -0.16666545f;
    public static final float EXP_4 = 0.041667446f;
    public static final float EXP_5 = -0.008366447f;
    public static final float EXP_6 = 0.0013869854f;
    /** Bits of a float behind its exponent. */
    public static final int MANTISSA_BITS = 23;
    /** The bits of 1. */
    public static final int ONE_BITS = 0x3F800000;

    /** Beyond this a hyperbolic tangent stays what it is here. */
    public static final float TANH_HIGHEST = 8.6f;
    /** The quotient of polynomials in x², fitted for this library, is tanh(x) / x. Both begin with 1. */
    public static final float TANH_P1 = 0.13380362f;
    public static final float TANH_P2 = 0.003494812f;
    public static final float TANH_P3 = 2.0596255e-5f;
    public static final float TANH_P4 = 1.3336767e-8f;
    public static final float TANH_Q1 = 0.46713668f;
    public static final float TANH_Q2 = 0.025874019f;
    public static final float TANH_Q3 = 3.284363e-4f;
    public static final float TANH_Q4 = 7.769277e-7f;

    private ScalarGates() {}

    /** 1 / (1 + e⁻ˣ); error at most 3 ulp for x ≥ −87. */
    public static float sigmoid(float x) {
        float c = x > SIGMOID_HIGHEST ? SIGMOID_HIGHEST : x;
        c = c < SIGMOID_LOWEST ? SIGMOID_LOWEST : c;
        float z = Math.fma(c, -ScalarMath.LOG2_E, ScalarMath.ROUNDER);
        float k = z - ScalarMath.ROUNDER;
        float r = Math.fma(k, ScalarMath.LN2_LOW, Math.fma(k, ScalarMath.LN2_HIGH, c));
        float p = EXP_6;
        p = Math.fma(p, r, EXP_5);
        p = Math.fma(p, r, EXP_4);
        p = Math.fma(p, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        p = Math.fma(p, r, -1f);
        p = Math.fma(p, r, 1f);
        // The low bits of z are the power of two: they become an exponent, and the rest goes out of the number.
        float power = Float.intBitsToFloat((Float.floatToRawIntBits(z) << MANTISSA_BITS) + ONE_BITS);
        return 1f / Math.fma(p, power, 1f);
    }

    /** tanh x; error at most 6 ulp, and at most one beyond 1. */
    public static float tanh(float x) {
        float c = x > TANH_HIGHEST ? TANH_HIGHEST : x;
        c = c < -TANH_HIGHEST ? -TANH_HIGHEST : c;
        float t = c * c;
        float p = Math.fma(TANH_P4, t, TANH_P3);
        p = Math.fma(p, t, TANH_P2);
        p = Math.fma(p, t, TANH_P1);
        p = Math.fma(p, t, 1f);
        float q = Math.fma(TANH_Q4, t, TANH_Q3);
        q = Math.fma(q, t, TANH_Q2);
        q = Math.fma(q, t, TANH_Q1);
        q = Math.fma(q, t, 1f);
        return p * c / q;
    }
}
