package io.lanewise.data;

import java.util.Arrays;

/**
 * A grey picture to draw polygons on, later ones over earlier ones. Coordinates are those of the 28 × 28 image, x to the right,
 * y down; it is drawn at {@link #FINENESS} times that and averaged, which smooths the edges.
 */
final class Canvas {
    /** The side of the finished picture: two cells a pixel of the image. */
    static final int SIDE = 56;

    private static final int FINENESS = 4;
    private static final int FINE_SIDE = 28 * FINENESS;
    private static final int ELLIPSE_CORNERS = 24;

    private final float[] fine = new float[FINE_SIDE * FINE_SIDE];

    /** Fills a polygon (x, y of its corners) with a shade from 0, black, to 1. */
    void polygon(double shade, double... corners) {
        var crossings = new double[corners.length / 2];
        for (var row = 0; row < FINE_SIDE; row++) {
            var y = (row + 0.5) / FINENESS;
            var count = 0;
            for (var i = 0; i < corners.length; i += 2) {
                var j = (i + 2) % corners.length;
                if (corners[i + 1] <= y != corners[j + 1] <= y) {
                    crossings[count++] = corners[i] + (y - corners[i + 1]) / (corners[j + 1] - corners[i + 1]) * (corners[j] - corners[i]);
                }
            }
            Arrays.sort(crossings, 0, count);
            for (var i = 0; i + 1 < count; i += 2) {
                Arrays.fill(fine, row * FINE_SIDE + column(crossings[i]), row * FINE_SIDE + column(crossings[i + 1]), (float) shade);
            }
        }
    }

    private static int column(double x) {
        return Math.clamp(Math.round(x * FINENESS), 0, FINE_SIDE);
    }

    /** Fills a polygon that is its own mirror image about x = 14, from its right half, top to bottom: (distance from the middle, y). */
    void mirrored(double shade, double... rightHalf) {
        var corners = new double[2 * rightHalf.length];
        for (var i = 0; i < rightHalf.length; i += 2) {
            corners[i] = 14 + rightHalf[i];
            corners[i + 1] = rightHalf[i + 1];
            corners[corners.length - 2 - i] = 14 - rightHalf[i];
            corners[corners.length - 1 - i] = rightHalf[i + 1];
        }
        polygon(shade, corners);
    }

    /** Fills an ellipse with axes along x and y. */
    void ellipse(double shade, double x, double y, double radiusX, double radiusY) {
        var corners = new double[2 * ELLIPSE_CORNERS];
        for (var i = 0; i < ELLIPSE_CORNERS; i++) {
            var angle = 2 * Math.PI * i / ELLIPSE_CORNERS;
            corners[2 * i] = x + radiusX * StrictMath.cos(angle);
            corners[2 * i + 1] = y + radiusY * StrictMath.sin(angle);
        }
        polygon(shade, corners);
    }

    /** The finished picture, {@link #SIDE} rows of as many cells. */
    float[] cells() {
        var step = FINE_SIDE / SIDE;
        var cells = new float[SIDE * SIDE];
        for (var i = 0; i < fine.length; i++) {
            cells[i / FINE_SIDE / step * SIDE + i % FINE_SIDE / step] += fine[i] / (step * step);
        }
        return cells;
    }
}
