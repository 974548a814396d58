package io.lanewise.engine.kernel;

/**
 * How x · scale + shift is computed for x from 0 to 255 in float32 with the bits of float64: as fma(d, high, fma(d, low, rest)),
 * where d = x − zero, high + low is the scale to 48 bits, and zero is where the line crosses 0, rounded so that d is exact.
 *
 * <p>That holds for scales within float32's normal range. One fma with a float32 scale would not do: for 1 / 255.0 it misses the last bit of 126 of the 256 quotients x / 255.0. Nor
 * would adding the shift as it is, which swallows the low part of the scale.
 */
public final class ByteScaling {
    /** Bits of a float32's significand. */
    private static final int PRECISION = 24;

    /** d beyond this many times the largest byte is not worth having exact: the shift alone decides the bits. */
    private static final double FARTHEST = 1 << 15;

    private ByteScaling() {}

    /** The x that gives 0, or close by; 0 if the line is flat or crosses 0 far from the bytes. */
    public static float zero(double scale, double shift) {
        double crossing = -shift / scale;
        if (!(Math.abs(crossing) <= FARTHEST)) {
            return 0;
        }
        int integerBits = Integer.SIZE - Integer.numberOfLeadingZeros((int) Math.abs(crossing) + 256);
        double unit = Math.scalb(1.0, integerBits - PRECISION);
        // Adding 0 makes -0 a plain 0.
        return (float) (Math.rint(crossing / unit) * unit + 0.0);
    }

    /** The scale in float32. */
    public static float high(double scale) {
        return (float) scale;
    }

    /** What float32 leaves over of the scale. */
    public static float low(double scale) {
        return (float) (scale - (float) scale);
    }

    /** What x = zero gives; rounded twice, as in float64 arithmetic, so that a line through 0 gives 0 there. */
    public static float rest(double scale, double shift) {
        return (float) (zero(scale, shift) * scale + shift);
    }
}
