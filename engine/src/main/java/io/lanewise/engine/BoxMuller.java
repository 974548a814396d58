package io.lanewise.engine;

/**
 * Box and Muller's transform, in double: √(−2 ln u) · cos or sin (2π v) of two random words is a standard normal number, with u in 0 &lt; u ≤ 1
 * from the lower word and v in 0 ≤ v &lt; 1 from the upper one.
 */
final class BoxMuller {
    /** An eighth of a turn of 2³². */
    private static final long EIGHTH = 1L << 29;
    private static final long WORD = 0xFFFFFFFFL;

    private BoxMuller() {}

    /** The number of two words, by cosine or sine. */
    static double normal(long words, boolean sine) {
        return radius(words) * turn(words, sine);
    }

    /** √(−2 ln u). */
    static double radius(long words) {
        return Math.sqrt(-2 * StrictMath.log(((words & WORD) + 1) * 0x1p-32));
    }

    /**
     * cos or sin of 2π v: the quarter of the turn and the angle within −π/4 … π/4 are exact, then fdlibm's polynomials. {@link StrictMath}
     * would make an array for each number.
     */
    static double turn(long words, boolean sine) {
        long v = words >>> 32;
        long quarter = (v + EIGHTH) >>> 30;
        double x = 2 * Math.PI * ((v - (quarter << 30)) * 0x1p-32);
        double z = x * x;
        boolean odd = (quarter & 1) != 0;
        double value = sine == odd ? cosine(z) : x + x * z * sine(z);
        boolean negative = sine ? (quarter & 2) != 0 : ((quarter + 1) & 2) != 0;
        return negative ? -value : value;
    }

    /** (sin x − x) / x³ for z = x². */
    private static double sine(double z) {
        double tail = 0.00833333333332249 + z * (-0.0001984126982985795
                + z * (2.7557313707070068e-06 + z * (-2.5050760253406863e-08 + z * 1.58969099521155e-10)));
        return -0.16666666666666632 + z * tail;
    }

    /** cos x for z = x². */
    private static double cosine(double z) {
        double tail = z * (0.0416666666666666 + z * (-0.001388888888887411 + z * (2.480158728947673e-05
                + z * (-2.7557314351390663e-07 + z * (2.087572321298175e-09 + z * -1.1359647557788195e-11)))));
        return 1 - (0.5 * z - z * tail);
    }
}
