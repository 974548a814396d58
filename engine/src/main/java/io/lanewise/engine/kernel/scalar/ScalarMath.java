package io.lanewise.engine.kernel.scalar;

/**
 * Elementary functions of one float, the same bits on every machine: fused multiply-adds over polynomials fitted for this library
 * (weighted minimax on the reduced interval, coefficients rounded to float one after another). This is the specification: the vector
 * kernels do the same operations lane by lane.
 *
 * <p>Errors are the largest found by a sweep against double arithmetic, in units in the last place of the exact result (denormal
 * results: of the smallest denormal): see each function. Infinities, NaN and signs of zero are those of {@link Math}.
 */
public final class ScalarMath {
    public static final float LOG2_E = 1.442695f;
    /** ln 2 with nine trailing zero bits, so that its product with an exponent is exact. */
    public static final float LN2_HIGH = 0.69314575f;
    public static final float LN2_LOW = 1.4286068e-6f;
    /** 1.5 · 2²³: adding it rounds to an integer, which then stands in the low bits. */
    public static final float ROUNDER = 0x1.8p23f;
    public static final int ROUNDER_BITS = 0x4B400000;
    /** 2²³: from here on every float is an integer. */
    public static final float INTEGERS = 0x1p23f;
    /** Beyond these eˣ is infinite or zero. */
    public static final float EXP_HIGHEST = 89f;
    public static final float EXP_LOWEST = -104f;
    /** Below this eˣ is no normal number. */
    public static final float EXP_LOWEST_NORMAL = -87.33655f;
    /** √½, from where mantissas are counted for logarithms. */
    public static final int SQRT_HALF_BITS = 0x3F3504F3;
    public static final int MANTISSA = 0x7FFFFF;
    /** Below this the next term of a series no longer counts. */
    public static final float TINY = 0x1p-25f;

    private ScalarMath() {}

    /** eˣ; error at most 1 ulp. */
    public static float exp(float x) {
        float c = x > EXP_HIGHEST ? EXP_HIGHEST : x;
        c = c < EXP_LOWEST ? EXP_LOWEST : c;
        float z = Math.fma(c, LOG2_E, ROUNDER);
        return scale(expm1Reduced(c, 0f, z - ROUNDER) + 1f, exponent(z));
    }

    /** eˣ − 1; error at most 2 ulp. */
    public static float expm1(float x) {
        float c = x > EXP_HIGHEST ? EXP_HIGHEST : x;
        c = c < -20f ? -20f : c;
        float z = Math.fma(c, LOG2_E, ROUNDER);
        float half = powerOfTwo(exponent(z) - 1);
        float y = 2f * Math.fma(expm1Reduced(c, 0f, z - ROUNDER), half, half - 0.5f);
        return Math.abs(x) < TINY ? x : y;
    }

    /** ln x; error at most 1 ulp. */
    public static float log(float x) {
        boolean denormal = x < Float.MIN_NORMAL;
        float scaled = denormal ? x * 0x1p24f : x;
        int bits = Float.floatToRawIntBits(scaled) - SQRT_HALF_BITS;
        float e = toFloat(bits >> 23) - (denormal ? 24f : 0f);
        float m = Float.intBitsToFloat((bits & MANTISSA) + SQRT_HALF_BITS);
        float y = logPolynomial(m - 1f, e);
        y = x < Float.POSITIVE_INFINITY ? y : x;
        y = x == 0f ? Float.NEGATIVE_INFINITY : y;
        return x < 0f ? Float.NaN : y;
    }

    /** ln (1 + x); error at most 2 ulp. */
    public static float log1p(float x) {
        float y = log1pFinite(x);
        y = x < Float.POSITIVE_INFINITY ? y : x;
        y = x == -1f ? Float.NEGATIVE_INFINITY : y;
        return x < -1f ? Float.NaN : y;
    }

    /** tanh x, as m / (m + 2) with m = e^|2x| − 1; 1 from 10 on; error at most 3 ulp. */
    public static float tanh(float x) {
        float a = Math.abs(x);
        float c = 2f * (a > 10f ? 10f : a);
        float z = Math.fma(c, LOG2_E, ROUNDER);
        float s = powerOfTwo(exponent(z));
        float m = Math.fma(expm1ReducedOnce(c, z - ROUNDER), s, s - 1f);
        return withSign(m / (m + 2f), x);
    }

    /** 1 / (1 + e⁻ˣ), as 1 / (1 + t) or t / (1 + t) with t = e^−|x|; 0 where it is no normal number; error at most 3 ulp. */
    public static float sigmoid(float x) {
        float a = -Math.abs(x);
        float z = Math.fma(a, LOG2_E, ROUNDER);
        float s = powerOfTwo(exponent(z));
        float t = Math.fma(expm1ReducedOnce(a, z - ROUNDER), s, s);
        t = a < EXP_LOWEST_NORMAL ? 0f : t;
        return (x > 0f ? 1f : t) / (t + 1f);
    }

    /** ln (1 + eˣ), as max(x, 0) + ln (1 + e^−|x|); error at most 2 ulp. */
    public static float softplus(float x) {
        return (x > 0f ? x : 0f) + log1pFinite(exp(-Math.abs(x)));
    }

    /** (2/√π) ∫₀ˣ e^(−t²) dt; error at most 2 ulp. */
    public static float erf(float x) {
        float t = x * x;
        float p = 7.995175e-5f;
        p = Math.fma(p, t, -0.00080495304f);
        p = Math.fma(p, t, 0.005192393f);
        p = Math.fma(p, t, -0.02685573f);
        p = Math.fma(p, t, 0.11283626f);
        p = Math.fma(p, t, -0.3761263f);
        p = Math.fma(p, t, 0.12837917f);
        float near = Math.fma(x, p, x);

        // ln (1 − erf x), on 0.9 … 4
        float a = Math.abs(x);
        float c = a > 4f ? 4f : a;
        float q = 0.00019823473f;
        q = Math.fma(q, c, -0.003065597f);
        q = Math.fma(q, c, 0.022315511f);
        q = Math.fma(q, c, -0.1041141f);
        q = Math.fma(q, c, -0.63697577f);
        q = Math.fma(q, c, -1.1277974f);
        q = Math.fma(q, c, -0.00016642819f);
        float z = Math.fma(q, LOG2_E, ROUNDER);
        float s = powerOfTwo(exponent(z));
        float far = withSign(Math.fma(-s, expm1Reduced(q, 0f, z - ROUNDER), 1f - s), x);
        return a < 0.9f ? near : far;
    }

    /**
     * aᵇ, as e^(b · ln |a|) with the logarithm and the product carried in two floats; error at most 2 ulp. A negative base takes
     * whole exponents (else NaN); 1 to any power and any number to the power 0 are 1, as in C and NumPy.
     */
    public static float pow(float a, float b) {
        float x = Math.abs(a);
        boolean denormal = x < Float.MIN_NORMAL;
        float scaled = denormal ? x * 0x1p24f : x;
        int bits = Float.floatToRawIntBits(scaled) - SQRT_HALF_BITS;
        float e = toFloat(bits >> 23) - (denormal ? 24f : 0f);
        float f = Float.intBitsToFloat((bits & MANTISSA) + SQRT_HALF_BITS) - 1f;

        // ln (1 + f) = 2 artanh s, s = f / (2 + f): divisor and quotient with what their rounding lost
        float d = 2f + f;
        float dLow = f - (d - 2f);
        float s = f / d;
        float sLow = Math.fma(-s, dLow, Math.fma(-s, d, f)) / d;
        float t = s * s;
        float cube = s * t;
        float cubeLow = Math.fma(s, Math.fma(s, s, -t), Math.fma(s, t, -cube));
        float q = 0.24279211f;
        q = Math.fma(q, t, 0.28498787f);
        q = Math.fma(q, t, 0.40000972f);
        q = Math.fma(q, t, 0.6666666f);
        float low = Math.fma(cube, q, Math.fma(cubeLow, q, 2f * Math.fma(t, sLow, sLow)));
        low = Math.fma(e, LN2_LOW, low);
        float whole = e * LN2_HIGH;
        float sum = whole + 2f * s;
        low += 2f * s - (sum - whole);
        float ln = sum + low;
        float lnLow = low - (ln - sum);
        ln = x < Float.POSITIVE_INFINITY ? ln : x;
        ln = x == 0f ? Float.NEGATIVE_INFINITY : ln;

        float y = b * ln;
        float yLow = Math.fma(b, lnLow, Math.fma(b, ln, -y));
        yLow = Math.abs(y) < 128f ? yLow : 0f;
        float c = y > EXP_HIGHEST ? EXP_HIGHEST : y;
        c = c < EXP_LOWEST ? EXP_LOWEST : c;
        float z = Math.fma(c, LOG2_E, ROUNDER);
        float power = scale(expm1Reduced(c, yLow, z - ROUNDER) + 1f, exponent(z));

        power = b == 0f || x == 1f ? 1f : power;
        boolean integral = isInteger(b);
        power = integral && !isInteger(0.5f * b) ? withSign(power, a) : power;
        return a < 0f && a > Float.NEGATIVE_INFINITY && !integral ? Float.NaN : power;
    }

    /** ⌊x⌋. */
    public static float floor(float x) {
        float rounded = withSign((Math.abs(x) + INTEGERS) - INTEGERS, x);
        rounded = rounded > x ? rounded - 1f : rounded;
        return Math.abs(x) < INTEGERS ? rounded : x;
    }

    /** max(x, 0): NaN stays NaN, −0 becomes 0. */
    public static float relu(float x) {
        return x <= 0f ? 0f : x;
    }

    /** −1, 0 or 1 as x is negative, zero or positive; NaN stays NaN, −0 stays −0. */
    public static float sign(float x) {
        float y = x > 0f ? 1f : x;
        return x < 0f ? -1f : y;
    }

    /** min(max(x, low), high); NaN stays NaN. */
    public static float clip(float x, float low, float high) {
        float y = x < low ? low : x;
        return y > high ? high : y;
    }

    /** e^(x + low − n ln 2) − 1, where n is the integer next to x / ln 2. */
    private static float expm1Reduced(float x, float low, float n) {
        float high = Math.fma(n, -LN2_HIGH, x);
        float rest = Math.fma(n, -LN2_LOW, low);
        float r = high + rest;
        float q = 0.0013869854f;
        q = Math.fma(q, r, 0.008366447f);
        q = Math.fma(q, r, 0.041667446f);
        q = Math.fma(q, r, 0.16666545f);
        q = Math.fma(q, r, 0.49999997f);
        return Math.fma(r * r, q, rest) + high;
    }

    /** The same without low, and without what the rounding of the rest of x loses, which is some tenths of an ulp. */
    private static float expm1ReducedOnce(float x, float n) {
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        float q = 0.0013869854f;
        q = Math.fma(q, r, 0.008366447f);
        q = Math.fma(q, r, 0.041667446f);
        q = Math.fma(q, r, 0.16666545f);
        q = Math.fma(q, r, 0.49999997f);
        return Math.fma(r * r, q, r);
    }

    /** e ln 2 + ln (1 + f) for √½ − 1 ≤ f ≤ √2 − 1. */
    private static float logPolynomial(float f, float e) {
        float p = -0.07635754f;
        p = Math.fma(p, f, 0.12761863f);
        p = Math.fma(p, f, -0.13159683f);
        p = Math.fma(p, f, 0.14201628f);
        p = Math.fma(p, f, -0.16623408f);
        p = Math.fma(p, f, 0.2000124f);
        p = Math.fma(p, f, -0.2500082f);
        p = Math.fma(p, f, 0.3333333f);
        float u = Math.fma(f, p, -0.5f);
        return Math.fma(e, LN2_HIGH, Math.fma(f * f, u, Math.fma(e, LN2_LOW, f)));
    }

    /** ln (1 + x) for −1 &lt; x &lt; ∞; anything for others, but NaN for NaN. */
    private static float log1pFinite(float x) {
        int e = (Float.floatToRawIntBits(1f + x) - SQRT_HALF_BITS) >> 23;
        // f = (1 + x) · 2⁻ᵉ − 1 rounded once; the quarter keeps the power of two within the normal range
        float s = powerOfTwo(2 - e);
        float f = Math.fma(0.25f * x, s, Math.fma(0.25f, s, -1f));
        float y = logPolynomial(f, toFloat(e));
        return Math.abs(x) < TINY ? x : y;
    }

    /** p · 2ᵏ, rounded once, for −150 ≤ k ≤ 128. */
    private static float scale(float p, int k) {
        int half = k >> 1;
        return p * powerOfTwo(half) * powerOfTwo(k - half);
    }

    private static float powerOfTwo(int k) {
        return Float.intBitsToFloat((k + 127) << 23);
    }

    /** The integer to which {@link #ROUNDER} rounded. */
    private static int exponent(float z) {
        return Float.floatToRawIntBits(z) - ROUNDER_BITS;
    }

    /** A small integer as a float. */
    private static float toFloat(int k) {
        return Float.intBitsToFloat(k + ROUNDER_BITS) - ROUNDER;
    }

    private static boolean isInteger(float b) {
        float magnitude = Math.abs(b);
        return magnitude >= INTEGERS || (magnitude + INTEGERS) - INTEGERS == magnitude;
    }

    /** A number ≥ 0 with the sign of another. */
    private static float withSign(float magnitude, float sign) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(magnitude) | (Float.floatToRawIntBits(sign) & Integer.MIN_VALUE));
    }
}
