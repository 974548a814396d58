package io.lanewise.engine;

import io.lanewise.engine.kernel.ConvolutionKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Convolutions as products whose left matrix, the patches of an image, exists nowhere: tiles read it out of the image, or of a copy of a band with
 * zeros around it, which stays in the cache. The gradient of an image is such a product for each remainder of its cells by the strides.
 */
final class PatchConvolution extends Convolution {
    private static final ConvolutionKernels KERNELS = KernelProvider.kernels().convolution();

    private final List<Phase> phases;
    private final Panels panels;
    private final int groups;
    private final int columns;
    private final int columnParts;
    private final int bands;
    private final int slots;
    private final int slotLength;
    private final boolean hasGaps;
    private final int resultLength;
    private final int panelsLength;

    private final PackTask packTask = new PackTask();

    /**
     * A product over patches.
     *
     * @param places which they are
     * @param stretches of each group
     * @param k inner indices
     * @param taps of the kernel, in the order of the inner index
     * @param panels where its panels begin in the workspace
     */
    @SuppressWarnings("ArrayRecordComponent") // laid out once, never compared
    private record Phase(Patches places, int[][] stretches, int k, int[] taps, int panels) {}

    private PatchConvolution(
            String name, ConvolutionShape shape, List<Phase> phases, Panels panels, int columns, boolean hasGaps, int aLength, int cLength) {
        super(name, shape, aLength, shape.kernelLength(), cLength, columns * shape.groups());
        this.phases = phases;
        this.panels = panels;
        this.groups = shape.groups();
        this.columns = columns;
        this.hasGaps = hasGaps;
        this.resultLength = cLength;
        panelsLength = phases.stream().mapToInt(phase -> panels.length(phase.taps.length)).sum();
        bands = phases.stream().mapToInt(phase -> phase.places.bands()).sum();
        int threads = Workers.threads();
        int panelsOfGroup = Math.ceilDiv(columns, Panels.WIDTH);
        // Few bands are cut into columns too, if there are threads for them.
        columnParts = bands == 0 || bands >= threads ? 1 : Math.min(panelsOfGroup, Math.ceilDiv(threads, bands));
        slots = Math.min(bands * columnParts, threads * PARTS_OF_A_THREAD);
        slotLength = phases.stream().mapToInt(phase -> phase.places.length()).max().orElse(0);
    }

    static PatchConvolution forImage(ConvolutionShape shape) {
        Taps depth = Taps.ofImage(shape.depth());
        Taps height = Taps.ofImage(shape.height());
        Taps width = Taps.ofImage(shape.width());
        var places = new Patches(
                shape.batch(), shape.channels(), depth, height, width, depth.count(), height.count(), width.count(), shape.filters(), Patches.BAND, false);
        var phase = phase(shape, places, shape.channelsOfGroup(), 0);
        return new PatchConvolution(
                "Convolution.forward", shape, List.of(phase), new Panels(shape, false), shape.filtersOfGroup(), false, shape.imageLength(),
                shape.outputLength());
    }

    static PatchConvolution forOutput(ConvolutionShape shape) {
        var panels = new Panels(shape, true);
        var phases = new ArrayList<Phase>();
        boolean hasGaps = false;
        int used = 0;
        for (Taps depth : Taps.ofOutput(shape.depth())) {
            for (Taps height : Taps.ofOutput(shape.height())) {
                for (Taps width : Taps.ofOutput(shape.width())) {
                    if (depth.taps() == 0 || height.taps() == 0 || width.taps() == 0) {
                        hasGaps = true;
                    } else {
                        var places = new Patches(
                                shape.batch(), shape.filters(), depth, height, width, shape.depth().in(), shape.height().in(), shape.width().in(),
                                shape.channels(), Patches.BAND, false);
                        var phase = phase(shape, places, shape.filtersOfGroup(), used);
                        used += panels.length(phase.taps.length);
                        phases.add(phase);
                    }
                }
            }
        }
        return new PatchConvolution(
                "Convolution.inputGradient", shape, phases, panels, shape.channelsOfGroup(), hasGaps, shape.outputLength(), shape.imageLength());
    }

    private static Phase phase(ConvolutionShape shape, Patches places, int inner, int panels) {
        int[][] stretches = new int[shape.groups()][];
        Arrays.setAll(stretches, g -> Patches.cut(places.stretches(g * inner, inner)));
        int[] taps = places.taps(shape.height().taps(), shape.width().taps());
        return new Phase(places, stretches, taps.length * inner, taps, panels);
    }

    @Override
    public int workspace() {
        return panelsLength + slots * slotLength;
    }

    @Override
    int units() {
        return bands * columnParts;
    }

    @Override
    int mostParts() {
        return slots;
    }

    @Override
    void begin(int threads) {
        if (hasGaps) {
            Arrays.fill(c, cOffset, cOffset + resultLength, 0f);
        }
        packTask.parts = threads;
        Workers.share(packTask, threads);
    }

    /** Packs the kernel. */
    private final class PackTask implements Workers.Task {
        private int parts = 1;

        @Override
        public void run(int part) {
            for (int i = 0; i < phases.size(); i++) {
                Phase phase = phases.get(i);
                panels.pack(phase.taps, part, parts, b, bOffset, workspace, workspaceOffset + phase.panels);
            }
        }
    }

    @Override
    void part(int part, int parts) {
        int from = (int) ((long) units() * part / parts);
        int to = (int) ((long) units() * (part + 1) / parts);
        int slot = workspaceOffset + panelsLength + part * slotLength;
        for (int unit = from; unit < to; unit++) {
            int band = unit / columnParts;
            int phase = 0;
            while (band >= phases.get(phase).places.bands()) {
                band -= phases.get(phase).places.bands();
                phase++;
            }
            band(phases.get(phase), band, unit % columnParts, slot);
        }
    }

    private void band(Phase phase, int band, int columnPart, int slot) {
        Patches places = phase.places;
        float[] source = a;
        int begin = aOffset;
        if (places.copies()) {
            places.copy(band, a, aOffset, workspace, slot);
            source = workspace;
            begin = slot;
        } else {
            begin += places.begin(band);
        }
        int from = Panels.start(columns, columnPart, columnParts);
        int to = Panels.start(columns, columnPart + 1, columnParts);
        for (int g = 0; g < groups; g++) {
            int first = g * columns + from;
            KERNELS.patches(
                    places.places(band), to - from, source, begin, places.from(), phase.stretches[g], workspace,
                    workspaceOffset + phase.panels + panels.group(g, phase.k) + from * phase.k, phase.k, c, cOffset + places.target(band) + first,
                    places.to(), bias, biasOffset + first, activation);
        }
    }
}
