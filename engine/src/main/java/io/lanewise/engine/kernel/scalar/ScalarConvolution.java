package io.lanewise.engine.kernel.scalar;

import static io.lanewise.engine.ColumnBlocks.WIDTH;
import static io.lanewise.engine.Gemm.BLOCK;

import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.ConvolutionKernels;
import io.lanewise.engine.kernel.ElementwiseKernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Convolutions as plain loops: a place and a panel at a time. */
public final class ScalarConvolution implements ConvolutionKernels {
    private final ElementwiseKernels elementwise;

    /** Chains of a panel: allocated once for each thread. */
    private final ThreadLocal<float[]> scratch = ThreadLocal.withInitial(() -> new float[WIDTH]);

    /** {@code elementwise} applies SIGMOID and TANH, so that an activation is the very function applied alone. */
    public ScalarConvolution(ElementwiseKernels elementwise) {
        this.elementwise = elementwise;
    }

    @Override
    public void patches(
            int places, int columns, float[] a, int aOffset, int[] from, int[] stretches, float[] panels, int panelsOffset, int k, float[] c,
            int cOffset, int[] to, float @Nullable [] bias, int biasOffset, Unary activation) {
        float[] chains = scratch.get();
        for (int i = 0; i < places; i++) {
            int target = cOffset + to[i];
            for (int j = 0; j < columns; j += WIDTH) {
                int some = Math.min(WIDTH, columns - j);
                Arrays.fill(chains, 0f);
                int row = panelsOffset + j * k;
                int inner = 0;
                for (int s = 0; s < stretches.length; s += 2) {
                    int first = aOffset + from[i] + stretches[s];
                    for (int p = 0; p < stretches[s + 1]; p++) {
                        extend(a[first + p], panels, row, chains);
                        row += WIDTH;
                    }
                    inner += stretches[s + 1];
                    if (inner % BLOCK == 0 || s + 2 == stretches.length) {
                        add(some, chains, c, target + j, inner > BLOCK);
                    }
                }
            }
            finish(columns, c, target, bias, biasOffset, activation);
        }
    }

    @Override
    public void gradient(
            int rows, int columns, float[] a, int aOffset, int[] lines, int step, float[] panels, int panelsOffset, int k, float[] c, int cOffset,
            int ldc, boolean accumulate) {
        float[] chains = scratch.get();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j += WIDTH) {
                Arrays.fill(chains, 0f);
                int row = panelsOffset + j * k;
                for (int s = 0; s < lines.length; s += 2) {
                    int first = aOffset + lines[s] + i;
                    for (int p = 0; p < lines[s + 1]; p++) {
                        extend(a[first + p * step], panels, row, chains);
                        row += WIDTH;
                    }
                }
                add(Math.min(WIDTH, columns - j), chains, c, cOffset + i * ldc + j, accumulate);
            }
        }
    }

    @Override
    public void depthwise(
            int places, int channels, float[] a, int aOffset, int aStep, int[] taps, int[] rows, int count, float[] kernel, int kernelOffset, float[] c,
            int cOffset, int cStep) {
        for (int i = 0; i < places; i++) {
            int place = aOffset + i * aStep;
            int target = cOffset + i * cStep;
            for (int j = 0; j < channels; j++) {
                float sum = 0f;
                for (int t = 0; t < count; t++) {
                    sum = Math.fma(a[place + taps[t] + j], kernel[kernelOffset + rows[t] + j], sum);
                }
                c[target + j] = sum;
            }
        }
    }

    @Override
    public void depthwiseGradient(int places, int channels, float[] a, int aOffset, int aStep, float[] b, int bOffset, int bStep, float[] c, int cOffset) {
        for (int j = 0; j < channels; j++) {
            float sum = 0f;
            for (int i = 0; i < places; i++) {
                sum = Math.fma(a[aOffset + i * aStep + j], b[bOffset + i * bStep + j], sum);
            }
            c[cOffset + j] += sum;
        }
    }

    private static void extend(float x, float[] panels, int row, float[] chains) {
        for (int j = 0; j < WIDTH; j++) {
            chains[j] = Math.fma(x, panels[row + j], chains[j]);
        }
    }

    /** Stores chains, or adds them, and begins new ones. */
    private static void add(int columns, float[] chains, float[] c, int cOffset, boolean accumulate) {
        for (int j = 0; j < columns; j++) {
            c[cOffset + j] = accumulate ? c[cOffset + j] + chains[j] : chains[j];
        }
        Arrays.fill(chains, 0f);
    }

    private void finish(int columns, float[] c, int cOffset, float @Nullable [] bias, int biasOffset, Unary activation) {
        if (bias != null) {
            for (int j = 0; j < columns; j++) {
                c[cOffset + j] += bias[biasOffset + j];
            }
        }
        if (activation == Unary.RELU) {
            for (int j = 0; j < columns; j++) {
                c[cOffset + j] = Math.max(c[cOffset + j], 0f);
            }
        } else if (activation != Unary.IDENTITY) {
            elementwise.unary(activation, columns, c, cOffset, c, cOffset);
        }
    }
}
