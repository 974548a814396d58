package io.lanewise.op;

/** What stands beyond the rim of an image a b c d; the numbers are those of Keras on TensorFlow. */
public enum FillMode {
    /** A number: k k k | a b c d | k k k. */
    CONSTANT,
    /** The outermost pixel: a a a | a b c d | d d d. */
    NEAREST,
    /** The image in a mirror at the rim: c b a | a b c d | d c b. */
    REFLECT,
    /** The image again: b c d | a b c d | a b c. */
    WRAP;

    /**
     * The place within the image that stands for another along one axis; that place itself for {@link #CONSTANT}.
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

    private static float clamp(float place, int size) {
        return Math.clamp(place, 0, size - 1);
    }
}
