package io.lanewise.op;

/** What stands beyond the rim of an image a b c d. */
public enum FillMode {
    /** A number: k k k | a b c d | k k k. */
    CONSTANT,
    /** The outermost pixel: a a a | a b c d | d d d. */
    NEAREST,
    /** The image in a mirror at the rim: c b a | a b c d | d c b. */
    REFLECT,
    /** The image again: b c d | a b c d | a b c. */
    WRAP,
    /** The image in a mirror at its outermost pixel, which stands there once: d c b | a b c d | c b a. */
    MIRROR;

    /** The index of a pixel beyond the rim, which holds the fill value. */
    static final int BEYOND = -1;

    /**
     * The pixel that stands for another along one axis, or {@link #BEYOND}; the numbers are those of Keras on PyTorch.
     *
     * @param place a whole number, 0 for the first pixel
     * @param size how many pixels there are
     */
    int index(double place, int size) {
        var index = (long) place;
        return switch (this) {
            case CONSTANT -> index >= 0 && index < size ? (int) index : BEYOND;
            case NEAREST -> Math.clamp(index, 0, size - 1);
            case REFLECT -> {
                var near = Math.floorMod(index, 2 * size);
                yield Math.min(near, 2 * size - 1 - near);
            }
            case WRAP -> Math.floorMod(index, size);
            case MIRROR -> {
                var period = Math.max(1, 2 * (size - 1));
                var near = Math.floorMod(index, period);
                yield Math.min(near, period - near);
            }
        };
    }

    /**
     * The place within the image that stands for another along one axis; that place itself for {@link #CONSTANT}. The numbers are those of Keras on
     * TensorFlow, which has no {@link #MIRROR}.
     *
     * @param place in pixels, 0 in the middle of the first
     * @param size how many pixels there are
     */
    float within(float place, int size) {
        return switch (this) {
            case CONSTANT -> place;
            case NEAREST -> clamp(place, size);
            case REFLECT -> reflected(place, size);
            case WRAP -> wrapped(place, size);
            case MIRROR -> mirrored(place, size);
        };
    }

    private static float reflected(float place, int size) {
        if (size <= 1) {
            return 0;
        }
        var period = 2 * size;
        if (place < 0) {
            var near = place < period ? place + period * (int) (-place / period) : place;
            return clamp(near < -size ? near + period : -near - 1, size);
        }
        if (place > size - 1) {
            var near = place - period * (int) (place / period);
            return clamp(near >= size ? period - near - 1 : near, size);
        }
        return place;
    }

    private static float wrapped(float place, int size) {
        if (size <= 1) {
            return 0;
        }
        if (place < 0) {
            return clamp(place + size * ((int) (-place / (size - 1)) + 1), size);
        }
        return place > size - 1 ? clamp(place - size * (int) (place / (size - 1)), size) : place;
    }

    private static float mirrored(float place, int size) {
        var period = Math.max(1, 2 * (size - 1));
        var near = Math.abs(place) % period;
        return clamp(Math.min(near, period - near), size);
    }

    private static float clamp(float place, int size) {
        return Math.clamp(place, 0, size - 1);
    }
}
