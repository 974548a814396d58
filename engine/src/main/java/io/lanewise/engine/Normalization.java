package io.lanewise.engine;

import io.lanewise.engine.kernel.NormalizationKernels;
import org.jspecify.annotations.Nullable;

/**
 * Rows brought to mean 0 and variance 1: x̂ = (x − mean) / √(Σ (x − mean)² / columns + ε), with mean = 0 unless {@code centered}. All
 * matrices are rows×columns. Outputs are modified, inputs not. Rows do not depend on each other; sums within a row have the lanes of
 * {@link Reduce}, sums over rows go by {@value #CHUNK} rows, which are added in order.
 *
 * <p>All throw {@link IllegalArgumentException} for negative sizes, windows outside their arrays and illegal overlaps.
 */
public final class Normalization {
    /** Rows that are summed in order; the sums of so many are then added in order. */
    static final int CHUNK = 128;

    private static final NormalizationKernels KERNELS = KernelProvider.kernels().normalization();
    private static final float[] NONE = {};
    private static final Call CALL = new Call();

    /** Sums of chunks, of each thread that calls; bare arrays, so that a thread which outlives the engine keeps none of its classes. */
    private static final ThreadLocal<float[][]> SUMS = ThreadLocal.withInitial(() -> new float[][] {NONE});

    private Normalization() {}

    private enum Kind { NORMALIZE, GRADIENT, GAMMA_GRADIENT }

    /**
     * y[r, c] = x̂[r, c] · gamma[c] + beta[c].
     *
     * @param gamma one number a column, or null: not multiplied
     * @param beta one number a column, or null: not added
     * @param y may be the very same window as x
     */
    public static void normalize(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float @Nullable [] gamma, int gammaOffset,
            float @Nullable [] beta, int betaOffset, float[] y, int yOffset) {
        String operation = "Normalization.normalize";
        long n = Checks.elements(operation, rows, columns);
        Checks.window(operation, "x", x, xOffset, n);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "x", x, xOffset, "y", y, yOffset, n);
        checkColumns(operation, "gamma", columns, gamma, gammaOffset, y, yOffset, n);
        checkColumns(operation, "beta", columns, beta, betaOffset, y, yOffset, n);
        run(Kind.NORMALIZE, rows, columns, epsilon, centered, x, xOffset, gamma, gammaOffset, beta, betaOffset, y, yOffset);
    }

    /** The gradient of {@link #normalize} with respect to x, from dy, which flows into y; dx may be the very same window as dy. */
    public static void gradient(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float @Nullable [] gamma, int gammaOffset,
            float[] dy, int dyOffset, float[] dx, int dxOffset) {
        String operation = "Normalization.gradient";
        long n = Checks.elements(operation, rows, columns);
        Checks.window(operation, "x", x, xOffset, n);
        Checks.window(operation, "dy", dy, dyOffset, n);
        Checks.window(operation, "dx", dx, dxOffset, n);
        Checks.apart(operation, "x", x, xOffset, n, "dx", dx, dxOffset, n);
        Checks.sameOrApart(operation, "dy", dy, dyOffset, "dx", dx, dxOffset, n);
        checkColumns(operation, "gamma", columns, gamma, gammaOffset, dx, dxOffset, n);
        run(Kind.GRADIENT, rows, columns, epsilon, centered, x, xOffset, gamma, gammaOffset, dy, dyOffset, dx, dxOffset);
    }

    /** The gradient of {@link #normalize} with respect to gamma: dGamma[c] = Σ_r dy[r, c] · x̂[r, c]. */
    public static void gammaGradient(
            int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float[] dy, int dyOffset, float[] dGamma, int dGammaOffset) {
        String operation = "Normalization.gammaGradient";
        long n = Checks.elements(operation, rows, columns);
        Checks.window(operation, "x", x, xOffset, n);
        Checks.window(operation, "dy", dy, dyOffset, n);
        checkColumns(operation, "dGamma", columns, dGamma, dGammaOffset, x, xOffset, n);
        checkColumns(operation, "dGamma", columns, dGamma, dGammaOffset, dy, dyOffset, n);
        int chunks = Math.ceilDiv(rows, CHUNK);
        if (chunks <= 1) {
            KERNELS.gammaGradient(rows, columns, epsilon, centered, x, xOffset, dy, dyOffset, dGamma, dGammaOffset);
            return;
        }
        float[] sums = sums(chunks * columns);
        run(Kind.GAMMA_GRADIENT, rows, columns, epsilon, centered, x, xOffset, null, 0, dy, dyOffset, sums, 0);
        Reduce.columns(Reduction.SUM, chunks, columns, columns, sums, 0, dGamma, dGammaOffset);
    }

    private static float[] sums(int length) {
        float[][] kept = SUMS.get();
        if (kept[0].length < length) {
            kept[0] = new float[length];
        }
        return kept[0];
    }

    private static void checkColumns(
            String operation, String operand, int columns, float @Nullable [] numbers, int offset, float[] other, int otherOffset, long n) {
        if (numbers != null) {
            Checks.window(operation, operand, numbers, offset, columns);
            Checks.apart(operation, operand, numbers, offset, columns, "the matrix", other, otherOffset, n);
        }
    }

    private static void run(
            Kind kind, int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float @Nullable [] gamma, int gammaOffset,
            float @Nullable [] other, int otherOffset, float[] y, int yOffset) {
        int threads = Workers.parts((long) rows * columns, Tuning.CURRENT.gatherWorkPerPart());
        if (threads > 1 && rows > CHUNK && Workers.tryAcquire()) {
            try {
                CALL.set(kind, rows, columns, epsilon, centered, x, xOffset, gamma, gammaOffset, other, otherOffset, y, yOffset);
                Workers.run(CALL, Math.ceilDiv(rows, CHUNK));
            } finally {
                CALL.clear();
                Workers.release();
            }
            return;
        }
        for (int chunk = 0; chunk < Math.ceilDiv(rows, CHUNK); chunk++) {
            part(chunk, kind, rows, columns, epsilon, centered, x, xOffset, gamma, gammaOffset, other, otherOffset, y, yOffset);
        }
    }

    private static void part(
            int chunk, Kind kind, int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float @Nullable [] gamma,
            int gammaOffset, float @Nullable [] other, int otherOffset, float[] y, int yOffset) {
        int first = chunk * CHUNK;
        int count = Math.min(CHUNK, rows - first);
        int from = first * columns;
        float[] dy = other == null ? NONE : other;
        switch (kind) {
            case NORMALIZE -> KERNELS.normalize(
                    count, columns, epsilon, centered, x, xOffset + from, gamma, gammaOffset, other, otherOffset, y, yOffset + from);
            case GRADIENT -> KERNELS.gradient(
                    count, columns, epsilon, centered, x, xOffset + from, gamma, gammaOffset, dy, otherOffset + from, y, yOffset + from);
            case GAMMA_GRADIENT -> KERNELS.gammaGradient(
                    count, columns, epsilon, centered, x, xOffset + from, dy, otherOffset + from, y, yOffset + chunk * columns);
        }
    }

    /** The arguments of the call that has the workers: one object for all of them, so that none is allocated. */
    private static final class Call implements Workers.Task {
        private Kind kind = Kind.NORMALIZE;
        private int rows;
        private int columns;
        private float epsilon;
        private boolean centered;
        private float[] x = NONE;
        private int xOffset;
        private float @Nullable [] gamma;
        private int gammaOffset;
        private float @Nullable [] other;
        private int otherOffset;
        private float[] y = NONE;
        private int yOffset;

        void set(
                Kind kind, int rows, int columns, float epsilon, boolean centered, float[] x, int xOffset, float @Nullable [] gamma, int gammaOffset,
                float @Nullable [] other, int otherOffset, float[] y, int yOffset) {
            this.kind = kind;
            this.rows = rows;
            this.columns = columns;
            this.epsilon = epsilon;
            this.centered = centered;
            this.x = x;
            this.xOffset = xOffset;
            this.gamma = gamma;
            this.gammaOffset = gammaOffset;
            this.other = other;
            this.otherOffset = otherOffset;
            this.y = y;
            this.yOffset = yOffset;
        }

        void clear() {
            x = NONE;
            gamma = null;
            other = null;
            y = NONE;
        }

        @Override
        public void run(int part) {
            part(part, kind, rows, columns, epsilon, centered, x, xOffset, gamma, gammaOffset, other, otherOffset, y, yOffset);
        }
    }
}
