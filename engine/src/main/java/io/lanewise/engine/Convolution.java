package io.lanewise.engine;

import static io.lanewise.engine.Unary.IDENTITY;

import org.jspecify.annotations.Nullable;

/**
 * Convolutions (cross-correlations) of images whose channels lie last, and their gradients, planned once for their sizes and then run. A plan
 * holds no memory but tables: what a run needs beside its operands it is given. Nothing is allocated. A plan runs on one caller's behalf at a time.
 *
 * <p>An element of the output is a chain of fused multiply-adds over the taps in order and the channels of each, zeros beyond the image counted in, in
 * blocks of {@link Gemm#BLOCK} that are added in order. The gradient of an image goes the same way over the taps that reach a cell, last ones
 * first, and the filters of each. That of the kernel is a chain for each band of {@link Patches}, added in order. Where each filter has a channel of
 * its own, taps beyond the image are left out, and the kernel's gradient has a chain for each row of the output. The bits are the same for any implementation,
 * vector width and number of threads.
 */
public abstract class Convolution implements Workers.Task {
    private static final float[] NONE = {};

    /** Parts that a thread has at most, so that one which is held up does fewer. */
    static final int PARTS_OF_A_THREAD = 4;

    private final String name;
    private final int aLength;
    private final int bLength;
    private final int cLength;
    private final int biasLength;
    private final long work;

    float[] a = NONE;
    int aOffset;
    float[] b = NONE;
    int bOffset;
    float[] c = NONE;
    int cOffset;
    float @Nullable [] bias;
    int biasOffset;
    Unary activation = IDENTITY;
    float[] workspace = NONE;
    int workspaceOffset;

    Convolution(String name, ConvolutionShape shape, int aLength, int bLength, int cLength, int biasLength) {
        this.name = name;
        this.aLength = aLength;
        this.bLength = bLength;
        this.cLength = cLength;
        this.biasLength = biasLength;
        work = (long) (shape.outputLength() / shape.filters()) * shape.kernelLength();
    }

    /** y = activation(x ∗ kernel + bias): operands image, kernel, output. */
    public static Convolution forward(ConvolutionShape shape) {
        if (shape.isPlainProduct()) {
            return ConvolutionByGemm.forImage(shape);
        }
        return shape.isDepthwise() ? DepthwiseConvolution.forImage(shape) : PatchConvolution.forImage(shape);
    }

    /** The gradient of the image: operands gradient of the output, kernel, gradient of the image; no bias, IDENTITY. */
    public static Convolution inputGradient(ConvolutionShape shape) {
        if (shape.isPlainProduct()) {
            return ConvolutionByGemm.forOutput(shape);
        }
        return shape.isDepthwise() ? DepthwiseConvolution.forOutput(shape) : PatchConvolution.forOutput(shape);
    }

    /** The gradient of the kernel: operands image, gradient of the output, gradient of the kernel; no bias, IDENTITY. */
    public static Convolution kernelGradient(ConvolutionShape shape) {
        if (shape.isPlainProduct()) {
            return ConvolutionByGemm.forKernel(shape);
        }
        return shape.isDepthwise() ? new DepthwiseKernelGradient(shape) : new PatchKernelGradient(shape);
    }

    /** Elements of the workspace that a run needs. */
    public abstract int workspace();

    /** Units of work that can be dealt out. */
    abstract int units();

    /** What one thread does before any unit begins. */
    abstract void begin(int threads);

    /** Does some of the units, as part {@code part} of {@code parts}. */
    abstract void part(int part, int parts);

    /** Most parts that there is room for. */
    abstract int mostParts();

    /**
     * Computes.
     *
     * @param a the left operand. Not modified.
     * @param b the right operand. Not modified.
     * @param bias added to each cell of the result, or null. Not modified.
     * @param activation IDENTITY, RELU, SIGMOID or TANH
     * @param c the result, apart from the operands. Modified.
     * @param workspace as much as {@link #workspace} says, apart from all others. Modified.
     * @throws IllegalArgumentException if an operand lies beyond its array, or the result or the workspace overlaps another one
     */
    public final void run(
            float[] a, int aOffset, float[] b, int bOffset, float @Nullable [] bias, int biasOffset, Unary activation, float[] c, int cOffset,
            float[] workspace, int workspaceOffset) {
        GemmChecks.activation(activation);
        check(a, aOffset, b, bOffset, bias, biasOffset, c, cOffset, workspace, workspaceOffset);
        this.a = a;
        this.aOffset = aOffset;
        this.b = b;
        this.bOffset = bOffset;
        this.bias = bias;
        this.biasOffset = biasOffset;
        this.activation = activation;
        this.c = c;
        this.cOffset = cOffset;
        this.workspace = workspace;
        this.workspaceOffset = workspaceOffset;
        try {
            run();
        } finally {
            this.a = NONE;
            this.b = NONE;
            this.bias = null;
            this.c = NONE;
            this.workspace = NONE;
        }
    }

    private void run() {
        int threads = Workers.parts(work, Tuning.CURRENT.gemmWorkPerThread());
        begin(threads);
        int most = Math.min(mostParts(), units());
        parts = threads > 1 ? Math.min(most, threads * Math.clamp(most / threads, 1, PARTS_OF_A_THREAD)) : 1;
        Workers.share(this, parts);
    }

    private int parts = 1;

    @Override
    public final void run(int part) {
        part(part, parts);
    }

    private void check(
            float[] a, int aOffset, float[] b, int bOffset, float @Nullable [] bias, int biasOffset, float[] c, int cOffset, float[] workspace,
            int workspaceOffset) {
        int room = workspace();
        Checks.window(name, "a", a, aOffset, aLength);
        Checks.window(name, "b", b, bOffset, bLength);
        Checks.window(name, "c", c, cOffset, cLength);
        Checks.window(name, "workspace", workspace, workspaceOffset, room);
        Checks.apart(name, "a", a, aOffset, aLength, "c", c, cOffset, cLength);
        Checks.apart(name, "b", b, bOffset, bLength, "c", c, cOffset, cLength);
        Checks.apart(name, "a", a, aOffset, aLength, "workspace", workspace, workspaceOffset, room);
        Checks.apart(name, "b", b, bOffset, bLength, "workspace", workspace, workspaceOffset, room);
        Checks.apart(name, "c", c, cOffset, cLength, "workspace", workspace, workspaceOffset, room);
        if (bias != null) {
            Checks.window(name, "bias", bias, biasOffset, biasLength);
            Checks.apart(name, "bias", bias, biasOffset, biasLength, "c", c, cOffset, cLength);
            Checks.apart(name, "bias", bias, biasOffset, biasLength, "workspace", workspace, workspaceOffset, room);
        }
    }
}
