package io.lanewise.engine;

import io.lanewise.engine.kernel.KernelSet;
import io.lanewise.engine.kernel.scalar.ScalarKernels;

/** Chooses the implementation of the kernels, once. */
final class KernelProvider {
    private static final KernelSet KERNELS = new ScalarKernels();

    private KernelProvider() {}

    static KernelSet kernels() {
        return KERNELS;
    }
}
