package io.lanewise.engine;

import static io.lanewise.engine.Panels.WIDTH;

import io.lanewise.engine.kernel.ConvolutionKernels;

/**
 * The gradient of a convolution's kernel: the transposed patches times the gradient of the output, band by band. Threads share the kernel's
 * elements, and each goes over all bands.
 */
final class PatchKernelGradient extends Convolution {
    private static final ConvolutionKernels KERNELS = KernelProvider.kernels().convolution();

    /** Elements of a band: 1 MB, for all of the kernel is read and written once for each. */
    private static final int BAND = 1 << 18;

    /** Columns of a strip: its panels, with as many rows as a band has places, stay in the second cache. */
    private static final int STRIP = 64;

    /** Elements that are copied one by one. */
    private static final int FEW = 4;

    /** Rows of a unit: those of tiles, mostly. */
    private static final int UNIT = 10;

    private final Patches places;
    private final int[] runs;
    private final int groups;
    private final int channels;
    private final int filters;
    private final int allFilters;
    private final int rows;

    /** Whether what each place reads is copied together first: where stretches are so short that tiles would be half empty. */
    private final boolean gathers;
    private final int columnParts;
    private final int slots;

    /** The lines of most bands, and of those that are smaller: pairs of a begin and a number of places. */
    private final int[] lines;
    private final int[] lastLines;
    private final int step;

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
                shape.batch(), shape.channels(), depth, height, width, depth.count(), height.count(), width.count(), allFilters, BAND, true);
        runs = places.stretches(0, channels);
        rows = shape.taps() * channels;
        gathers = groups == 1 && runs[1] < UNIT && Math.ceilDiv(rows, UNIT) < runs.length / 2 * Math.ceilDiv(runs[1], UNIT);
        lines = lines(places.mostPlaces());
        lastLines = lines(places.places(places.bands() - 1));
        step = gathers ? rows : places.step();
        int threads = Workers.threads();
        columnParts = Math.ceilDiv(rows, UNIT) >= 2 * threads ? 1 : Math.min(Math.ceilDiv(filters, WIDTH), threads);
        slots = Math.min(threads, units());
    }

    /** The lines of a band of so many places. */
    private int[] lines(int count) {
        if (gathers) {
            return new int[] {0, count};
        }
        int length = Math.min(count, places.columns());
        int[] made = new int[2 * (count / length)];
        for (int i = 0; i < made.length; i += 2) {
            made[i] = places.from()[i / 2 * places.columns()];
            made[i + 1] = length;
        }
        return made;
    }

    private int slotLength() {
        return places.length() + (gathers ? places.mostPlaces() * rows + Patches.SLACK : 0) + places.mostPlaces() * STRIP;
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
            if (gathers) {
                gather(places.places(band), slot);
            }
            for (int columnPart = fromUnit / rowUnits; columnPart <= (toUnit - 1) / rowUnits; columnPart++) {
                int fromRow = Math.max(fromUnit - columnPart * rowUnits, 0) * UNIT;
                int toRow = Math.min(Math.min(toUnit - columnPart * rowUnits, rowUnits) * UNIT, rows);
                int to = Panels.start(filters, columnPart + 1, columnParts);
                for (int column = Panels.start(filters, columnPart, columnParts); column < to; column += STRIP) {
                    strip(band, slot, fromRow, toRow, column, Math.min(STRIP, to - column));
                }
            }
        }
    }

    private void strip(int band, int slot, int fromRow, int toRow, int column, int columns) {
        int count = places.places(band);
        int panels = slot + slotLength() - places.mostPlaces() * STRIP;
        int[] some = count == places.mostPlaces() ? lines : lastLines;
        for (int g = 0; g < groups; g++) {
            pack(count, columns, bOffset + places.target(band) + g * filters + column, panels);
            if (gathers) {
                KERNELS.gradient(
                        toRow - fromRow, columns, workspace, slot + places.length() + fromRow, some, step, workspace, panels, count, c,
                        cOffset + fromRow * allFilters + column, allFilters, band > 0);
                continue;
            }
            int row = 0;
            for (int r = 0; r < runs.length; r += 2) {
                int from = Math.max(fromRow - row, 0);
                int to = Math.min(toRow - row, runs[r + 1]);
                if (from < to) {
                    KERNELS.gradient(
                            to - from, columns, workspace, slot + g * channels + runs[r] + from, some, step, workspace, panels, count, c,
                            cOffset + (row + from) * allFilters + g * filters + column, allFilters, band > 0);
                }
                row += runs[r + 1];
            }
        }
    }

    /** Copies what each place of a band reads, place by place. */
    private void gather(int count, int slot) {
        int to = slot + places.length();
        for (int i = 0; i < count; i++) {
            int from = slot + places.from()[i];
            for (int r = 0; r < runs.length; r += 2) {
                int source = from + runs[r];
                if (runs[r + 1] <= FEW) {
                    // What is too much is written over by the next stretch.
                    workspace[to] = workspace[source];
                    workspace[to + 1] = workspace[source + 1];
                    workspace[to + 2] = workspace[source + 2];
                    workspace[to + 3] = workspace[source + 3];
                } else {
                    System.arraycopy(workspace, source, workspace, to, runs[r + 1]);
                }
                to += runs[r + 1];
            }
        }
    }

    /** Packs what flows into the places of a band. */
    private void pack(int count, int columns, int from, int panels) {
        for (int p = 0; p < count; p++) {
            for (int j = 0; j < columns; j += WIDTH) {
                Panels.copyRow(Math.min(WIDTH, columns - j), b, from + p * allFilters + j, workspace, panels + j * count + p * WIDTH);
            }
        }
    }
}
