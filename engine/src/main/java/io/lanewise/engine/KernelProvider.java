package io.lanewise.engine;

import io.lanewise.engine.kernel.KernelSet;
import io.lanewise.engine.kernel.scalar.ScalarKernels;
import io.lanewise.engine.kernel.vector.VectorKernels;

/** Chooses the implementation of the kernels, once. */
final class KernelProvider {
    private static final KernelSet KERNELS =
            "scalar".equals(System.getProperty("lanewise.kernels")) ? new ScalarKernels() : new VectorKernels();

    private KernelProvider() {}

    static KernelSet kernels() {
        return KERNELS;
    }
}
