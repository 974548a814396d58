package io.lanewise.engine.kernel.vector;

import io.lanewise.engine.kernel.AccumulatorKernels;
import io.lanewise.engine.kernel.AttentionKernels;
import io.lanewise.engine.kernel.ConvolutionKernels;
import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.GatherKernels;
import io.lanewise.engine.kernel.GemmKernels;
import io.lanewise.engine.kernel.KernelSet;
import io.lanewise.engine.kernel.MomentKernels;
import io.lanewise.engine.kernel.NormalizationKernels;
import io.lanewise.engine.kernel.PoolingKernels;
import io.lanewise.engine.kernel.RecurrentKernels;
import io.lanewise.engine.kernel.ReduceKernels;
import io.lanewise.engine.kernel.SoftmaxKernels;
import io.lanewise.engine.kernel.TransposeKernels;
import io.lanewise.engine.kernel.UpdateKernels;

/** All families on the Vector API. */
public record VectorKernels(
        GemmKernels gemm,
        ConvolutionKernels convolution,
        PoolingKernels pooling,
        ElementwiseKernels elementwise,
        ReduceKernels reduce,
        SoftmaxKernels softmax,
        UpdateKernels update,
        MomentKernels moment,
        AccumulatorKernels accumulator,
        GatherKernels gather,
        RecurrentKernels recurrent,
        AttentionKernels attention,
        NormalizationKernels normalization,
        TransposeKernels transpose)
        implements KernelSet {
    public static VectorKernels create() {
        var elementwise = new VectorElementwise();
        return new VectorKernels(
                new VectorGemm(elementwise),
                new VectorConvolution(elementwise),
                new VectorPooling(),
                elementwise,
                new VectorReduce(),
                new VectorSoftmax(),
                new VectorUpdate(),
                new VectorMoment(),
                new VectorAccumulator(),
                new VectorGather(),
                new VectorRecurrent(),
                new VectorAttention(),
                new VectorNormalization(),
                new VectorMatrixTranspose());
    }

    /** The width of a vector on this machine. */
    public static int bits() {
        return Species.FLOAT.vectorBitSize();
    }

    /** How many vectors the registers of this machine hold: 16 or 32. */
    public static int registers() {
        return Species.REGISTERS;
    }

    @Override
    public String name() {
        return "vector, " + bits() + " bits";
    }
}
