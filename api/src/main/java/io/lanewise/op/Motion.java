package io.lanewise.op;

/** How images are moved at random, by one, two or four numbers for each. */
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
    /** Across by the first number of pixels for each row, down by the second for each column; both the other way for half of the images. */
    SHEAR,
    /**
     * The image as a card that is tilted: its corners, but for the first, move away from that by these fractions of the card: the second by the
     * first number across, the third by the second down, the fourth by the third across and the fourth down.
     */
    PERSPECTIVE,
    /** Up and to the left by whole pixels, those of the first sample for all. */
    SHIFT;

    private static final float RADIANS = (float) (Math.PI / 180);

    /** Whether all samples have the numbers of the first. */
    boolean isShared() {
        return this == SHIFT;
    }

    /** Whether half of the samples are moved the other way. */
    boolean goesBothWays() {
        return this == SHEAR;
    }

    /** How many numbers are drawn for a sample, those at odd places from the second range. */
    int numbers() {
        return this == PERSPECTIVE ? 4 : 2;
    }

    /**
     * Where an output's pixels stand in the image: the eight numbers that {@link Sampling} takes, from m on.
     *
     * @param numbers of all samples, the first of each, then the second of each, and so on
     */
    void matrix(float[] numbers, int sample, int samples, int height, int width, float[] matrix, int m) {
        var first = numbers[sample];
        var second = numbers[samples + sample];
        var cx = (width - 1) / 2f;
        var cy = (height - 1) / 2f;
        matrix[m + 6] = 0;
        matrix[m + 7] = 0;
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
            case SHEAR -> write(1, first, 0, second, 1, 0, matrix, m);
            case PERSPECTIVE -> tilted(first, second, numbers[2 * samples + sample], numbers[3 * samples + sample], height, width, matrix, m);
            case SHIFT -> write(1, 0, (float) Math.floor(second), 0, 1, (float) Math.floor(first), matrix, m);
        }
    }

    private static void scaled(float across, float down, float cx, float cy, float[] matrix, int m) {
        write(across, 0, cx * (1 - across), 0, down, cy * (1 - down), matrix, m);
    }

    /** The projection that takes the moved corners to the old ones; an axis of one pixel counts as one of two. */
    private static void tilted(double second, double third, double across, double down, int height, int width, float[] matrix, int m) {
        double right = Math.max(width - 1, 1);
        double bottom = Math.max(height - 1, 1);
        var movedRight = right * (1 + second);
        var movedBottom = bottom * (1 + third);
        var cornerX = right * (1 + across);
        var cornerY = bottom * (1 + down);
        var byX = (cornerY / movedBottom - 1) / cornerX;
        var byY = (cornerX / movedRight - 1) / cornerY;
        write((float) (right * (byX + 1 / movedRight)), 0, 0, 0, (float) (bottom * (byY + 1 / movedBottom)), 0, matrix, m);
        matrix[m + 6] = (float) byX;
        matrix[m + 7] = (float) byY;
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
