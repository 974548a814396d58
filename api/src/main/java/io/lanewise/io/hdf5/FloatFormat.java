package io.lanewise.io.hdf5;

import org.jspecify.annotations.Nullable;

/**
 * How the bits of a floating-point number are divided.
 *
 * @param offset the first bit of the number in its bytes
 * @param precision the number's bits
 * @param exponentAt the exponent's first bit
 * @param exponentBits the exponent's bits
 * @param fractionAt the fraction's first bit
 * @param fractionBits the fraction's bits, without the one that is implied
 * @param bias what is added to the exponent
 * @param signAt the bit of the sign
 */
record FloatFormat(
        int offset, int precision, int exponentAt, int exponentBits, int fractionAt, int fractionBits, long bias, int signAt) {
    static final FloatFormat FLOAT16 = ieee(5, 10);
    static final FloatFormat BFLOAT16 = ieee(8, 7);
    static final FloatFormat FLOAT32 = ieee(8, 23);
    static final FloatFormat FLOAT64 = ieee(11, 52);

    /** Sign, exponent and fraction from the highest bit to the lowest. */
    private static FloatFormat ieee(int exponentBits, int fractionBits) {
        int sign = exponentBits + fractionBits;
        return new FloatFormat(0, sign + 1, fractionBits, exponentBits, 0, fractionBits, (1L << (exponentBits - 1)) - 1, sign);
    }

    /** The kind that has this format in so many bytes, or null. */
    static @Nullable NumberKind kind(int size, FloatFormat format) {
        if (format.precision != size * Byte.SIZE) {
            return null;
        }
        return format.equals(FLOAT32) ? NumberKind.FLOAT32
                : format.equals(FLOAT64) ? NumberKind.FLOAT64
                : format.equals(FLOAT16) ? NumberKind.FLOAT16
                : format.equals(BFLOAT16) ? NumberKind.BFLOAT16
                : null;
    }
}
