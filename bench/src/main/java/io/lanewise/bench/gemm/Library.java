package io.lanewise.bench.gemm;

/** A library that multiplies matrices. */
sealed interface Library permits Cblas, Ejml, Lanewise {
    /** Its version, and what it chose for this processor. */
    String about();

    /** Shares the products that follow among so many threads. */
    void setThreads(int threads);

    /** Takes the factors of a product into its own kind of memory. */
    Multiplication prepare(Operands operands);

    /** A product that can be repeated. */
    interface Multiplication {
        /** C = op(A)·op(B). */
        void run();

        /** C, row by row. */
        float[] result();
    }
}
