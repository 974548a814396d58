package io.lanewise.io;

/** Floating point of 16 bits, rounded to nearest, ties to even. */
final class Halves {
    private Halves() {}

    /** IEEE float16; beyond 65,504 and what rounds to it, infinity. */
    static short float16(double number) {
        return Float.floatToFloat16(odd(number));
    }

    /** The upper half of a float32. NaN stays NaN. */
    static short bfloat16(double number) {
        var bits = Float.floatToRawIntBits(odd(number));
        if (Double.isNaN(number)) {
            return (short) ((bits >>> 16) | 0x40);
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }

    /** A float for further rounding: cut off, with a last bit that says whether anything was, so that rounding twice is rounding once. */
    private static float odd(double number) {
        var near = (float) number;
        if (near == number || Double.isNaN(number) || Float.isInfinite(near)) {
            return near;
        }
        var bits = Float.floatToRawIntBits(near);
        return Float.intBitsToFloat((Math.abs((double) near) > Math.abs(number) ? bits - 1 : bits) | 1);
    }
}
