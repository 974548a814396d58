package io.lanewise.op;

import io.lanewise.engine.Workers;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Reference;
import java.util.Arrays;
import java.util.List;

/** One run of a warp: zeros, then what each cell is made of, the samples shared out among the workers. */
final class WarpRun implements Runnable, Workers.Task {
    private static final long WORK_PER_PART = 1 << 14;

    private final Sampling sampling;
    private final Buffer rows;
    private final Buffer columns;
    private final Buffer output;
    private final Taps taps;
    private final int samples;
    private int parts = 1;

    /** Is handed what the cells are made of. */
    @FunctionalInterface
    interface Taps {
        /** The cell takes another one with a weight; cells of all samples are counted in one row. The other may be {@link FillMode#BEYOND}. */
        void tap(int cell, int other, double weight);
    }

    WarpRun(Sampling sampling, List<Buffer> inputs, Buffer output, Taps taps) {
        this.sampling = sampling;
        this.rows = inputs.get(1);
        this.columns = inputs.get(2);
        this.output = output;
        this.taps = taps;
        this.samples = output.size(0);
    }

    @Override
    public void run() {
        parts = Math.min(samples, Workers.parts(output.length(), WORK_PER_PART));
        Workers.share(this, parts);
    }

    @Override
    public void run(int part) {
        var height = output.size(1);
        var width = output.size(2);
        var cells = height * width;
        var channels = output.size(3);
        for (var sample = (int) ((long) samples * part / parts); sample < (int) ((long) samples * (part + 1) / parts); sample++) {
            var first = sample * cells;
            Arrays.fill(output.floats(), output.offset() + first * channels, output.offset() + (first + cells) * channels, 0);
            for (var cell = first; cell < first + cells; cell++) {
                around(sampling, rows.floats()[rows.offset() + cell], columns.floats()[columns.offset() + cell], height, width, first, cell, taps);
            }
        }
    }

    /** The same taps for the definition. */
    static void reference(Sampling sampling, List<Reference> inputs, Taps taps) {
        var shape = inputs.getFirst().shape();
        var cells = shape.size(1) * shape.size(2);
        for (var cell = 0; cell < shape.size(0) * cells; cell++) {
            var first = cell / cells * cells;
            around(sampling, inputs.get(1).data()[cell], inputs.get(2).data()[cell], shape.size(1), shape.size(2), first, cell, taps);
        }
    }

    /** Hands over the pixels around a place, in order. Halves go to the even pixel, as in Keras. */
    private static void around(Sampling sampling, double row, double column, int height, int width, int first, int cell, Taps taps) {
        var mode = sampling.fillMode();
        if (!sampling.bilinear()) {
            taps.tap(cell, pixel(mode.index(Math.rint(row), height), mode.index(Math.rint(column), width), width, first), 1);
            return;
        }
        var top = Math.floor(row);
        var left = Math.floor(column);
        var below = row - top;
        var behind = column - left;
        var y = mode.index(top, height);
        var nextY = mode.index(top + 1, height);
        var x = mode.index(left, width);
        var nextX = mode.index(left + 1, width);
        taps.tap(cell, pixel(y, x, width, first), (1 - below) * (1 - behind));
        taps.tap(cell, pixel(y, nextX, width, first), (1 - below) * behind);
        taps.tap(cell, pixel(nextY, x, width, first), below * (1 - behind));
        taps.tap(cell, pixel(nextY, nextX, width, first), below * behind);
    }

    private static int pixel(int y, int x, int width, int first) {
        return y == FillMode.BEYOND || x == FillMode.BEYOND ? FillMode.BEYOND : first + y * width + x;
    }
}
