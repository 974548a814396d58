package io.lanewise.op;

/**
 * How an image is read between and beyond its pixels.
 *
 * @param bilinear whether linearly between pixels; else the nearest counts
 * @param fillMode what stands beyond the rim
 * @param fillValue the number there, for {@link FillMode#CONSTANT}
 */
public record Sampling(boolean bilinear, FillMode fillMode, double fillValue) {
    /** What is there already: nothing between pixels is asked for. */
    public static final Sampling NEAREST = new Sampling(false, FillMode.NEAREST, 0);
    /** The numbers that say where a sample is read. */
    static final int NUMBERS = 8;
    /** A cell beyond the rim, which holds the fill value. */
    static final int BEYOND = FillMode.BEYOND;

    /** A row or column so far out that no pixel is near. */
    private static final float BEYOND_ALL = -2;

    /** Is handed what an output cell is made of. */
    @FunctionalInterface
    interface Taps {
        /** The cell of the output takes the cell of the image, or {@link #BEYOND}, with a weight. */
        void tap(int sample, int output, int image, float weight);
    }

    /**
     * Hands over the taps of all cells of one sample, in order. Column x and row y of the output stand at (a x + b y + c, d x + e y + f) / k with
     * k = g x + h y + 1, or beyond the rim where k is 0.
     *
     * @param matrix a b c d e f g h of each sample
     */
    void forEach(int sample, int height, int width, float[] matrix, Taps taps) {
        var m = NUMBERS * sample;
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var k = matrix[m + 6] * x + matrix[m + 7] * y + 1;
                var column = k == 0 ? BEYOND_ALL : fillMode.within((matrix[m] * x + matrix[m + 1] * y + matrix[m + 2]) / k, width);
                var row = k == 0 ? BEYOND_ALL : fillMode.within((matrix[m + 3] * x + matrix[m + 4] * y + matrix[m + 5]) / k, height);
                var output = y * width + x;
                if (bilinear) {
                    var top = (float) Math.floor(row);
                    var left = (float) Math.floor(column);
                    var below = row - top;
                    var above = top + 1 - row;
                    var behind = column - left;
                    var before = left + 1 - column;
                    taps.tap(sample, output, cell(top, left, height, width), above * before);
                    taps.tap(sample, output, cell(top, left + 1, height, width), above * behind);
                    taps.tap(sample, output, cell(top + 1, left, height, width), below * before);
                    taps.tap(sample, output, cell(top + 1, left + 1, height, width), below * behind);
                } else {
                    taps.tap(sample, output, cell(round(row), round(column), height, width), 1);
                }
            }
        }
    }

    /** The nearest whole number; halves go away from 0. */
    private static float round(float place) {
        var rounded = Math.floor(Math.abs(place) + 0.5f);
        return (float) Math.copySign(rounded, place);
    }

    private static int cell(float row, float column, int height, int width) {
        return row >= 0 && row < height && column >= 0 && column < width ? ((int) row) * width + (int) column : BEYOND;
    }
}
