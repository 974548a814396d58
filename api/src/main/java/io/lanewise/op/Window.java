package io.lanewise.op;

import io.lanewise.engine.Sweep;

/**
 * How a window moves along one axis of an image: output o reads the cells o · stride + t · dilation − before for t below size; what lies beyond
 * the image is 0.
 *
 * @param size cells of the window
 * @param stride cells from one output to the next
 * @param dilation cells from one tap to the next
 * @param before zeros before the image
 * @param after zeros behind it
 */
public record Window(int size, int stride, int dilation, int before, int after) {
    /** @throws IllegalArgumentException if size, stride or dilation is below 1, or before or after below 0 */
    public Window {
        if (size < 1 || stride < 1 || dilation < 1 || before < 0 || after < 0) {
            throw new IllegalArgumentException(
                    "Window: expected size, stride and dilation above 0, before and after of 0 or more, received size = " + size + ", stride = " + stride
                            + ", dilation = " + dilation + ", before = " + before + ", after = " + after);
        }
    }

    /** A window that stays within the image. */
    public static Window valid(int size, int stride, int dilation) {
        return new Window(size, stride, dilation, 0, 0);
    }

    /** A window with ⌈cells / stride⌉ outputs: the zeros that this needs lie half before the image, and the odd one behind it. */
    public static Window same(int size, int stride, int dilation, int cells) {
        var zeros = Math.max((Math.ceilDiv(cells, stride) - 1) * stride + (size - 1) * dilation + 1 - cells, 0);
        return new Window(size, stride, dilation, zeros / 2, zeros - zeros / 2);
    }

    /** A window whose output o reads no cell behind cell o · stride. */
    public static Window causal(int size, int stride, int dilation) {
        return new Window(size, stride, dilation, (size - 1) * dilation, 0);
    }

    /** Cells from the first tap to the last, both counted. */
    public int span() {
        return (size - 1) * dilation + 1;
    }

    /** How many outputs so many cells have; 0 if they are fewer than the window needs. */
    public int outputs(int cells) {
        var padded = before + cells + after;
        return padded < span() ? 0 : (padded - span()) / stride + 1;
    }

    Sweep over(int cells) {
        return new Sweep(cells, size, stride, dilation, before, outputs(cells));
    }
}
