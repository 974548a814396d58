package io.lanewise.engine;

import io.lanewise.engine.kernel.ElementwiseKernels;
import io.lanewise.engine.kernel.RecurrentKernels;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer along a sequence. Samples do not depend on each other, so threads share them, each for all steps. An object keeps what
 * it needs between runs and is used by one caller at a time.
 */
public final class RecurrentForward implements Workers.Task {
    private static final ElementwiseKernels ELEMENTWISE = KernelProvider.kernels().elementwise();
    private static final RecurrentKernels KERNELS = KernelProvider.kernels().recurrent();
    private static final float[] NONE = {};

    private final RecurrentLayout layout;
    private final RecurrentParts parts;
    private final int columns;
    /** Products of the states of one step. */
    private final float[] products;
    /** In the place of a bias that is not there. */
    private final float[] zeros;
    /** Gates of one step, if they are not kept. */
    private final float[] gates;

    private float[] x = NONE;
    private int xOffset;
    private float[] u = NONE;
    private int uOffset;
    private int ldu;
    private float[] bias = NONE;
    private int biasOffset;
    private float[] productBias = NONE;
    private int productBiasOffset;
    private float @Nullable [] mask;
    private int maskOffset;
    private float[] y = NONE;
    private int yOffset;

    /** For results that lie like this. */
    public RecurrentForward(RecurrentLayout layout) {
        this.layout = layout;
        this.parts = new RecurrentParts(layout);
        this.columns = layout.kind().sums() * layout.units();
        this.products = new float[layout.batch() * columns];
        this.zeros = new float[columns];
        this.gates = layout.gradient() ? NONE : new float[layout.kind().kept() * layout.state()];
    }

    /**
     * Computes all steps.
     *
     * @param x the inputs' part of the sums, (steps, batch, sums · units). Not modified.
     * @param u what states are multiplied by, (units, sums · units). Not modified.
     * @param ldu the distance of its rows, or {@link Gemm#COLUMN_BLOCKS}, but for a GRU that resets before the product
     * @param h how h begins, (batch, units). Not modified.
     * @param c how c begins, if there is one
     * @param bias added to x, (sums · units), or null
     * @param productBias added to the candidate's product of a GRU, (units), or null
     * @param mask 0 for steps that are left out, (steps, batch), if the layout is masked
     * @param y the results, apart from all others. Modified.
     */
    public void run(
            float[] x, int xOffset, float[] u, int uOffset, int ldu, float[] h, int hOffset, float @Nullable [] c, int cOffset, float @Nullable [] bias,
            int biasOffset, float @Nullable [] productBias, int productBiasOffset, float @Nullable [] mask, int maskOffset, float[] y, int yOffset) {
        String operation = "Recurrent";
        Checks.window(operation, "x", x, xOffset, (long) layout.steps() * layout.batch() * columns);
        Checks.window(operation, "u", u, uOffset, (long) layout.units() * columns);
        Checks.window(operation, "h", h, hOffset, layout.state());
        Checks.window(operation, "y", y, yOffset, layout.length());
        this.x = x;
        this.xOffset = xOffset;
        this.u = u;
        this.uOffset = uOffset;
        this.ldu = ldu;
        this.bias = bias == null ? zeros : bias;
        this.biasOffset = bias == null ? 0 : biasOffset;
        this.productBias = productBias == null ? zeros : productBias;
        this.productBiasOffset = productBias == null ? 0 : productBiasOffset;
        this.mask = mask;
        this.maskOffset = maskOffset;
        this.y = y;
        this.yOffset = yOffset;
        System.arraycopy(h, hOffset, y, yOffset + layout.hidden(layout.steps()), layout.state());
        if (c != null) {
            System.arraycopy(c, cOffset, y, yOffset + layout.carry(layout.steps()), layout.state());
        }
        parts.run(this);
    }

    @Override
    public void run(int part) {
        int from = parts.start(part);
        int rows = parts.start(part + 1) - from;
        for (int step = 0; step < layout.steps(); step++) {
            step(step, from, rows);
        }
    }

    private void step(int step, int from, int rows) {
        int units = layout.units();
        int time = layout.time(step);
        int at = from * units;
        int before = yOffset + layout.hidden(layout.before(step)) + at;
        int after = yOffset + layout.hidden(time) + at;
        int sums = xOffset + (time * layout.batch() + from) * columns;
        int product = from * columns;
        int n = rows * units;
        boolean resetBefore = layout.kind() == Recurrence.GRU_RESET_BEFORE;
        Gemm.multiply(
                false, false, rows, resetBefore ? 2 * units : columns, units, y, before, units, u, uOffset, ldu, products, product, columns, false);
        float[] kept = layout.gradient() ? y : gates;
        int gate = (layout.gradient() ? yOffset + layout.gates(time) : 0) + at;
        int stride = layout.state();
        switch (layout.kind()) {
            case TANH -> KERNELS.tanhs(rows, units, columns, x, sums, bias, biasOffset, products, product, y, after);
            case RELU -> {
                KERNELS.sums(rows, units, columns, x, sums, bias, biasOffset, products, product, y, after);
                ELEMENTWISE.unary(Unary.RELU, n, y, after, y, after);
            }
            case LSTM -> {
                sigmoid(0, rows, sums, product, kept, gate);
                sigmoid(1, rows, sums, product, kept, gate);
                tanh(2, rows, sums, product, kept, gate);
                sigmoid(3, rows, sums, product, kept, gate);
                KERNELS.lstmState(
                        n, kept, gate, stride, y, yOffset + layout.carry(layout.before(step)) + at, y, yOffset + layout.carry(time) + at, y, after);
            }
            case GRU, GRU_RESET_BEFORE -> {
                sigmoid(0, rows, sums, product, kept, gate);
                sigmoid(1, rows, sums, product, kept, gate);
                int candidate = gate + 2 * stride;
                int other = gate + 3 * stride;
                if (resetBefore) {
                    ELEMENTWISE.binary(Binary.MULTIPLY, n, kept, gate + stride, y, before, kept, other);
                    Gemm.multiply(
                            false, false, rows, units, units, kept, other, units, u, uOffset + 2 * units, ldu, products, product + 2 * units, columns,
                            false);
                    tanh(2, rows, sums, product, kept, gate);
                } else {
                    KERNELS.gruCandidate(
                            rows, units, columns, x, sums + 2 * units, bias, biasOffset + 2 * units, products, product + 2 * units, productBias,
                            productBiasOffset, kept, gate + stride, other, candidate);
                    ELEMENTWISE.unary(Unary.TANH, n, kept, candidate, kept, candidate);
                }
                KERNELS.gruState(n, kept, gate, candidate, y, before, y, after);
            }
        }
        if (mask != null) {
            for (int row = 0; row < rows; row++) {
                if (!(mask[maskOffset + time * layout.batch() + from + row] > 0)) {
                    System.arraycopy(y, before + row * units, y, after + row * units, units);
                    if (layout.kind().hasCarry()) {
                        int carry = yOffset + at + row * units;
                        System.arraycopy(y, carry + layout.carry(layout.before(step)), y, carry + layout.carry(time), units);
                    }
                }
            }
        }
    }

    /** Gate {@code i} of a step. */
    private void sigmoid(int i, int rows, int sums, int product, float[] kept, int gates) {
        int units = layout.units();
        int at = i * units;
        KERNELS.sigmoids(
                rows, units, columns, x, sums + at, bias, biasOffset + at, products, product + at, kept, gates + i * layout.state());
    }

    /** The same for one whose function is tanh. */
    private void tanh(int i, int rows, int sums, int product, float[] kept, int gates) {
        int units = layout.units();
        int at = i * units;
        KERNELS.tanhs(
                rows, units, columns, x, sums + at, bias, biasOffset + at, products, product + at, kept, gates + i * layout.state());
    }
}
