package io.lanewise.engine;

import io.lanewise.engine.kernel.AttentionKernels;
import io.lanewise.engine.kernel.GemmKernels;
import io.lanewise.engine.kernel.ReduceKernels;
import java.util.Arrays;

/**
 * Attention of several heads: y[b, t, h] = Σ_s p[b, h, t, s] · v[b, s, h′] with the shares p[b, h, t, ·] = softmax over the keys s that
 * query t sees of scale · q[b, t, h]·k[b, s, h′], and h′ the key head that serves h. Queries are (batch, queries, heads, keyDim), keys (batch,
 * keys, keyHeads, keyDim), values (batch, keys, keyHeads, valueDim), outputs (batch, queries, heads, valueDim), all without gaps.
 *
 * <p>Scores exist for a block of queries at a time, of each thread: memory grows with the number of keys, not with its square. The
 * gradient computes them anew. The bits are those of whole products and softmaxes, whatever the number of threads.
 *
 * <p>An object is for one caller at a time; it holds on to no array between calls but to the masks it was given last. A call allocates nothing
 * once each thread has room for scores.
 */
public final class Attention {
    private static final GemmKernels GEMM = KernelProvider.kernels().gemm();
    private static final AttentionKernels KERNELS = KernelProvider.kernels().attention();
    private static final ReduceKernels REDUCE = KernelProvider.kernels().reduce();
    private static final float[] NONE = {};

    /** Room of each thread: shares, their gradients. Bare arrays, so that a thread which outlives the engine keeps none of its classes. */
    private static final ThreadLocal<float[][]> SCRATCH = ThreadLocal.withInitial(() -> new float[][] {NONE, NONE});

    private final AttentionForm form;
    /** For each mask how far apart neighbours along batch, heads, queries and keys lie. */
    private final int[][] maskStrides;
    private final float[][] masks;
    private final int[] maskOffsets;
    /** Bound once, so that a call creates nothing. */
    private final Workers.Task forwardTask = this::forwardUnit;
    private final Workers.Task backwardTask = this::backwardUnit;

    private float[] q = NONE;
    private int qOffset;
    private float[] k = NONE;
    private int kOffset;
    private float[] v = NONE;
    private int vOffset;
    private float[] y = NONE;
    private int yOffset;
    private float[] dq = NONE;
    private int dqOffset;
    private float[] dk = NONE;
    private int dkOffset;
    private float[] dv = NONE;
    private int dvOffset;

    /**
     * Attention of a form.
     *
     * @param maskStrides for each mask how far apart neighbours along batch, heads, queries and keys lie; 0 where a mask is repeated, and along
     *     keys 0 or 1
     */
    public Attention(AttentionForm form, int[]... maskStrides) {
        this.form = form;
        this.maskStrides = new int[maskStrides.length][];
        for (int i = 0; i < maskStrides.length; i++) {
            this.maskStrides[i] = maskStrides[i].clone();
            if (maskStrides[i].length != 4 || maskStrides[i][3] < 0 || maskStrides[i][3] > 1) {
                throw new IllegalArgumentException("Attention: expected four strides of a mask, the last 0 or 1, received " + Arrays.toString(maskStrides[i]));
            }
        }
        this.masks = new float[maskStrides.length][];
        Arrays.fill(masks, NONE);
        this.maskOffsets = new int[maskStrides.length];
    }

    /** Gives mask number {@code index} its numbers for the calls that follow: a key counts where all masks are above 0. */
    public void mask(int index, float[] mask, int offset) {
        int[] strides = maskStrides[index];
        long reach = (long) strides[0] * (form.batch() - 1) + (long) strides[1] * (form.heads() - 1) + (long) strides[2] * (form.queries() - 1)
                + (long) strides[3] * (form.keys() - 1);
        Checks.window("Attention.mask", "mask", mask, offset, Math.max(0, reach + 1));
        masks[index] = mask;
        maskOffsets[index] = offset;
    }

    /** y = the attention of q, k and v. y is modified, the others not; it lies apart from them. */
    public void forward(float[] q, int qOffset, float[] k, int kOffset, float[] v, int vOffset, float[] y, int yOffset) {
        set("Attention.forward", q, qOffset, k, kOffset, v, vOffset, y, yOffset);
        apart("Attention.forward", "y", y, yOffset, outputs());
        try {
            run(forwardTask, form.batch() * form.heads() * form.blocks(), form.work());
        } finally {
            clear();
        }
    }

    /** The gradients dq, dk and dv from dy, which flows into y. They are modified, the others not; they lie apart from them. */
    public void backward(
            float[] q, int qOffset, float[] k, int kOffset, float[] v, int vOffset, float[] dy, int dyOffset, float[] dq, int dqOffset, float[] dk,
            int dkOffset, float[] dv, int dvOffset) {
        String operation = "Attention.backward";
        set(operation, q, qOffset, k, kOffset, v, vOffset, dy, dyOffset);
        Checks.window(operation, "dq", dq, dqOffset, queryElements());
        Checks.window(operation, "dk", dk, dkOffset, keyElements());
        Checks.window(operation, "dv", dv, dvOffset, valueElements());
        apart(operation, "dq", dq, dqOffset, queryElements());
        apart(operation, "dk", dk, dkOffset, keyElements());
        apart(operation, "dv", dv, dvOffset, valueElements());
        this.dq = dq;
        this.dqOffset = dqOffset;
        this.dk = dk;
        this.dkOffset = dkOffset;
        this.dv = dv;
        this.dvOffset = dvOffset;
        try {
            run(backwardTask, form.batch() * form.keyHeads(), 3 * form.work());
        } finally {
            clear();
        }
    }

    private void set(String operation, float[] q, int qOffset, float[] k, int kOffset, float[] v, int vOffset, float[] y, int yOffset) {
        Checks.window(operation, "q", q, qOffset, queryElements());
        Checks.window(operation, "k", k, kOffset, keyElements());
        Checks.window(operation, "v", v, vOffset, valueElements());
        Checks.window(operation, "y", y, yOffset, outputs());
        this.q = q;
        this.qOffset = qOffset;
        this.k = k;
        this.kOffset = kOffset;
        this.v = v;
        this.vOffset = vOffset;
        this.y = y;
        this.yOffset = yOffset;
    }

    private void apart(String operation, String name, float[] written, int offset, long length) {
        Checks.apart(operation, "q", q, qOffset, queryElements(), name, written, offset, length);
        Checks.apart(operation, "k", k, kOffset, keyElements(), name, written, offset, length);
        Checks.apart(operation, "v", v, vOffset, valueElements(), name, written, offset, length);
    }

    private void clear() {
        q = NONE;
        k = NONE;
        v = NONE;
        y = NONE;
        dq = NONE;
        dk = NONE;
        dv = NONE;
    }

    private long queryElements() {
        return (long) form.batch() * form.queries() * form.queryRow();
    }

    private long keyElements() {
        return (long) form.batch() * form.keys() * form.keyRow();
    }

    private long valueElements() {
        return (long) form.batch() * form.keys() * form.valueRow();
    }

    private long outputs() {
        return (long) form.batch() * form.queries() * form.outputRow();
    }

    private static void run(Workers.Task task, int units, long work) {
        if (units > 1 && Workers.parts(work, Tuning.CURRENT.gemmWorkPerThread()) > 1 && Workers.tryAcquire()) {
            try {
                Workers.run(task, units);
            } finally {
                Workers.release();
            }
            return;
        }
        for (int unit = 0; unit < units; unit++) {
            task.run(unit);
        }
    }

    private static float[] scratch(int which, int length) {
        float[][] kept = SCRATCH.get();
        if (kept[which].length < length) {
            kept[which] = new float[length];
        }
        return kept[which];
    }

    /** A block of queries of one head of one sample. */
    private void forwardUnit(int unit) {
        int head = unit / form.blocks() % form.heads();
        int sample = unit / form.blocks() / form.heads();
        int first = unit % form.blocks() * form.blockRows();
        int rows = Math.min(form.blockRows(), form.queries() - first);
        float[] s = scratch(0, rows * form.keys());
        long range = scores(sample, head, first, rows, s);
        int from = (int) (range >>> 32);
        int count = (int) range;
        KERNELS.softmax(rows, count, form.scale(), form.uniform(), s, 0);
        multiply(false, false, rows, form.valueDim(), count, s, 0, count, v, value(vOffset, sample, head, from), form.valueRow(),
                y, output(sample, head, first), form.outputRow(), false);
    }

    /** All queries that one key head of one sample serves. */
    private void backwardUnit(int unit) {
        int sample = unit / form.keyHeads();
        int keyHead = unit % form.keyHeads();
        int group = form.heads() / form.keyHeads();
        for (int key = 0; key < form.keys(); key++) {
            int kRow = key(dkOffset, sample, keyHead * group, key);
            int vRow = value(dvOffset, sample, keyHead * group, key);
            Arrays.fill(dk, kRow, kRow + form.keyDim(), 0f);
            Arrays.fill(dv, vRow, vRow + form.valueDim(), 0f);
        }
        for (int head = keyHead * group; head < (keyHead + 1) * group; head++) {
            for (int first = 0; first < form.queries(); first += form.blockRows()) {
                backwardBlock(sample, head, first, Math.min(form.blockRows(), form.queries() - first));
            }
        }
    }

    private void backwardBlock(int sample, int head, int first, int rows) {
        float[] p = scratch(0, rows * form.keys());
        float[] dp = scratch(1, rows * form.keys() + rows);
        long range = scores(sample, head, first, rows, p);
        int from = (int) (range >>> 32);
        int count = (int) range;
        int sees = rows * count;
        for (int row = 0; row < rows; row++) {
            dp[sees + row] = mayBeEmpty() && isEmpty(count, p, row * count) ? 0f : 1f;
        }
        KERNELS.softmax(rows, count, form.scale(), form.uniform(), p, 0);
        int dyAt = output(sample, head, first);
        multiply(true, false, count, form.valueDim(), rows, p, 0, count, y, dyAt, form.outputRow(),
                dv, value(dvOffset, sample, head, from), form.valueRow(), true);
        multiply(false, true, rows, count, form.valueDim(), y, dyAt, form.outputRow(), v, value(vOffset, sample, head, from), form.valueRow(),
                dp, 0, count, false);
        KERNELS.gradient(rows, count, form.scale(), p, 0, dp, 0);
        for (int row = 0; row < rows; row++) {
            // A query that sees no key does not depend on scores.
            if (dp[sees + row] == 0f) {
                Arrays.fill(dp, row * count, (row + 1) * count, 0f);
            }
        }
        multiply(false, false, rows, form.keyDim(), count, dp, 0, count, k, key(kOffset, sample, head, from), form.keyRow(),
                dq, query(dqOffset, sample, head, first), form.queryRow(), false);
        multiply(true, false, count, form.keyDim(), rows, dp, 0, count, q, query(qOffset, sample, head, first), form.queryRow(),
                dk, key(dkOffset, sample, head, from), form.keyRow(), true);
    }

    /**
     * The scores of a block, without the scale, −∞ where a query does not see a key: of the keys that any of them may see by causality and
     * window, or of all where one sees none and gets the mean of all values. Returns the first key, in the upper half, and their number.
     */
    private long scores(int sample, int head, int first, int rows, float[] s) {
        int from = form.firstKey(first);
        int count = Math.max(0, form.endKey(first + rows - 1) - from);
        scores(sample, head, first, rows, from, count, s);
        if (form.uniform() && count < form.keys() && mayBeEmpty() && anyEmpty(rows, count, s)) {
            from = 0;
            count = form.keys();
            scores(sample, head, first, rows, from, count, s);
        }
        return (long) from << 32 | count;
    }

    private void scores(int sample, int head, int first, int rows, int from, int count, float[] s) {
        multiply(false, true, rows, count, form.keyDim(), q, query(qOffset, sample, head, first), form.queryRow(),
                k, key(kOffset, sample, head, from), form.keyRow(), s, 0, count, false);
        boolean limited = form.causal() || form.window() > 0;
        for (int row = 0; limited && row < rows; row++) {
            int at = row * count;
            int start = Math.clamp(form.firstKey(first + row) - from, 0, count);
            int end = Math.clamp(form.endKey(first + row) - from, start, count);
            Arrays.fill(s, at, at + start, Float.NEGATIVE_INFINITY);
            Arrays.fill(s, at + end, at + count, Float.NEGATIVE_INFINITY);
        }
        for (int i = 0; i < masks.length; i++) {
            int[] strides = maskStrides[i];
            int at = maskOffsets[i] + sample * strides[0] + head * strides[1] + first * strides[2] + from * strides[3];
            for (int row = 0; row < rows; row++, at += strides[2]) {
                if (strides[3] == 1) {
                    KERNELS.exclude(count, masks[i], at, s, row * count);
                } else if (!(masks[i][at] > 0)) {
                    Arrays.fill(s, row * count, (row + 1) * count, Float.NEGATIVE_INFINITY);
                }
            }
        }
    }

    private boolean mayBeEmpty() {
        return masks.length > 0 || (form.window() > 0 && form.queries() >= form.keys() + form.window());
    }

    private static boolean anyEmpty(int rows, int count, float[] s) {
        for (int row = 0; row < rows; row++) {
            if (isEmpty(count, s, row * count)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmpty(int count, float[] s, int offset) {
        return REDUCE.all(Reduction.MAX, count, s, offset) == Float.NEGATIVE_INFINITY;
    }

    private int query(int offset, int sample, int head, int query) {
        return offset + (sample * form.queries() + query) * form.queryRow() + head * form.keyDim();
    }

    private int key(int offset, int sample, int head, int key) {
        return offset + (sample * form.keys() + key) * form.keyRow() + head / (form.heads() / form.keyHeads()) * form.keyDim();
    }

    private int value(int offset, int sample, int head, int key) {
        return offset + (sample * form.keys() + key) * form.valueRow() + head / (form.heads() / form.keyHeads()) * form.valueDim();
    }

    private int output(int sample, int head, int query) {
        return yOffset + (sample * form.queries() + query) * form.outputRow() + head * form.valueDim();
    }

    private static void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int inner, float[] a, int aOffset, int lda, float[] b, int bOffset, int ldb,
            float[] c, int cOffset, int ldc, boolean accumulate) {
        GEMM.multiply(
                transposeA, transposeB, m, n, inner, 0, m, 0, n, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate, 1, null, 0, Unary.IDENTITY);
    }
}
