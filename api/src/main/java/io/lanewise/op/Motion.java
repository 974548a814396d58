package io.lanewise.op;

/** How images are moved at random, by one or two numbers for each. */
public enum Motion {
    /** Left and right change places where the first number is at most ½. */
    FLIP_HORIZONTAL,
    /** Above and below change places where the first number is at most ½. */
    FLIP_VERTICAL,
    /** Both where the first number is at most ½. */
    FLIP_BOTH,
    /** By the first number in degrees around the middle. */
    ROTATION,
    /** Down and to the right, by these fractions of height and width. */
    TRANSLATION,
    /** Around the middle, so that pixels stand as far apart as these numbers say, down and across. */
    ZOOM,
    /** As {@link #ZOOM}, by the first number in both directions. */
    ZOOM_ALIKE,
    /** Up and to the left by whole pixels, those of the first sample for all. */
    SHIFT;

    private static final float RADIANS = (float) (Math.PI / 180);

    /** Whether all samples have the numbers of the first. */
    boolean isShared() {
        return this == SHIFT;
    }

    /** Where an output's pixels stand in the image: the six numbers that {@link Sampling} takes, from m on. */
    void matrix(float first, float second, int height, int width, float[] matrix, int m) {
        var cx = (width - 1) / 2f;
        var cy = (height - 1) / 2f;
        switch (this) {
            case FLIP_HORIZONTAL -> scaled(first <= 0.5f ? -1 : 1, 1, cx, cy, matrix, m);
            case FLIP_VERTICAL -> scaled(1, first <= 0.5f ? -1 : 1, cx, cy, matrix, m);
            case FLIP_BOTH -> scaled(first <= 0.5f ? -1 : 1, first <= 0.5f ? -1 : 1, cx, cy, matrix, m);
            case ROTATION -> {
                var angle = first * RADIANS;
                // The library's own cosine may differ from machine to machine.
                var cos = (float) StrictMath.cos(angle);
                var sin = (float) StrictMath.sin(angle);
                write(cos, -sin, cx - cx * cos + cy * sin, sin, cos, cy - cx * sin - cy * cos, matrix, m);
            }
            case TRANSLATION -> write(1, 0, -second * width, 0, 1, -first * height, matrix, m);
            case ZOOM -> scaled(second, first, cx, cy, matrix, m);
            case ZOOM_ALIKE -> scaled(first, first, cx, cy, matrix, m);
            case SHIFT -> write(1, 0, (float) Math.floor(second), 0, 1, (float) Math.floor(first), matrix, m);
        }
    }

    private static void scaled(float across, float down, float cx, float cy, float[] matrix, int m) {
        write(across, 0, cx * (1 - across), 0, down, cy * (1 - down), matrix, m);
    }

    private static void write(float a, float b, float c, float d, float e, float f, float[] matrix, int m) {
        matrix[m] = a;
        matrix[m + 1] = b;
        matrix[m + 2] = c;
        matrix[m + 3] = d;
        matrix[m + 4] = e;
        matrix[m + 5] = f;
    }
}
