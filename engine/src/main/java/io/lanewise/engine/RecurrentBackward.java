package io.lanewise.engine;

import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.RecurrentKernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a recurrent layer, from the last of its steps to the first: of the sums of all steps and of the states it began with.
 * Threads share the samples. An object keeps what it needs between runs and is used by one caller at a time.
 */
public final class RecurrentBackward implements Workers.Task {
    private static final ElementwiseKernels ELEMENTWISE = KernelProvider.kernels().elementwise();
    private static final RecurrentKernels KERNELS = KernelProvider.kernels().recurrent();
    private static final float[] NONE = {};

    private final RecurrentLayout layout;
    private final RecurrentParts parts;
    private final int columns;
    /** U transposed, its first gates and the candidate's apart where they are multiplied apart. */
    private final float[] turned;
    /** Gradients of the sums of one step, gate by gate. */
    private final float[] sums;
    private final float[][] hidden;
    private final float[] carry;
    private final float[] keptCarry;

    private float[] y = NONE;
    private int yOffset;
    private float @Nullable [] mask;
    private int maskOffset;
    private float @Nullable [] upstream;
    private int upstreamOffset;
    private float[] gradients = NONE;
    private int gradientOffset;

    /** For results that lie like this. */
    public RecurrentBackward(RecurrentLayout layout) {
        this.layout = layout;
        this.parts = new RecurrentParts(layout);
        this.columns = layout.kind().sums() * layout.units();
        this.turned = new float[layout.units() * columns];
        this.sums = new float[layout.kind().sums() * layout.state()];
        this.hidden = new float[2][layout.state()];
        this.carry = new float[layout.kind().hasCarry() ? layout.state() : 0];
        this.keptCarry = new float[layout.masked() ? carry.length : 0];
    }

    /**
     * Computes the gradients.
     *
     * @param y the results of the layer. Not modified.
     * @param u what states were multiplied by. Not modified.
     * @param ldu the distance of its rows, or {@link Gemm#COLUMN_BLOCKS}
     * @param mask as the layer had it
     * @param upstream the gradient that flows into h of all steps, (steps, batch, units), or null
     * @param last the gradient that flows into the last h besides, or null
     * @param lastCarry the gradient that flows into the last c, or null
     * @param gradients as the layout says. Modified.
     */
    public void run(
            float[] y, int yOffset, float[] u, int uOffset, int ldu, float @Nullable [] mask, int maskOffset, float @Nullable [] upstream,
            int upstreamOffset, float @Nullable [] last, int lastOffset, float @Nullable [] lastCarry, int lastCarryOffset, float[] gradients,
            int gradientOffset) {
        String operation = "Recurrent.gradient";
        Checks.window(operation, "y", y, yOffset, layout.length());
        Checks.window(operation, "u", u, uOffset, (long) layout.units() * columns);
        Checks.window(operation, "gradients", gradients, gradientOffset, layout.gradients());
        this.y = y;
        this.yOffset = yOffset;
        this.mask = mask;
        this.maskOffset = maskOffset;
        this.upstream = upstream;
        this.upstreamOffset = upstreamOffset;
        this.gradients = gradients;
        this.gradientOffset = gradientOffset;
        turn(u, uOffset, ldu);
        begin(last, lastOffset, hidden[0]);
        begin(lastCarry, lastCarryOffset, carry);
        parts.run(this);
        System.arraycopy(hidden[layout.steps() % 2], 0, gradients, gradientOffset + layout.hiddenGradient(), layout.state());
        System.arraycopy(carry, 0, gradients, gradientOffset + layout.carryGradient(), carry.length);
    }

    private static void begin(float @Nullable [] given, int offset, float[] gradient) {
        if (given == null) {
            Arrays.fill(gradient, 0);
        } else {
            System.arraycopy(given, offset, gradient, 0, gradient.length);
        }
    }

    /** Columns of U that are multiplied in the first product of a step; a GRU has another one for the candidate's. */
    private int firstColumns() {
        return layout.kind().isGru() ? 2 * layout.units() : columns;
    }

    /** Uᵀ in column blocks, as products read it fastest. */
    private void turn(float[] u, int uOffset, int ldu) {
        int units = layout.units();
        int first = firstColumns();
        for (int block = 0; block < units; block += ColumnBlocks.WIDTH) {
            int width = Math.min(ColumnBlocks.WIDTH, units - block);
            for (int j = 0; j < columns; j++) {
                int at = j < first ? block * first + j * width : units * first + block * units + (j - first) * width;
                for (int i = 0; i < width; i++) {
                    turned[at + i] = u[ColumnBlocks.element(units, columns, block + i, j, uOffset, ldu)];
                }
            }
        }
    }

    @Override
    public void run(int part) {
        int from = parts.start(part);
        int rows = parts.start(part + 1) - from;
        for (int step = layout.steps() - 1; step >= 0; step--) {
            int number = layout.steps() - 1 - step;
            step(step, from, rows, hidden[number % 2], hidden[(number + 1) % 2]);
        }
    }

    /**
     * One step.
     *
     * @param dh the gradient of the state after the step; what flows into its output is added
     * @param next becomes that of the state before
     */
    private void step(int step, int from, int rows, float[] dh, float[] next) {
        int units = layout.units();
        int time = layout.time(step);
        int at = from * units;
        int n = rows * units;
        int state = layout.state();
        int before = yOffset + layout.hidden(layout.before(step)) + at;
        int gate = yOffset + layout.gates(time) + at;
        int rowsAt = gradientOffset + (time * layout.batch() + from) * columns;
        if (upstream != null) {
            ELEMENTWISE.binary(Binary.ADD, n, dh, at, upstream, upstreamOffset + time * state + at, dh, at);
        }
        switch (layout.kind()) {
            case TANH, RELU -> {
                var slope = layout.kind() == Recurrence.TANH ? Binary.TANH_GRADIENT : Binary.RELU_GRADIENT;
                ELEMENTWISE.binary(slope, n, dh, at, y, yOffset + layout.hidden(time) + at, gradients, rowsAt);
                leaveOut(time, from, rows, gradients, rowsAt, 0, 1);
            }
            case LSTM -> {
                if (layout.masked()) {
                    System.arraycopy(carry, at, keptCarry, at, n);
                }
                KERNELS.lstmGradient(
                        n, y, gate, state, y, yOffset + layout.carry(layout.before(step)) + at, dh, at, carry, at, sums, at, state);
                leaveOut(time, from, rows, sums, at, state, 4);
                copyLeftOut(time, from, rows, keptCarry, carry);
                inRows(rows, at, 4, rowsAt);
            }
            case GRU -> {
                KERNELS.gruGradient(n, y, gate, gate + 2 * state, y, before, dh, at, sums, at, at + 2 * state, next, at);
                leaveOut(time, from, rows, sums, at, 2 * state, 2);
                copyLeftOut(time, from, rows, dh, next);
                int candidate = gradientOffset + layout.candidateGradient() + time * state + at;
                KERNELS.gruResetGradient(n, y, gate + state, y, gate + 3 * state, sums, at + 2 * state, sums, at + state, gradients, candidate);
                inRows(rows, at, 3, rowsAt);
                product(rows, firstColumns(), gradients, rowsAt, columns, 0, next, at, true);
                product(rows, units, gradients, candidate, units, units * firstColumns(), next, at, true);
                return;
            }
            case GRU_RESET_BEFORE -> {
                KERNELS.gruGradient(n, y, gate, gate + 2 * state, y, before, dh, at, sums, at, at + 2 * state, next, at);
                leaveOut(time, from, rows, sums, at, 2 * state, 2);
                copyLeftOut(time, from, rows, dh, next);
                // The gradient of r · h, in the place of dh, which is not needed any more.
                product(rows, units, sums, at + 2 * state, units, units * firstColumns(), dh, at, false);
                KERNELS.gruResetGradient(n, y, gate + state, y, before, dh, at, sums, at + state, dh, at);
                ELEMENTWISE.binary(Binary.ADD, n, next, at, dh, at, next, at);
                inRows(rows, at, 3, rowsAt);
                product(rows, firstColumns(), gradients, rowsAt, columns, 0, next, at, true);
                return;
            }
        }
        product(rows, columns, gradients, rowsAt, columns, 0, next, at, false);
        copyLeftOut(time, from, rows, dh, next);
    }

    private void product(int rows, int inner, float[] a, int aOffset, int lda, int turnedOffset, float[] c, int cOffset, boolean accumulate) {
        int units = layout.units();
        Gemm.multiply(false, false, rows, units, inner, a, aOffset, lda, turned, turnedOffset, Gemm.COLUMN_BLOCKS, c, cOffset, units, accumulate);
    }

    private boolean isLeftOut(int time, int row) {
        return mask != null && !(mask[maskOffset + time * layout.batch() + row] > 0);
    }

    /** 0 for the sums of samples that leave a step out. */
    private void leaveOut(int time, int from, int rows, float[] target, int offset, int stride, int count) {
        int units = layout.units();
        for (int row = 0; mask != null && row < rows; row++) {
            for (int i = 0; i < count && isLeftOut(time, from + row); i++) {
                int at = offset + i * stride + row * units;
                Arrays.fill(target, at, at + units, 0);
            }
        }
    }

    /** What goes past a step that samples leave out. */
    private void copyLeftOut(int time, int from, int rows, float[] source, float[] target) {
        int units = layout.units();
        for (int row = from; mask != null && row < from + rows; row++) {
            if (isLeftOut(time, row)) {
                System.arraycopy(source, row * units, target, row * units, units);
            }
        }
    }

    /** The gradients of the sums, gates side by side. */
    private void inRows(int rows, int at, int count, int offset) {
        int units = layout.units();
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(sums, at + i * layout.state() + row * units, gradients, offset + row * columns + i * units, units);
            }
        }
    }
}
