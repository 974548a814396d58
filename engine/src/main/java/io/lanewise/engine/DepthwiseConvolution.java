package io.lanewise.engine;

import io.lanewise.engine.kernel.ConvolutionKernels;
import io.lanewise.engine.kernel.ElementwiseKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Convolutions of each channel by itself. Nothing is copied: windows at the rim have fewer taps. */
final class DepthwiseConvolution extends Convolution {
    private static final ConvolutionKernels KERNELS = KernelProvider.kernels().convolution();
    private static final ElementwiseKernels ELEMENTWISE = KernelProvider.kernels().elementwise();

    private final int channels;
    private final Phase[] phases;
    private final int units;

    /** Row by row, whose places are in runs that share their taps. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Phase(int batch, Taps depth, Taps height, Taps width, int toDepth, int toHeight, int toWidth, int channels, Run[][] runs, int[] runsOfRow) {
        int rows() {
            return batch * depth.count() * height.count();
        }
    }

    /** Places of a row that share their taps: where these lie from a place, and their factors in the kernel. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Run(int from, int to, int[] taps, int[] factors) {}

    private DepthwiseConvolution(String name, ConvolutionShape shape, List<Phase> phases, int aLength, int cLength) {
        super(name, shape, aLength, shape.kernelLength(), cLength, shape.channels());
        channels = shape.channels();
        this.phases = phases.toArray(Phase[]::new);
        units = phases.stream().mapToInt(Phase::rows).sum();
    }

    static DepthwiseConvolution forImage(ConvolutionShape shape) {
        Taps depth = Taps.ofImage(shape.depth());
        Taps height = Taps.ofImage(shape.height());
        Taps width = Taps.ofImage(shape.width());
        var phase = phase(shape, depth, height, width, depth.count(), height.count(), width.count());
        return new DepthwiseConvolution("Convolution.forward", shape, List.of(phase), shape.imageLength(), shape.outputLength());
    }

    static DepthwiseConvolution forOutput(ConvolutionShape shape) {
        var phases = new ArrayList<Phase>();
        for (Taps depth : Taps.ofOutput(shape.depth())) {
            for (Taps height : Taps.ofOutput(shape.height())) {
                for (Taps width : Taps.ofOutput(shape.width())) {
                    phases.add(phase(shape, depth, height, width, shape.depth().in(), shape.height().in(), shape.width().in()));
                }
            }
        }
        return new DepthwiseConvolution("Convolution.inputGradient", shape, phases, shape.outputLength(), shape.imageLength());
    }

    private static Phase phase(ConvolutionShape shape, Taps depth, Taps height, Taps width, int toDepth, int toHeight, int toWidth) {
        var runs = new ArrayList<Run[]>();
        int[] runsOfRow = new int[depth.count() * height.count()];
        for (Reach d : Reach.of(depth)) {
            for (Reach h : Reach.of(height)) {
                for (int slice = d.from(); slice < d.to(); slice++) {
                    Arrays.fill(runsOfRow, slice * height.count() + h.from(), slice * height.count() + h.to(), runs.size());
                }
                runs.add(Reach.of(width).stream().map(w -> run(shape, depth, d, height, h, width, w)).toArray(Run[]::new));
            }
        }
        return new Phase(
                shape.batch(), depth, height, width, toDepth, toHeight, toWidth, shape.channels(), runs.toArray(Run[][]::new), runsOfRow);
    }

    private static Run run(ConvolutionShape shape, Taps depth, Reach d, Taps height, Reach h, Taps width, Reach w) {
        int row = width.in() * shape.channels();
        int slice = height.in() * row;
        int[] taps = new int[Math.max(0, d.high() - d.low()) * Math.max(0, h.high() - h.low()) * Math.max(0, w.high() - w.low())];
        int[] factors = new int[taps.length];
        int used = 0;
        for (int i = d.low(); i < d.high(); i++) {
            for (int j = h.low(); j < h.high(); j++) {
                for (int l = w.low(); l < w.high(); l++) {
                    taps[used] = depth.offsets()[i] * slice + height.offsets()[j] * row + width.offsets()[l] * shape.channels();
                    int tap = (depth.numbers()[i] * shape.height().taps() + height.numbers()[j]) * shape.width().taps() + width.numbers()[l];
                    factors[used] = tap * shape.channels();
                    used++;
                }
            }
        }
        return new Run(w.from(), w.to(), taps, factors);
    }

    @Override
    public int workspace() {
        return 0;
    }

    @Override
    int units() {
        return units;
    }

    @Override
    int mostParts() {
        return units;
    }

    @Override
    void begin(int threads) {
        // Nothing is shared.
    }

    @Override
    void part(int part, int parts) {
        int from = (int) ((long) units * part / parts);
        int to = (int) ((long) units * (part + 1) / parts);
        int first = 0;
        for (Phase phase : phases) {
            int end = Math.min(to - first, phase.rows());
            for (int row = Math.max(0, from - first); row < end; row++) {
                row(phase, row);
            }
            first += phase.rows();
        }
    }

    private void row(Phase phase, int row) {
        Taps width = phase.width;
        int rowsOfImage = phase.depth.count() * phase.height.count();
        int n = row / rowsOfImage;
        int d = row % rowsOfImage / phase.height.count();
        int h = row % phase.height.count();
        int place = aOffset
                + ((n * phase.depth.in() + d * phase.depth.step()) * phase.height.in() + h * phase.height.step()) * width.in() * channels;
        int target = cOffset
                + (((n * phase.toDepth + phase.depth.first() + d * phase.depth.spread()) * phase.toHeight + phase.height.first() + h * phase.height.spread())
                        * phase.toWidth + width.first()) * channels;
        int step = width.spread() * channels;
        for (Run run : phase.runs[phase.runsOfRow[row % rowsOfImage]]) {
            int to = target + run.from * step;
            if (run.taps.length == 0) {
                for (int i = 0; i < run.to - run.from; i++) {
                    Arrays.fill(c, to + i * step, to + i * step + channels, 0f);
                }
            } else {
                KERNELS.depthwise(
                        run.to - run.from, channels, a, place + run.from * width.step() * channels, width.step() * channels, run.taps, run.factors,
                        run.taps.length, b, bOffset, c, to, step);
            }
        }
        int together = step == channels ? width.count() : 1;
        for (int i = 0; i < width.count(); i += together) {
            finish(together, target + i * step);
        }
    }

    private void finish(int cells, int from) {
        float[] added = bias;
        if (added != null) {
            ELEMENTWISE.rowBinary(Binary.ADD, cells, channels, c, from, added, biasOffset, c, from);
        }
        if (activation != Unary.IDENTITY) {
            ELEMENTWISE.unary(activation, cells * channels, c, from, c, from);
        }
    }
}
