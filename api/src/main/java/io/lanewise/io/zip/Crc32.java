package io.lanewise.io.zip;

/**
 * CRC-32 of bytes that stand behind each other, from the CRCs of both parts: the first is multiplied by x to the power of the bits that follow,
 * modulo the polynomial. Source: M. Adler's crc32_combine in zlib.
 */
final class Crc32 {
    /** x³² + x²⁶ + … + 1 without its highest term; the highest bit is the term of x⁰. */
    private static final int POLYNOMIAL = 0xedb88320;
    private static final int ONE = 1 << 31;

    private Crc32() {}

    /**
     * The CRC of two parts together.
     *
     * @param secondLength the bytes of the second part
     */
    static int combine(int first, int second, long secondLength) {
        return multiply(powerOfX(8 * secondLength), first) ^ second;
    }

    /** xⁿ, by squares. */
    private static int powerOfX(long n) {
        var power = ONE;
        var square = ONE >>> 1;
        for (var left = n; left != 0; left >>>= 1) {
            if ((left & 1) != 0) {
                power = multiply(square, power);
            }
            square = multiply(square, square);
        }
        return power;
    }

    private static int multiply(int a, int b) {
        var product = 0;
        var shifted = b;
        for (var bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted >>> 1) ^ ((shifted & 1) != 0 ? POLYNOMIAL : 0);
        }
        return product;
    }
}
