package io.lanewise.engine;

import io.lanewise.engine.kernel.PoolingKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Extremes and means of windows of images whose channels lie last, and their gradients, planned once for their sizes and then run. Cells are taken in
 * order, so that the bits are the same for any implementation, vector width and number of threads. Nothing is allocated in a run. A plan runs on
 * one caller's behalf at a time.
 */
public final class Pooling implements Workers.Task {
    private static final PoolingKernels KERNELS = KernelProvider.kernels().pooling();
    private static final float[] NO_FLOATS = {};

    /** What is computed. */
    private enum Form {
        MAX, AVERAGE, MAX_GRADIENT, AVERAGE_GRADIENT, PICK
    }

    private final int channels;
    private final int imageLength;
    private final int resultLength;
    private final int batch;
    private final int channelParts;
    private final Row[] rows;

    /** Whether no cell belongs to two windows, and each to one. */
    private final boolean apart;
    private final boolean whole;
    private final long work;

    private Form form = Form.MAX;
    private float[] x = NO_FLOATS;
    private int xOffset;
    private float[] y = NO_FLOATS;
    private int yOffset;
    private float[] dy = NO_FLOATS;
    private int dyOffset;
    private float[] dx = NO_FLOATS;
    private int dxOffset;
    private int parts = 1;

    /** Windows of a row of outputs: where the first begins in an image, where its output stands, and where the taps lie. */
    @SuppressWarnings("ArrayRecordComponent") // laid out once, never compared
    private record Row(int places, int from, int step, int to, int[] taps) {}

    /**
     * Plans.
     *
     * @param batch images
     * @param channels numbers in each cell
     * @param depth the outermost axis, or {@link PoolingAxis#NONE}; so {@code height}
     */
    public Pooling(int batch, int channels, PoolingAxis depth, PoolingAxis height, PoolingAxis width) {
        this.batch = batch;
        this.channels = channels;
        imageLength = depth.in() * height.in() * width.in() * channels;
        resultLength = depth.out() * height.out() * width.out() * channels;
        rows = rows(channels, depth, height, width);
        apart = depth.isApart() && height.isApart() && width.isApart();
        whole = apart && depth.cells() == depth.in() && height.cells() == height.in() && width.cells() == width.in();
        int threads = Workers.threads();
        channelParts = batch >= threads ? 1 : Math.min(Math.ceilDiv(channels, ColumnBlocks.WIDTH), threads);
        work = (long) batch * Arrays.stream(rows).mapToLong(row -> (long) row.places * row.taps.length * channels).sum();
    }

    private static Row[] rows(int channels, PoolingAxis depth, PoolingAxis height, PoolingAxis width) {
        int row = width.in() * channels;
        int slice = height.in() * row;
        List<PoolingAxis.Run> runs = width.runs();
        var rows = new ArrayList<Row>();
        for (int d = 0; d < depth.out(); d++) {
            for (int h = 0; h < height.out(); h++) {
                for (PoolingAxis.Run run : runs) {
                    int slices = depth.to().get(d) - depth.from().get(d);
                    int lines = height.to().get(h) - height.from().get(h);
                    int[] taps = known(rows, taps(slices, lines, run.size(), slice, row, channels));
                    int from = depth.from().get(d) * slice + height.from().get(h) * row + run.begin() * channels;
                    int to = ((d * height.out() + h) * width.out() + run.first()) * channels;
                    rows.add(new Row(run.count(), from, run.step() * channels, to, taps));
                }
            }
        }
        return rows.toArray(Row[]::new);
    }

    /** The same taps that another row has, if one has them. */
    private static int[] known(List<Row> rows, int[] taps) {
        return rows.reversed().stream().limit(8).map(Row::taps).filter(other -> Arrays.equals(other, taps)).findFirst().orElse(taps);
    }

    private static int[] taps(int slices, int lines, int cells, int slice, int row, int channels) {
        int[] taps = new int[slices * lines * cells];
        for (int t = 0; t < taps.length; t++) {
            taps[t] = t / cells / lines * slice + t / cells % lines * row + t % cells * channels;
        }
        return taps;
    }

    /** y = the largest cell of each window; NaN if one is. */
    public void max(float[] x, int xOffset, float[] y, int yOffset) {
        run(Form.MAX, x, xOffset, y, yOffset, y, yOffset, x, xOffset);
    }

    /** y = the mean of each window. */
    public void average(float[] x, int xOffset, float[] y, int yOffset) {
        run(Form.AVERAGE, x, xOffset, y, yOffset, y, yOffset, x, xOffset);
    }

    /** dx = the gradient of x: dy of each window at the first of its cells that is as large as y. */
    public void maxGradient(float[] x, int xOffset, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        Checks.apart("Pooling.maxGradient", "dy", dy, dyOffset, (long) batch * resultLength, "dx", dx, dxOffset, (long) batch * imageLength);
        Checks.apart("Pooling.maxGradient", "x", x, xOffset, (long) batch * imageLength, "dx", dx, dxOffset, (long) batch * imageLength);
        run(Form.MAX_GRADIENT, x, xOffset, y, yOffset, dy, dyOffset, dx, dxOffset);
    }

    /** dx = the gradient of x: at each cell of a window its part of dy. */
    public void averageGradient(float[] dy, int dyOffset, float[] dx, int dxOffset) {
        run(Form.AVERAGE_GRADIENT, dx, dxOffset, dy, dyOffset, dy, dyOffset, dx, dxOffset);
    }

    /** z = for each window what u has where x first is as large as y. */
    public void pick(float[] x, int xOffset, float[] y, int yOffset, float[] u, int uOffset, float[] z, int zOffset) {
        Checks.apart("Pooling.pick", "y", y, yOffset, (long) batch * resultLength, "z", z, zOffset, (long) batch * resultLength);
        run(Form.PICK, x, xOffset, y, yOffset, z, zOffset, u, uOffset);
    }

    /** {@code x} and {@code dx} are images, {@code y} and {@code dy} results. */
    private void run(Form form, float[] x, int xOffset, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        long image = (long) batch * imageLength;
        long result = (long) batch * resultLength;
        Checks.window("Pooling", "x", x, xOffset, image);
        Checks.window("Pooling", "y", y, yOffset, result);
        Checks.window("Pooling", "dy", dy, dyOffset, result);
        Checks.window("Pooling", "dx", dx, dxOffset, image);
        Checks.apart("Pooling", "x", x, xOffset, image, "y", y, yOffset, result);
        Checks.apart("Pooling", "x", x, xOffset, image, "dy", dy, dyOffset, result);
        this.form = form;
        this.x = x;
        this.xOffset = xOffset;
        this.y = y;
        this.yOffset = yOffset;
        this.dy = dy;
        this.dyOffset = dyOffset;
        this.dx = dx;
        this.dxOffset = dxOffset;
        try {
            run();
        } finally {
            this.x = NO_FLOATS;
            this.y = NO_FLOATS;
            this.dy = NO_FLOATS;
            this.dx = NO_FLOATS;
        }
    }

    private void run() {
        int threads = Workers.parts(work, Tuning.CURRENT.gatherWorkPerPart());
        int units = batch * channelParts;
        parts = threads > 1 ? Math.min(units, threads * Math.clamp(units / threads, 1, Convolution.PARTS_OF_A_THREAD)) : 1;
        Workers.share(this, parts);
    }

    @Override
    public void run(int part) {
        int units = batch * channelParts;
        int to = (int) ((long) units * (part + 1) / parts);
        for (int unit = (int) ((long) units * part / parts); unit < to; unit++) {
            int from = ColumnBlocks.start(channels, unit % channelParts, channelParts);
            int end = ColumnBlocks.start(channels, unit % channelParts + 1, channelParts);
            image(unit / channelParts, from, end - from);
        }
    }

    private void image(int n, int channel, int count) {
        int image = n * imageLength + channel;
        int result = n * resultLength + channel;
        if ((form == Form.MAX_GRADIENT && !whole) || form == Form.AVERAGE_GRADIENT) {
            clear(dxOffset + image, count);
        }
        for (Row row : rows) {
            int from = image + row.from;
            int to = result + row.to;
            switch (form) {
                case MAX -> KERNELS.max(row.places, count, x, xOffset + from, row.step, row.taps, y, yOffset + to, channels);
                case AVERAGE -> KERNELS.average(row.places, count, x, xOffset + from, row.step, row.taps, y, yOffset + to, channels);
                case MAX_GRADIENT -> KERNELS.maxGradient(
                        row.places, count, x, xOffset + from, row.step, row.taps, y, yOffset + to, dy, dyOffset + to, channels, dx, dxOffset + from, apart);
                case AVERAGE_GRADIENT -> KERNELS.averageGradient(
                        row.places, count, dy, dyOffset + to, channels, dx, dxOffset + from, row.step, row.taps);
                case PICK -> KERNELS.pick(
                        row.places, count, x, xOffset + from, dx, dxOffset + from, row.step, row.taps, y, yOffset + to, dy, dyOffset + to, channels);
            }
        }
    }

    private void clear(int from, int count) {
        if (count == channels) {
            Arrays.fill(dx, from, from + imageLength, 0f);
        } else {
            for (int cell = 0; cell < imageLength; cell += channels) {
                Arrays.fill(dx, from + cell, from + cell + count, 0f);
            }
        }
    }
}
