package io.lanewise.engine;

import static io.lanewise.engine.Unary.IDENTITY;

import io.lanewise.engine.kernel.GemmKernels;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products on row-major matrices with leading dimensions: the element in row i, column j of X is
 * {@code x[xOffset + i * ldx + j]}.
 *
 * <p>An element of op(A)·op(B) is a chain of fused multiply-adds, {@code s ← fma(a, b, s)} from zero, over the inner index in
 * order, or where {@link GemmOrder} says so, a sum over sixteen such chains; if k is above {@link #BLOCK}, one chain or sum for each block, added in
 * order. The bits are the same for any implementation, vector width and number of threads.
 */
public final class Gemm {
    /**
     * The length of a chain of fused multiply-adds: longer inner dimensions are summed in blocks of this many, which are added in
     * order. It is part of what a product means, because another length rounds differently; it is never tuned.
     */
    public static final int BLOCK = 1024;

    /** Operands end before this element of their arrays: so an index that goes a block of panels further is an int still. */
    public static final int END = Integer.MAX_VALUE - 2 * BLOCK * ColumnBlocks.WIDTH;

    /** Instead of a leading dimension of B or C: the matrix, as stored, is in {@link ColumnBlocks}. */
    public static final int COLUMN_BLOCKS = -1;

    /** Parts that a thread has at most: with so many, one that is held up does its work up to a fourth of it late. */
    private static final int PARTS_OF_A_THREAD = 4;

    /** See {@link Call#parts}: where packing takes more than this part of the time, a thread has fewer parts, or one. */
    private static final int PACKING_SHARE = 32;

    /** Rows for each column of a B in blocks above which they are dealt out: more of A than of B would come out of other threads' caches. */
    private static final int TALL = 2;

    /** What columns are dealt out by: whole column blocks, and as many columns as a tile has, for narrower ones are slower. */
    private static final int COLUMN_UNIT = Math.max(ColumnBlocks.WIDTH, 2 * VectorApi.bits() / Float.SIZE);

    private static final GemmKernels KERNELS = KernelProvider.kernels().gemm();
    private static final Call CALL = new Call();

    private Gemm() {}

    /**
     * The first column of a part, when n columns are dealt out to {@code parts}; n for the part after the last. Products deal matrices in column
     * blocks out like this, so who updates them in the same parts finds them in the caches of the threads that made them.
     */
    public static int firstColumn(int n, int part, int parts) {
        return Call.start(n, COLUMN_UNIT, part, parts);
    }

    /**
     * {@code C = op(A)·op(B)}, or {@code C += op(A)·op(B)} if {@code accumulate}.
     *
     * @param transposeA whether op(A) = Aᵀ
     * @param transposeB whether op(B) = Bᵀ
     * @param m rows of op(A) and C
     * @param n columns of op(B) and C
     * @param k columns of op(A), rows of op(B); 0 makes the product 0
     * @param a stored m×k, or k×m if {@code transposeA}. Not modified.
     * @param lda distance between the rows of A as stored
     * @param b stored k×n, or n×k if {@code transposeB}. Not modified.
     * @param ldb distance between the rows of B as stored, or {@link #COLUMN_BLOCKS}
     * @param c m×n, apart from A and B. Modified.
     * @param ldc distance between the rows of C, or {@link #COLUMN_BLOCKS}
     * @throws IllegalArgumentException if a size is negative, a leading dimension below the row length, an operand beyond its
     *     array, or C overlaps A or B; C is untouched then
     */
    public static void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float[] c, int cOffset, int ldc, boolean accumulate) {
        multiply(transposeA, transposeB, m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate, 1, null, 0, IDENTITY);
    }

    /**
     * {@code C += scale · (op(A)·op(B))}: each element of the product, rounded, is multiplied by the scale, and added when that is rounded, as if the
     * product had been stored; the operands as in the other product.
     */
    public static void addScaled(
            boolean transposeA, boolean transposeB, int m, int n, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float scale, float[] c, int cOffset, int ldc) {
        multiply(transposeA, transposeB, m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, true, scale, null, 0, IDENTITY);
    }

    /**
     * {@code C = activation(op(A)·op(B) + bias)}; the operands as in the other product.
     *
     * @param bias n numbers added to every row, or null; apart from C. Not modified.
     * @param activation IDENTITY, RELU, SIGMOID or TANH
     */
    public static void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float[] c, int cOffset, int ldc, float @Nullable [] bias, int biasOffset, Unary activation) {
        GemmChecks.activation(activation);
        multiply(transposeA, transposeB, m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, false, 1, bias, biasOffset, activation);
    }

    private static void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float[] c, int cOffset, int ldc, boolean accumulate, float scale, float @Nullable [] bias, int biasOffset, Unary activation) {
        GemmChecks.check(transposeA, transposeB, m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, bias, biasOffset);
        long work = (long) m * n * Math.max(1, k);
        int threads = Workers.parts(work, Tuning.CURRENT.gemmWorkPerThread());
        if (threads > 1 && Workers.tryAcquire()) {
            try {
                CALL.set(
                        transposeA, transposeB, m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate, scale, bias, biasOffset,
                        activation);
                Workers.run(CALL, CALL.split(threads, work));
            } finally {
                CALL.clear();
                Workers.release();
            }
        } else {
            KERNELS.multiply(
                    transposeA, transposeB, m, n, k, 0, m, 0, n, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate, scale, bias,
                    biasOffset, activation);
        }
    }

    /** The arguments of the product that has the workers: one object for all of them, so that none is allocated. */
    private static final class Call implements Workers.Task {
        private static final float[] NONE = {};

        private boolean transposeA;
        private boolean transposeB;
        private int m;
        private int n;
        private int k;
        private float[] a = NONE;
        private int aOffset;
        private int lda;
        private float[] b = NONE;
        private int bOffset;
        private int ldb;
        private float[] c = NONE;
        private int cOffset;
        private int ldc;
        private boolean accumulate;
        private float scale;
        private float @Nullable [] bias;
        private int biasOffset;
        private Unary activation = IDENTITY;
        private int parts;
        private boolean byRows;
        private int rowUnit;

        void set(
                boolean transposeA, boolean transposeB, int m, int n, int k, float[] a, int aOffset, int lda, float[] b, int bOffset,
                int ldb, float[] c, int cOffset, int ldc, boolean accumulate, float scale, float @Nullable [] bias, int biasOffset, Unary activation) {
            this.transposeA = transposeA;
            this.transposeB = transposeB;
            this.m = m;
            this.n = n;
            this.k = k;
            this.a = a;
            this.aOffset = aOffset;
            this.lda = lda;
            this.b = b;
            this.bOffset = bOffset;
            this.ldb = ldb;
            this.c = c;
            this.cOffset = cOffset;
            this.ldc = ldc;
            this.accumulate = accumulate;
            this.scale = scale;
            this.bias = bias;
            this.biasOffset = biasOffset;
            this.activation = activation;
        }

        void clear() {
            a = NONE;
            b = NONE;
            c = NONE;
            bias = null;
        }

        /**
         * Splits rows or columns of C, and returns in how many parts: a few for each thread, if they are large enough, so that one which
         * is held up does fewer. Matrices in blocks are split by columns, so that each thread has the same blocks in all products and
         * updates, unless rows are many; others whichever way the largest part takes less time.
         */
        int split(int threads, long work) {
            long each = Math.clamp(work / threads / Tuning.CURRENT.gemmWorkPerPart(), 1, PARTS_OF_A_THREAD);
            boolean byBlocks = ldc == COLUMN_BLOCKS || (ldb == COLUMN_BLOCKS && m / TALL <= n);
            boolean turned = transposeB && !transposeA && m <= Tuning.CURRENT.gemmRowsToTurn();
            // Vector kernels make A·Bᵀ of few rows turned, mostly: then rows are what tiles have for columns, and A is packed, not B.
            rowUnit = turned ? COLUMN_UNIT : Tuning.CURRENT.gemmRowUnit();
            // Each part packs what it reads of A, or of B, or of both, which takes as long as some columns, or rows, of the product: twice as long
            // where A is turned meanwhile. An A that is read in place is read anew for each part of the columns, which takes a fourth of that.
            int packing = Tuning.CURRENT.gemmPackingRows();
            int packingA = transposeA ? 2 * packing : turned ? packing : packing / 4;
            int packingB = turned || (ldb == COLUMN_BLOCKS && !transposeB) ? 0 : packing;
            int partsOfRows = parts(m, rowUnit, threads, each, packingB);
            int partsOfColumns = parts(n, COLUMN_UNIT, threads, each, packingA);
            long rows = largestShare(m, rowUnit, partsOfRows, threads);
            long columns = largestShare(n, COLUMN_UNIT, partsOfColumns, threads);
            long rowsTime = rows * (n + packingA) + (long) packingB * n * Math.ceilDiv(partsOfRows, threads);
            long columnsTime = columns * (m + packingB) + (long) packingA * m * Math.ceilDiv(partsOfColumns, threads);
            byRows = !byBlocks && rowsTime < columnsTime;
            parts = byRows ? partsOfRows : partsOfColumns;
            return parts;
        }

        /**
         * How many parts of whole units there are: as many for each thread, or fewer than threads. What a part packs may take a
         * {@link #PACKING_SHARE}th of its time.
         */
        private static int parts(int length, int unit, int threads, long each, int packing) {
            int units = Math.ceilDiv(length, unit);
            long most = Math.clamp(length / threads / Math.max(1, packing * PACKING_SHARE), 1, each);
            return (int) Math.min(units, threads * Math.clamp(units / threads, 1, most));
        }

        /** The most of a length that falls to one thread, when parts of whole units are dealt out as {@link Workers} does. */
        private static int largestShare(int length, int unit, int parts, int threads) {
            int most = 0;
            for (int thread = 0; thread < threads; thread++) {
                int from = start(length, unit, (int) ((long) parts * thread / threads), parts);
                int to = start(length, unit, (int) ((long) parts * (thread + 1) / threads), parts);
                most = Math.max(most, to - from);
            }
            return most;
        }

        /** Where a part begins. */
        private static int start(int length, int unit, int part, int parts) {
            return (int) Math.min(length, (long) Math.ceilDiv(length, unit) * part / parts * unit);
        }

        @Override
        public void run(int part) {
            KERNELS.multiply(
                    transposeA, transposeB, m, n, k, byRows ? row(part) : 0, byRows ? row(part + 1) : m,
                    byRows ? 0 : firstColumn(n, part, parts), byRows ? n : firstColumn(n, part + 1, parts),
                    a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate, scale, bias, biasOffset, activation);
        }

        private int row(int part) {
            return start(m, rowUnit, part, parts);
        }
    }
}
