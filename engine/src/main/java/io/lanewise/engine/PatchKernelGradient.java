package io.lanewise.engine;

import static io.lanewise.engine.ColumnBlocks.WIDTH;

import io.lanewise.engine.kernel.ConvolutionKernels;
import java.util.Arrays;

/**
 * The gradient of a convolution's kernel: the transposed patches times the gradient of the output, band by band. Threads share the kernel's
 * elements, and each goes over all bands.
 */
final class PatchKernelGradient extends Convolution {
    private static final ConvolutionKernels KERNELS = KernelProvider.kernels().convolution();

    /** Columns of a strip: its panels, with as many rows as a band has places, stay in the second cache. */
    private static final int STRIP = 64;

    /** Rows of a unit: those of tiles. */
    private static final int UNIT = 8;

    private final Patches places;
    private final int[] runs;
    private final int groups;
    private final int channels;
    private final int filters;
    private final int allFilters;
    private final int rows;
    private final int columnParts;
    private final int slots;

    /** The lines of most bands, and of those that are smaller: pairs of a begin and a number of places. */
    private final int[] lines;
    private final int[] lastLines;

    PatchKernelGradient(ConvolutionShape shape) {
        super("Convolution.kernelGradient", shape, shape.imageLength(), shape.outputLength(), shape.kernelLength(), 0);
        Taps depth = Taps.ofImage(shape.depth());
        Taps height = Taps.ofImage(shape.height());
        Taps width = Taps.ofImage(shape.width());
        groups = shape.groups();
        channels = shape.channelsOfGroup();
        filters = shape.filtersOfGroup();
        allFilters = shape.filters();
        // Tiles read up to SLACK elements behind a stretch, which the image itself may not have.
        places = new Patches(
                shape.batch(), shape.channels(), depth, height, width, depth.count(), height.count(), width.count(), allFilters, true);
        runs = places.stretches(0, channels);
        rows = shape.taps() * channels;
        lines = lines(places.mostPlaces());
        lastLines = lines(places.places(places.bands() - 1));
        int threads = Workers.threads();
        columnParts = Math.ceilDiv(rows, UNIT) >= 2 * threads ? 1 : Math.min(Math.ceilDiv(filters, WIDTH), threads);
        slots = Math.min(threads, units());
    }

    /** The lines of a band of so many places. */
    private int[] lines(int count) {
        int length = Math.min(count, places.columns());
        int[] made = new int[2 * (count / length)];
        for (int i = 0; i < made.length; i += 2) {
            made[i] = places.from()[i / 2 * places.columns()];
            made[i + 1] = length;
        }
        return made;
    }

    private int slotLength() {
        return places.length() + places.mostPlaces() * STRIP;
    }

    @Override
    public int workspace() {
        return slots * slotLength();
    }

    @Override
    int units() {
        return Math.ceilDiv(rows, UNIT) * columnParts;
    }

    @Override
    int mostParts() {
        return slots;
    }

    @Override
    void begin(int threads) {
        // Nothing is shared.
    }

    @Override
    void part(int part, int parts) {
        // Units are counted along the rows first, so that a part is mostly some rows of all columns.
        int fromUnit = (int) ((long) units() * part / parts);
        int toUnit = (int) ((long) units() * (part + 1) / parts);
        int slot = workspaceOffset + part * slotLength();
        int rowUnits = units() / columnParts;
        for (int band = 0; band < places.bands(); band++) {
            places.copy(band, a, aOffset, workspace, slot);
            for (int columnPart = fromUnit / rowUnits; columnPart <= (toUnit - 1) / rowUnits; columnPart++) {
                int fromRow = Math.max(fromUnit - columnPart * rowUnits, 0) * UNIT;
                int toRow = Math.min(Math.min(toUnit - columnPart * rowUnits, rowUnits) * UNIT, rows);
                int to = ColumnBlocks.start(filters, columnPart + 1, columnParts);
                for (int column = ColumnBlocks.start(filters, columnPart, columnParts); column < to; column += STRIP) {
                    strip(band, slot, fromRow, toRow, column, Math.min(STRIP, to - column));
                }
            }
        }
    }

    private void strip(int band, int slot, int fromRow, int toRow, int column, int columns) {
        int count = places.places(band);
        int panels = slot + places.length();
        int[] some = count == places.mostPlaces() ? lines : lastLines;
        for (int g = 0; g < groups; g++) {
            pack(count, columns, bOffset + places.target(band) + g * filters + column, panels);
            int row = 0;
            for (int r = 0; r < runs.length; r += 2) {
                int from = Math.max(fromRow - row, 0);
                int to = Math.min(toRow - row, runs[r + 1]);
                if (from < to) {
                    KERNELS.gradient(
                            to - from, columns, workspace, slot + g * channels + runs[r] + from, some, places.step(), workspace, panels, count, c,
                            cOffset + (row + from) * allFilters + g * filters + column, allFilters, band > 0);
                }
                row += runs[r + 1];
            }
        }
    }

    /** Packs what flows into the places of a band. */
    private void pack(int count, int columns, int from, int panels) {
        for (int j = 0; j < columns; j += WIDTH) {
            int some = Math.min(WIDTH, columns - j);
            int panel = panels + j * count;
            for (int p = 0; p < count; p++) {
                System.arraycopy(b, from + p * allFilters + j, workspace, panel + p * WIDTH, some);
                if (some < WIDTH) {
                    Arrays.fill(workspace, panel + p * WIDTH + some, panel + (p + 1) * WIDTH, 0f);
                }
            }
        }
    }
}
