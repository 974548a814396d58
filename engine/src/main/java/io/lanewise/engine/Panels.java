package io.lanewise.engine;

import static io.lanewise.engine.ColumnBlocks.WIDTH;

import io.lanewise.engine.kernel.TransposeKernels;
import java.util.Arrays;

/**
 * A kernel in panels of filters, whose rows are the taps and the channels of each; or, for the gradient of an image, in panels of channels whose
 * rows are the taps and the filters. The panels of each group begin behind those of the one before; what a panel has to spare is zero.
 */
final class Panels {
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

    /** Packs a part of the panels. */
    void pack(int[] taps, int part, int parts, float[] kernel, int kernelOffset, float[] panels, int panelsOffset) {
        int k = taps.length * inner;
        int all = groups * panelsOfGroup();
        int to = (int) ((long) all * (part + 1) / parts);
        for (int panel = (int) ((long) all * part / parts); panel < to; panel++) {
            int g = panel / panelsOfGroup();
            int column = panel % panelsOfGroup() * WIDTH;
            int some = Math.min(WIDTH, columns - column);
            int first = panelsOffset + panel * WIDTH * k;
            for (int t = 0; t < taps.length; t++) {
                int tap = kernelOffset + taps[t] * channels * allFilters + g * filters;
                if (transposed) {
                    turn(some, kernel, tap + column * allFilters, panels, first + t * inner * WIDTH);
                } else {
                    copy(some, kernel, tap + column, panels, first + t * inner * WIDTH);
                }
            }
        }
    }

    private void copy(int some, float[] kernel, int from, float[] panels, int to) {
        for (int i = 0; i < inner; i++) {
            System.arraycopy(kernel, from + i * allFilters, panels, to + i * WIDTH, some);
            if (some < WIDTH) {
                Arrays.fill(panels, to + i * WIDTH + some, to + (i + 1) * WIDTH, 0f);
            }
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
