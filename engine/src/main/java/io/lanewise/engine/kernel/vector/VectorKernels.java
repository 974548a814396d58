package io.lanewise.engine.kernel.vector;

import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.GatherKernels;
import io.lanewise.engine.kernel.GemmKernels;
import io.lanewise.engine.kernel.KernelSet;
import io.lanewise.engine.kernel.ReduceKernels;
import io.lanewise.engine.kernel.SoftmaxKernels;
import io.lanewise.engine.kernel.UpdateKernels;

/** All families on vectors. */
public final class VectorKernels implements KernelSet {
    private final ElementwiseKernels elementwise = new VectorElementwise();
    private final ReduceKernels reduce = new VectorReduce();
    private final SoftmaxKernels softmax = new VectorSoftmax();
    private final UpdateKernels update = new VectorUpdate();
    private final GatherKernels gather = new VectorGather();

    @Override
    public String name() {
        return "vector " + Species.FLOAT.vectorBitSize();
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
