package io.lanewise.engine.kernel.scalar;

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

/** All families as plain loops. */
public record ScalarKernels(
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
    public static ScalarKernels create() {
        var elementwise = new ScalarElementwise();
        return new ScalarKernels(
                new ScalarGemm(elementwise),
                new ScalarConvolution(elementwise),
                new ScalarPooling(),
                elementwise,
                new ScalarReduce(),
                new ScalarSoftmax(),
                new ScalarUpdate(),
                new ScalarMoment(),
                new ScalarAccumulator(),
                new ScalarGather(),
                new ScalarRecurrent(),
                new ScalarAttention(),
                new ScalarNormalization(),
                new ScalarTranspose());
    }

    @Override
    public String name() {
        return "scalar";
    }
}
