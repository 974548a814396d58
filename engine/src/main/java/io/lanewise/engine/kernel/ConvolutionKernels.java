package io.lanewise.engine.kernel;

import io.lanewise.engine.Unary;
import org.jspecify.annotations.Nullable;

/**
 * What convolutions are made of. A place is where a window lies; what it reads are stretches of neighbouring elements, all places the same
 * ones from where they begin. Kernels are handed out in panels of {@link io.lanewise.engine.ColumnBlocks#WIDTH} filters, whole ones.
 */
public interface ConvolutionKernels {
    /**
     * c[to[i] + j] = activation(Σ a[from[i] + …] · panel[…, j] + bias[j]) for {@code places} places i and {@code columns} filters j: the product of a
     * matrix whose rows are the stretches of the places, and a kernel. An element is a chain of fused multiply-adds along the stretches in
     * blocks of {@link io.lanewise.engine.Gemm#BLOCK} that are added in order.
     *
     * @param from where places begin to read, from {@code aOffset}
     * @param stretches pairs of a begin and a length, cut where a block ends, at least one
     * @param panels the kernel: {@code k} rows of a panel, then the next panel. Not modified.
     * @param k the length of all stretches
     * @param to where places are written, from {@code cOffset}
     * @param bias of the filters, or null
     * @param activation IDENTITY, RELU, SIGMOID or TANH
     */
    void patches(
            int places, int columns, float[] a, int aOffset, int[] from, int[] stretches, float[] panels, int panelsOffset, int k, float[] c,
            int cOffset, int[] to, float @Nullable [] bias, int biasOffset, Unary activation);

    /**
     * c[i, j] = Σₚ a[…p… + i] · panel[p, j], or c += that: the transpose of {@code rows} neighbouring columns of places' elements times what flows into the
     * places. An element is one chain of fused multiply-adds along the places.
     *
     * @param a may be read up to 16 elements behind the last row. Not modified.
     * @param lines where rows of places begin, pairs of a begin from {@code aOffset} and a number of places, at least one
     * @param step elements from one place of a line to the next
     * @param panels {@code k} rows, one for each place, of a panel, then the next panel. Not modified.
     * @param ldc elements from a row of c to the next
     */
    void gradient(
            int rows, int columns, float[] a, int aOffset, int[] lines, int step, float[] panels, int panelsOffset, int k, float[] c, int cOffset,
            int ldc, boolean accumulate);

    /**
     * c[i · cStep + j] = Σₜ a[i · aStep + taps[t] + j] · kernel[rows[t] + j] for places i of a row and channels j: a chain of fused multiply-adds along the
     * taps, at least one.
     *
     * @param taps where the taps lie, from a place
     * @param rows where their factors lie
     * @param count how many taps there are
     */
    void depthwise(
            int places, int channels, float[] a, int aOffset, int aStep, int[] taps, int[] rows, int count, float[] kernel, int kernelOffset, float[] c,
            int cOffset, int cStep);

    /**
     * c[j] += Σᵢ a[i · aStep + j] · b[i · bStep + j] for channels j: a chain of fused multiply-adds along the places from zero, then added.
     */
    void depthwiseGradient(int places, int channels, float[] a, int aOffset, int aStep, float[] b, int bOffset, int bStep, float[] c, int cOffset);
}
