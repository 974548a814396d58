package io.lanewise.engine;

/** Kernels that the warm-up has compiled together, see {@link KernelProvider#whenWarm}. */
enum KernelFamily {
    /** Matrix products, which are made by vectors from the first one on: plain loops would take longer still. */
    PRODUCTS(1 << 0),
    /** Optimizer updates. */
    UPDATE(1 << 1),
    /** Gathering of rows. */
    GATHER(1 << 2),
    /** Functions of two operands. */
    BINARY(1 << 3),
    /** Sums of columns. */
    COLUMNS(1 << 4),
    /** Copies of rows. */
    COPY(1 << 5),
    /** Softmax, its cross-entropies and their gradients. */
    SOFTMAX(1 << 6);

    private final int bit;

    KernelFamily(int bit) {
        this.bit = bit;
    }

    /** Its bit in a set of them. */
    int bit() {
        return bit;
    }
}
