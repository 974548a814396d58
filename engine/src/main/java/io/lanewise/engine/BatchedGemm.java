package io.lanewise.engine;

import io.lanewise.engine.kernel.GemmKernels;

/**
 * Products of many pairs of matrices of one size, each the product of {@link Gemm}: matrix i of an operand lies {@code i · stride} behind
 * its first one, row by row without gaps. With several threads each does whole products, unless there are too few of them.
 */
public final class BatchedGemm {
    private static final GemmKernels KERNELS = KernelProvider.kernels().gemm();
    private static final Call CALL = new Call();

    private BatchedGemm() {}

    /**
     * {@code C[i] = op(A[i])·op(B[i])} for i below count.
     *
     * @param m rows of op(A[i]) and C[i]
     * @param n columns of op(B[i]) and C[i]
     * @param k columns of op(A[i]), rows of op(B[i])
     * @param a count matrices m×k, or k×m if {@code transposeA}. Not modified.
     * @param b count matrices k×n, or n×k if {@code transposeB}. Not modified.
     * @param c count matrices m×n, apart from A and B. Modified.
     * @throws IllegalArgumentException if a size is negative, an operand beyond its array, or C overlaps A or B; C is untouched then
     */
    public static void multiply(
            boolean transposeA, boolean transposeB, int count, int m, int n, int k, float[] a, int aOffset, float[] b, int bOffset, float[] c,
            int cOffset) {
        String operation = "BatchedGemm.multiply";
        long aEnd = Checks.elements(operation, count, Math.toIntExact(Checks.elements(operation, m, k)));
        long bEnd = Checks.elements(operation, count, Math.toIntExact(Checks.elements(operation, k, n)));
        long cEnd = Checks.elements(operation, count, Math.toIntExact(Checks.elements(operation, m, n)));
        Checks.window(operation, "A", a, aOffset, aEnd);
        Checks.window(operation, "B", b, bOffset, bEnd);
        Checks.window(operation, "C", c, cOffset, cEnd);
        Checks.apart(operation, "A", a, aOffset, aEnd, "C", c, cOffset, cEnd);
        Checks.apart(operation, "B", b, bOffset, bEnd, "C", c, cOffset, cEnd);
        long each = (long) m * n * Math.max(1, k);
        int threads = Workers.parts(each * count, Tuning.CURRENT.gemmWorkPerThread());
        if (count < threads) {
            for (int i = 0; i < count; i++) {
                Gemm.multiply(
                        transposeA, transposeB, m, n, k, a, aOffset + i * m * k, transposeA ? m : k, b, bOffset + i * k * n, transposeB ? k : n,
                        c, cOffset + i * m * n, n, false);
            }
        } else if (threads > 1 && Workers.tryAcquire()) {
            try {
                CALL.set(transposeA, transposeB, m, n, k, a, aOffset, b, bOffset, c, cOffset);
                Workers.run(CALL, count);
            } finally {
                CALL.clear();
                Workers.release();
            }
        } else {
            for (int i = 0; i < count; i++) {
                product(i, transposeA, transposeB, m, n, k, a, aOffset, b, bOffset, c, cOffset);
            }
        }
    }

    private static void product(
            int i, boolean transposeA, boolean transposeB, int m, int n, int k, float[] a, int aOffset, float[] b, int bOffset, float[] c,
            int cOffset) {
        KERNELS.multiply(
                transposeA, transposeB, m, n, k, 0, m, 0, n, a, aOffset + i * m * k, transposeA ? m : k, b, bOffset + i * k * n, transposeB ? k : n,
                c, cOffset + i * m * n, n, false, 1, null, 0, Unary.IDENTITY);
    }

    /** The arguments of the products that have the workers: one object for all of them, so that none is allocated. */
    private static final class Call implements Workers.Task {
        private static final float[] NONE = {};

        private boolean transposeA;
        private boolean transposeB;
        private int m;
        private int n;
        private int k;
        private float[] a = NONE;
        private int aOffset;
        private float[] b = NONE;
        private int bOffset;
        private float[] c = NONE;
        private int cOffset;

        void set(
                boolean transposeA, boolean transposeB, int m, int n, int k, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
            this.transposeA = transposeA;
            this.transposeB = transposeB;
            this.m = m;
            this.n = n;
            this.k = k;
            this.a = a;
            this.aOffset = aOffset;
            this.b = b;
            this.bOffset = bOffset;
            this.c = c;
            this.cOffset = cOffset;
        }

        void clear() {
            a = NONE;
            b = NONE;
            c = NONE;
        }

        @Override
        public void run(int part) {
            product(part, transposeA, transposeB, m, n, k, a, aOffset, b, bOffset, c, cOffset);
        }
    }
}
