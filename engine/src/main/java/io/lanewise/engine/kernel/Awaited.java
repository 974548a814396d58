package io.lanewise.engine.kernel;

import io.lanewise.engine.Binary;
import io.lanewise.engine.Reduction;
import io.lanewise.engine.Unary;
import org.jspecify.annotations.Nullable;

/** Stands in for the families that are merged from another branch; only the activations of a product work. */
public final class Awaited implements ElementwiseKernels, ReduceKernels, SoftmaxKernels, UpdateKernels, GatherKernels {
    @Override
    public void unary(Unary function, int n, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = switch (function) {
                case SIGMOID -> (float) (1 / (1 + Math.exp(-x[xOffset + i])));
                case TANH -> (float) Math.tanh(x[xOffset + i]);
                default -> throw awaited();
            };
        }
    }

    @Override
    public void binary(Binary function, int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public void rowBinary(Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public void columnBinary(
            Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public void affine(int n, float[] x, int xOffset, float scale, float shift, float[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public void clip(int n, float[] x, int xOffset, float low, float high, float[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public void select(
            int n, float[] condition, int conditionOffset, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public float all(Reduction reduction, int n, float[] x, int xOffset) {
        throw awaited();
    }

    @Override
    public void rows(Reduction reduction, int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public void columns(Reduction reduction, int rows, int columns, int stride, float[] x, int xOffset, float[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public float dot(int n, float[] a, int aOffset, float[] b, int bOffset) {
        throw awaited();
    }

    @Override
    public void argMaxRows(int rows, int columns, float[] x, int xOffset, int[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public void softmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public void logSoftmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public void softmaxGradient(int rows, int columns, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
        throw awaited();
    }

    @Override
    public void sparseCrossEntropy(
            int rows, int columns, float[] logits, int logitsOffset, int[] labels, int labelsOffset, float[] loss, int lossOffset) {
        throw awaited();
    }

    @Override
    public void sparseCrossEntropyGradient(
            int rows, int columns, float[] p, int pOffset, int[] labels, int labelsOffset, float[] upstream, int upstreamOffset,
            float[] dx, int dxOffset) {
        throw awaited();
    }

    @Override
    public void sgd(int n, float[] w, int wOffset, float[] g, int gOffset, float rate) {
        throw awaited();
    }

    @Override
    public void momentum(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float rate, float momentum, boolean nesterov) {
        throw awaited();
    }

    @Override
    public void rmsprop(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] v, int vOffset, float @Nullable [] m, int mOffset,
            float @Nullable [] average, int averageOffset, float rate, float rho, float momentum, float epsilon) {
        throw awaited();
    }

    @Override
    public void adam(
            int n, float[] w, int wOffset, float[] g, int gOffset, float[] m, int mOffset, float[] v, int vOffset,
            float @Nullable [] vMax, int vMaxOffset, float alpha, float beta1, float beta2, float epsilon) {
        throw awaited();
    }

    @Override
    public void movingAverage(int n, float[] average, int averageOffset, float[] w, int wOffset, float momentum) {
        throw awaited();
    }

    @Override
    public void rows(int count, int rowLength, float[] x, int xOffset, int[] indices, int indicesOffset, float[] y, int yOffset) {
        throw awaited();
    }

    @Override
    public void rows(
            int count, int rowLength, byte[] x, int xOffset, int[] indices, int indicesOffset, float scale, float shift, float[] y,
            int yOffset) {
        throw awaited();
    }

    private static UnsupportedOperationException awaited() {
        return new UnsupportedOperationException("this family of kernels comes with the merge");
    }
}
