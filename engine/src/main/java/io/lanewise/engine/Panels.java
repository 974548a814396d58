package io.lanewise.engine;

import io.lanewise.engine.kernel.TransposeKernels;
import java.util.Arrays;

/**
 * A kernel in panels of filters, whose rows are the taps and the channels of each; or, for the gradient of an image, in panels of channels whose
 * rows are the taps and the filters. The panels of each group begin behind those of the one before; what a panel has to spare is zero.
 */
final class Panels {
    /** Columns of a panel. */
    static final int WIDTH = KernelProvider.kernels().convolution().panelWidth();

    private static final TransposeKernels TRANSPOSE = KernelProvider.kernels().transpose();

    private final boolean transposed;
    private final int groups;
    private final int channels;
    private final int filters;
    private final int allFilters;
    private final int inner;
    private final int columns;

    Panels(ConvolutionShape shape, boolean transposed) {
        this.transposed = transposed;
        groups = shape.groups();
        channels = shape.channelsOfGroup();
        filters = shape.filtersOfGroup();
        allFilters = shape.filters();
        inner = transposed ? filters : channels;
        columns = transposed ? channels : filters;
    }

    private int panelsOfGroup() {
        return Math.ceilDiv(columns, WIDTH);
    }

    /** Elements of the panels of so many taps. */
    int length(int taps) {
        return groups * group(1, taps * inner);
    }

    /** Where a group's panels begin, of {@code k} rows each. */
    int group(int g, int k) {
        return g * panelsOfGroup() * WIDTH * k;
    }

    /** The first column of a part of so many, when whole panels are dealt out; all columns for the part behind the last. */
    static int start(int columns, int part, int parts) {
        return (int) Math.min(columns, (long) Math.ceilDiv(columns, WIDTH) * part / parts * WIDTH);
    }

    /** Packs a part of the panels. */
    void pack(int[] taps, int part, int parts, float[] kernel, int kernelOffset, float[] panels, int panelsOffset) {
        int k = taps.length * inner;
        int all = groups * panelsOfGroup();
        int to = (int) ((long) all * (part + 1) / parts);
        int panel = (int) ((long) all * part / parts);
        while (panel < to) {
            int g = panel / panelsOfGroup();
            int end = Math.min(to, (g + 1) * panelsOfGroup());
            for (int t = 0; t < taps.length; t++) {
                int tap = kernelOffset + taps[t] * channels * allFilters + g * filters;
                if (transposed) {
                    turn(tap, g, panel, end, kernel, panels, panelsOffset + t * inner * WIDTH, k);
                } else {
                    copy(tap, g, panel, end, kernel, panels, panelsOffset + t * inner * WIDTH, k);
                }
            }
            panel = end;
        }
    }

    /** Row by row, for the kernel lies so. */
    private void copy(int tap, int g, int fromPanel, int toPanel, float[] kernel, float[] panels, int to, int k) {
        for (int i = 0; i < inner; i++) {
            for (int panel = fromPanel; panel < toPanel; panel++) {
                int column = (panel - g * panelsOfGroup()) * WIDTH;
                copyRow(Math.min(WIDTH, columns - column), kernel, tap + i * allFilters + column, panels, to + (panel * k + i) * WIDTH);
            }
        }
    }

    private void turn(int tap, int g, int fromPanel, int toPanel, float[] kernel, float[] panels, int to, int k) {
        for (int panel = fromPanel; panel < toPanel; panel++) {
            int column = (panel - g * panelsOfGroup()) * WIDTH;
            turn(Math.min(WIDTH, columns - column), kernel, tap + column * allFilters, panels, to + panel * k * WIDTH);
        }
    }

    /** A row of a panel, zeros behind so many elements. */
    static void copyRow(int some, float[] x, int from, float[] panels, int to) {
        if (some == WIDTH) {
            // A loop of so few turns is faster than a call that copies.
            for (int j = 0; j < WIDTH; j++) {
                panels[to + j] = x[from + j];
            }
        } else {
            System.arraycopy(x, from, panels, to, some);
            Arrays.fill(panels, to + some, to + WIDTH, 0f);
        }
    }

    private void turn(int some, float[] kernel, int from, float[] panels, int to) {
        if (some == WIDTH) {
            TRANSPOSE.transpose(inner, WIDTH, kernel, from, allFilters, panels, to);
            return;
        }
        Arrays.fill(panels, to, to + inner * WIDTH, 0f);
        for (int j = 0; j < some; j++) {
            for (int i = 0; i < inner; i++) {
                panels[to + i * WIDTH + j] = kernel[from + j * allFilters + i];
            }
        }
    }
}
