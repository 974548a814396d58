package io.lanewise.engine;

/**
 * How a window moves along one axis of an image: output o reads the cells o · stride + t · dilation − before for the taps t; cells beyond
 * the image are zeros.
 *
 * @param in cells of the image
 * @param taps cells of the window
 * @param stride cells from one output to the next
 * @param dilation cells from one tap to the next
 * @param before zeros before the first cell
 * @param out how many outputs there are
 */
public record Sweep(int in, int taps, int stride, int dilation, int before, int out) {
    /** An axis that is not there: one cell, one tap. */
    public static final Sweep NONE = new Sweep(1, 1, 1, 1, 0, 1);

    /** @throws IllegalArgumentException if a size, the stride or the dilation is below 1, or there is less than no cell before the first */
    public Sweep {
        if (in < 1 || taps < 1 || stride < 1 || dilation < 1 || before < 0 || out < 1) {
            throw new IllegalArgumentException(
                    "Sweep: expected in, taps, stride, dilation and out above 0 and before of 0 or more, received in = " + in + ", taps = " + taps
                            + ", stride = " + stride + ", dilation = " + dilation + ", before = " + before + ", out = " + out + ".");
        }
    }

    /** Whether every output is made of the cell in its own place. */
    boolean isPoint() {
        return taps == 1 && stride == 1 && before == 0 && in == out;
    }
}
