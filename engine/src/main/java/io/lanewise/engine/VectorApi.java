package io.lanewise.engine;

import io.lanewise.engine.kernel.vector.VectorKernels;

/** What the Vector API says of this machine. Where its module is missing nothing of it may be touched, and everything is 0. */
final class VectorApi {
    private VectorApi() {}

    /** Whether its module is there. */
    static boolean isPresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** The width of a vector. */
    static int bits() {
        return isPresent() ? VectorKernels.bits() : 0;
    }

    /** How many vectors the processor holds in registers. */
    static int registers() {
        return isPresent() ? VectorKernels.registers() : 0;
    }
}
