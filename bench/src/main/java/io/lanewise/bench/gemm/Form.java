package io.lanewise.bench.gemm;

/** Which factors are transposed; the letters are BLAS's. */
public enum Form {
    /** A·B: the forward pass. */
    NN(false, false),
    /** Aᵀ·B: the gradient of a kernel. */
    TN(true, false),
    /** A·Bᵀ: the gradient of an input. */
    NT(false, true);

    private final boolean transposeA;
    private final boolean transposeB;

    Form(boolean transposeA, boolean transposeB) {
        this.transposeA = transposeA;
        this.transposeB = transposeB;
    }

    boolean transposeA() {
        return transposeA;
    }

    boolean transposeB() {
        return transposeB;
    }
}
