package io.lanewise.engine;

import static io.lanewise.engine.Gemm.BLOCK;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The places of a convolution dealt out in bands: whole images, else whole slices of one, else whole rows, else a part of a row; at most
 * {@link Gemm#BLOCK} places, and so few that what they read stays in the second cache. Where windows reach beyond the image, a band of it
 * is copied with zeros around it; else it is read where it lies. Borders depend on sizes only.
 */
final class Patches {
    /** Elements of a band: 256 KB, beside which the kernel's panels fit into the second cache. */
    static final int BAND = 1 << 16;

    /** Elements behind a copied band that may be read with it, and count for nothing. */
    static final int SLACK = 16;

    private final int batch;
    private final int channels;
    private final Taps depth;
    private final Taps height;
    private final Taps width;

    private final boolean copies;
    private final int images;
    private final int slices;
    private final int rows;
    private final int columns;

    /** Elements from one row, slice or image that is read to the next. */
    private final int row;
    private final int slice;
    private final int image;

    /** The same of what is written. */
    private final int toRow;
    private final int toSlice;
    private final int toImage;
    private final int toChannels;

    private final int[] from;
    private final int[] to;

    /**
     * Plans.
     *
     * @param channels of what is read
     * @param toDepth cells of what is made along the depth; so {@code toHeight} and {@code toWidth}
     * @param toChannels its channels
     * @param most elements of a band, unless a place needs more
     * @param copies whether bands are copied even if nothing beyond the image is read
     */
    Patches(
            int batch, int channels, Taps depth, Taps height, Taps width, int toDepth, int toHeight, int toWidth, int toChannels, int most,
            boolean copies) {
        this.batch = batch;
        this.channels = channels;
        this.depth = depth;
        this.height = height;
        this.width = width;
        this.copies = copies || depth.readsBeyond() || height.readsBeyond() || width.readsBeyond();
        int windowRows = depth.span() * height.span();
        columns = fit(width.count(), BLOCK, most / Math.max(1, windowRows * channels * width.step()));
        int ofRow = width.reach(columns) * channels;
        rows = columns < width.count() ? 1 : fit(height.count(), BLOCK / columns, most / Math.max(1, depth.span() * ofRow * height.step()));
        int ofSlice = height.reach(rows) * ofRow;
        slices = rows < height.count() || columns < width.count() ? 1 : fit(depth.count(), BLOCK / (rows * columns), most / Math.max(1, ofSlice * depth.step()));
        int ofImage = depth.reach(slices) * ofSlice;
        boolean whole = slices == depth.count() && rows == height.count() && columns == width.count();
        images = whole ? fit(batch, BLOCK / (slices * rows * columns), most / ofImage) : 1;
        row = this.copies ? ofRow : width.in() * channels;
        slice = this.copies ? ofSlice : row * height.in();
        image = this.copies ? ofImage : slice * depth.in();
        toRow = toWidth * toChannels;
        toSlice = toHeight * toRow;
        toImage = toDepth * toSlice;
        this.toChannels = toChannels;
        from = new int[images * slices * rows * columns];
        to = new int[from.length];
        for (int i = 0; i < from.length; i++) {
            int w = i % columns;
            int h = i / columns % rows;
            int d = i / columns / rows % slices;
            int n = i / columns / rows / slices;
            from[i] = n * image + d * depth.step() * slice + h * height.step() * row + w * width.step() * channels;
            to[i] = n * toImage + d * depth.spread() * toSlice + h * height.spread() * toRow + w * width.spread() * toChannels;
        }
    }

    /** So many of a length that all parts are alike, at least one. */
    private static int fit(int length, int most, int mostByMemory) {
        int many = Math.clamp(Math.min(most, mostByMemory), 1, length);
        return Math.ceilDiv(length, Math.ceilDiv(length, many));
    }

    int bands() {
        return Math.ceilDiv(batch, images) * Math.ceilDiv(depth.count(), slices) * Math.ceilDiv(height.count(), rows)
                * Math.ceilDiv(width.count(), columns);
    }

    /** Most places of a band. */
    int mostPlaces() {
        return from.length;
    }

    /** Elements that a copy of a band takes. */
    int length() {
        return copies ? images * image + SLACK : 0;
    }

    /** Whether bands are copied before they are read. */
    boolean copies() {
        return copies;
    }

    /** Where each place begins to read, from the beginning of the band. */
    int[] from() {
        return from;
    }

    /** Where what each place makes is written, from that of the first. */
    int[] to() {
        return to;
    }

    /** Elements from what one place of a row reads to the next. */
    int step() {
        return width.step() * channels;
    }

    /** Places that follow each other along a row. */
    int columns() {
        return columns;
    }

    int places(int band) {
        return imagesOf(band) * Math.min(slices, depth.count() - firstSlice(band)) * Math.min(rows, height.count() - firstRow(band))
                * Math.min(columns, width.count() - firstColumn(band));
    }

    private int imagesOf(int band) {
        return Math.min(images, batch - firstImage(band));
    }

    private int firstColumn(int band) {
        return band % Math.ceilDiv(width.count(), columns) * columns;
    }

    private int firstRow(int band) {
        return band / Math.ceilDiv(width.count(), columns) % Math.ceilDiv(height.count(), rows) * rows;
    }

    private int firstSlice(int band) {
        return band / Math.ceilDiv(width.count(), columns) / Math.ceilDiv(height.count(), rows) % Math.ceilDiv(depth.count(), slices) * slices;
    }

    private int firstImage(int band) {
        return band / Math.ceilDiv(width.count(), columns) / Math.ceilDiv(height.count(), rows) / Math.ceilDiv(depth.count(), slices) * images;
    }

    /** Where a band that is read in place begins. */
    int begin(int band) {
        return firstImage(band) * image + (firstSlice(band) * depth.step() + depth.lowest()) * slice
                + (firstRow(band) * height.step() + height.lowest()) * row + (firstColumn(band) * width.step() + width.lowest()) * channels;
    }

    /** Where what the first place of a band makes is written. */
    int target(int band) {
        return firstImage(band) * toImage + (depth.first() + firstSlice(band) * depth.spread()) * toSlice
                + (height.first() + firstRow(band) * height.spread()) * toRow + (width.first() + firstColumn(band) * width.spread()) * toChannels;
    }

    /** Copies what a band reads, with zeros for what lies beyond the image. */
    void copy(int band, float[] x, int xOffset, float[] copy, int offset) {
        int d0 = firstSlice(band) * depth.step() + depth.lowest();
        int h0 = firstRow(band) * height.step() + height.lowest();
        int w0 = firstColumn(band) * width.step() + width.lowest();
        int cells = row / channels;
        int before = Math.clamp(-w0, 0, cells) * channels;
        int inside = Math.clamp(width.in() - w0, 0, cells) * channels;
        int rowsOfSlice = slice / row;
        int to = offset;
        for (int n = firstImage(band); n < firstImage(band) + imagesOf(band); n++) {
            for (int d = d0; d < d0 + image / slice; d++) {
                for (int h = h0; h < h0 + rowsOfSlice; h++) {
                    if (d < 0 || d >= depth.in() || h < 0 || h >= height.in() || inside <= before) {
                        Arrays.fill(copy, to, to + row, 0f);
                    } else {
                        int first = xOffset + (((n * depth.in() + d) * height.in() + h) * width.in() + w0) * channels;
                        Arrays.fill(copy, to, to + before, 0f);
                        System.arraycopy(x, first + before, copy, to + before, inside - before);
                        Arrays.fill(copy, to + inside, to + row, 0f);
                    }
                    to += row;
                }
            }
        }
    }

    /**
     * The stretches that a window of one group reads, each of neighbouring elements: pairs of where one begins, from the beginning of the
     * place, and its length. The inner index of the product runs along them.
     *
     * @param first the group's first channel
     * @param count how many it has
     */
    int[] stretches(int first, int count) {
        int[] stretches = new int[2 * depth.taps() * height.taps() * width.taps()];
        int used = 0;
        for (int d : depth.offsets()) {
            for (int h : height.offsets()) {
                for (int w : width.offsets()) {
                    int begin = (d - depth.lowest()) * slice + (h - height.lowest()) * row + (w - width.lowest()) * channels + first;
                    if (used > 0 && begin == stretches[used - 2] + stretches[used - 1]) {
                        stretches[used - 1] += count;
                    } else {
                        stretches[used] = begin;
                        stretches[used + 1] = count;
                        used += 2;
                    }
                }
            }
        }
        return Arrays.copyOf(stretches, used);
    }

    /** The taps of the kernel in the order of the stretches. */
    int[] taps(int kernelHeight, int kernelWidth) {
        return Arrays.stream(depth.numbers())
                .flatMap(d -> Arrays.stream(height.numbers()).flatMap(h -> Arrays.stream(width.numbers()).map(w -> (d * kernelHeight + h) * kernelWidth + w)))
                .toArray();
    }

    /** Stretches cut where a block of the inner index ends. */
    static int[] cut(int[] stretches) {
        var cut = IntStream.builder();
        int inner = 0;
        for (int s = 0; s < stretches.length; s += 2) {
            int length;
            for (int done = 0; done < stretches[s + 1]; done += length) {
                length = Math.min(stretches[s + 1] - done, BLOCK - inner % BLOCK);
                cut.add(stretches[s] + done).add(length);
                inner += length;
            }
        }
        return cut.build().toArray();
    }
}
