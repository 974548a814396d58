package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.GatherKernels;
import io.lanewise.engine.kernel.GemmKernels;
import io.lanewise.engine.kernel.KernelSet;
import io.lanewise.engine.kernel.ReduceKernels;
import io.lanewise.engine.kernel.SoftmaxKernels;
import io.lanewise.engine.kernel.UpdateKernels;

/** All families in plain loops. */
public final class ScalarKernels implements KernelSet {
    private final ElementwiseKernels elementwise = new ScalarElementwise();
    private final ReduceKernels reduce = new ScalarReduce();
    private final SoftmaxKernels softmax = new ScalarSoftmax();
    private final UpdateKernels update = new ScalarUpdate();
    private final GatherKernels gather = new ScalarGather();

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public GemmKernels gemm() {
        throw new UnsupportedOperationException("Matrix products are not part of this set");
    }

    @Override
    public ElementwiseKernels elementwise() {
        return elementwise;
    }

    @Override
    public ReduceKernels reduce() {
        return reduce;
    }

    @Override
    public SoftmaxKernels softmax() {
        return softmax;
    }

    @Override
    public UpdateKernels update() {
        return update;
    }

    @Override
    public GatherKernels gather() {
        return gather;
    }
}
