package io.lanewise.engine;

/**
 * The sizes of a convolution of images whose channels lie last. Sequences and flat images have {@link Sweep#NONE} for the axes they lack.
 *
 * <p>The image is (batch, depth, height, width, channels), the kernel (depth, height, width, channels / groups, filters), the output (batch,
 * depth, height, width, filters). Group g makes filters / groups neighbouring filters of channels / groups neighbouring channels.
 *
 * @param batch images
 * @param channels numbers in each cell of an image
 * @param filters numbers in each cell of the output
 * @param groups parts into which channels and filters fall
 * @param depth the outermost axis
 * @param height the axis in the middle
 * @param width the innermost axis
 */
public record ConvolutionShape(int batch, int channels, int filters, int groups, Sweep depth, Sweep height, Sweep width) {
    /** @throws IllegalArgumentException if a number is below 1, groups do not divide channels and filters, or an operand would be too large */
    public ConvolutionShape {
        if (batch < 1 || channels < 1 || filters < 1 || groups < 1 || channels % groups != 0 || filters % groups != 0) {
            throw new IllegalArgumentException(
                    "ConvolutionShape: expected a batch, channels, filters and groups above 0, and groups that divide channels and filters, received batch = "
                            + batch + ", channels = " + channels + ", filters = " + filters + ", groups = " + groups + ".");
        }
        var most = Math.max(
                (double) batch * channels * depth.in() * height.in() * width.in(),
                Math.max(
                        (double) batch * filters * depth.out() * height.out() * width.out(),
                        (double) channels / groups * filters * depth.taps() * height.taps() * width.taps()));
        if (most > Gemm.END) {
            throw new IllegalArgumentException(
                    "ConvolutionShape: expected images, kernel and output of at most " + Gemm.END + " elements, received " + most
                            + ". Give it smaller batches.");
        }
    }

    /** Elements of the image. */
    public int imageLength() {
        return batch * channels * depth.in() * height.in() * width.in();
    }

    /** Elements of the kernel. */
    public int kernelLength() {
        return taps() * channelsOfGroup() * filters;
    }

    /** Elements of the output. */
    public int outputLength() {
        return batch * filters * depth.out() * height.out() * width.out();
    }

    int taps() {
        return depth.taps() * height.taps() * width.taps();
    }

    int channelsOfGroup() {
        return channels / groups;
    }

    int filtersOfGroup() {
        return filters / groups;
    }

    /** Whether it is the product of each cell with one matrix. */
    boolean isPlainProduct() {
        return groups == 1 && depth.isPoint() && height.isPoint() && width.isPoint();
    }

    /** Whether each filter is made of one channel of its own. */
    boolean isDepthwise() {
        return groups > 1 && groups == channels && filters == channels;
    }
}
