package io.lanewise.engine;

import io.lanewise.engine.kernel.ConvolutionKernels;
import java.util.Arrays;

/** The gradient of the kernel where each filter has a channel of its own: row by row of the output. Threads share taps and channels. */
final class DepthwiseKernelGradient extends Convolution {
    private static final ConvolutionKernels KERNELS = KernelProvider.kernels().convolution();

    /** Channels of a unit. */
    private static final int BLOCK = 64;

    private final int batch;
    private final int channels;
    private final Taps depth;
    private final Taps height;
    private final Taps width;
    private final int taps;

    DepthwiseKernelGradient(ConvolutionShape shape) {
        super("Convolution.kernelGradient", shape, shape.imageLength(), shape.outputLength(), shape.kernelLength(), 0);
        batch = shape.batch();
        channels = shape.channels();
        depth = Taps.ofImage(shape.depth());
        height = Taps.ofImage(shape.height());
        width = Taps.ofImage(shape.width());
        taps = shape.taps();
    }

    @Override
    public int workspace() {
        return 0;
    }

    @Override
    int units() {
        return taps * Math.ceilDiv(channels, BLOCK);
    }

    @Override
    int mostParts() {
        return Math.min(units(), Workers.threads());
    }

    @Override
    void begin(int threads) {
        Arrays.fill(c, cOffset, cOffset + taps * channels, 0f);
    }

    @Override
    void part(int part, int parts) {
        int from = (int) ((long) units() * part / parts);
        int to = (int) ((long) units() * (part + 1) / parts);
        for (int n = 0; n < batch; n++) {
            for (int d = 0; d < depth.count(); d++) {
                for (int h = 0; h < height.count(); h++) {
                    for (int unit = from; unit < to; unit++) {
                        unit(n, d, h, unit % taps, unit / taps * BLOCK);
                    }
                }
            }
        }
    }

    private void unit(int n, int d, int h, int tap, int channel) {
        int slice = d * depth.step() + depth.offsets()[tap / width.taps() / height.taps()];
        int row = h * height.step() + height.offsets()[tap / width.taps() % height.taps()];
        if (slice < 0 || slice >= depth.in() || row < 0 || row >= height.in()) {
            return;
        }
        int offset = width.offsets()[tap % width.taps()];
        int from = Math.max(0, Math.ceilDiv(-offset, width.step()));
        int to = Math.min(width.count(), Math.ceilDiv(width.in() - offset, width.step()));
        if (from < to) {
            int x = ((n * depth.in() + slice) * height.in() + row) * width.in() + from * width.step() + offset;
            int y = ((n * depth.count() + d) * height.count() + h) * width.count() + from;
            KERNELS.depthwiseGradient(
                    to - from, Math.min(BLOCK, channels - channel), a, aOffset + x * channels + channel, width.step() * channels,
                    b, bOffset + y * channels + channel, channels, c, cOffset + tap * channels + channel);
        }
    }
}
