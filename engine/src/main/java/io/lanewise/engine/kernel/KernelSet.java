package io.lanewise.engine.kernel;

/** One implementation of all kernel families. Kernels do not check their arguments and run on the calling thread alone. */
public interface KernelSet {
    /** What the log calls it: {@code scalar}, or {@code vector} with its width. */
    String name();

    /** Matrix products. */
    GemmKernels gemm();

    /** Convolutions. */
    ConvolutionKernels convolution();

    /** Extremes and means of windows. */
    PoolingKernels pooling();

    /** Functions of single elements. */
    ElementwiseKernels elementwise();

    /** Sums, extremes, dot products. */
    ReduceKernels reduce();

    /** Softmax and the losses that go with it. */
    SoftmaxKernels softmax();

    /** What attention does with scores. */
    AttentionKernels attention();

    /** Rows brought to mean 0 and variance 1. */
    NormalizationKernels normalization();

    /** Optimizer steps. */
    UpdateKernels update();

    /** Optimizer steps by moving averages of the gradient. */
    MomentKernels moment();

    /** Optimizer steps by sums of squared gradients. */
    AccumulatorKernels accumulator();

    /** Rows picked from a table. */
    GatherKernels gather();

    /** Steps of recurrent layers. */
    RecurrentKernels recurrent();

    /** Transposed copies. */
    TransposeKernels transpose();
}
