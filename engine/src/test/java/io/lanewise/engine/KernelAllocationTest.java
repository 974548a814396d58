package io.lanewise.engine;

import io.lanewise.engine.kernel.KernelSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Once compiled, no kernel allocates: a vector that C2 leaves as an object costs more than the arithmetic. */
class KernelAllocationTest {
    private static final int ROWS = 20;
    private static final int COLUMNS = 101;
    private static final int N = ROWS * COLUMNS;
    private static final int CALLS = 20;

    private static final float[] A = numbers(1);
    private static final float[] B = numbers(2);
    private static final float[] C = numbers(3);
    private static final float[] D = numbers(4);
    private static final float[] Y = numbers(5);
    private static final int[] PLACES = {0, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70};
    private static final int[] TARGETS = {0, 40, 80, 120, 160, 200, 240, 280, 320, 360, 400};
    private static final int[] STRETCHES = {0, 4, 100, 5};
    private static final int[] TAPS = {0, 70, 140};
    private static final int[] INDICES = new int[ROWS];
    private static final int[] FOUND = new int[ROWS];
    private static final byte[] BYTES = new byte[N];
    private static final Unary[] UNARY = Unary.values();
    private static final Binary[] BINARY = Binary.values();
    private static final Reduction[] REDUCTIONS = Reduction.values();

    private static float[] numbers(long seed) {
        float[] x = new float[N];
        Philox.uniform(seed, 0, 0, N, 0.1f, 1, x, 0);
        return x;
    }

    @FunctionalInterface
    private interface Family {
        void call(KernelSet kernels);
    }

    static Stream<Arguments> families() {
        return Stream.of(
                Arguments.of("unary", (Family) kernels -> {
                    for (Unary function : UNARY) {
                        kernels.elementwise().unary(function, N, A, 0, Y, 0);
                    }
                }),
                Arguments.of("binary", (Family) kernels -> {
                    for (Binary function : BINARY) {
                        kernels.elementwise().binary(function, N, A, 0, B, 0, Y, 0);
                        kernels.elementwise().rowBinary(function, ROWS, COLUMNS, A, 0, B, 0, Y, 0);
                        kernels.elementwise().columnBinary(function, ROWS, COLUMNS, A, 0, B, 0, Y, 0);
                    }
                }),
                Arguments.of("other elementwise", (Family) kernels -> {
                    kernels.elementwise().affine(N, A, 0, 2, 1, Y, 0);
                    kernels.elementwise().clip(N, A, 0, 0.2f, 0.8f, Y, 0);
                    kernels.elementwise().select(N, A, 0, B, 0, C, 0, Y, 0);
                }),
                Arguments.of("reduce", (Family) kernels -> {
                    for (Reduction reduction : REDUCTIONS) {
                        Y[0] = kernels.reduce().all(reduction, N, A, 0);
                        kernels.reduce().rows(reduction, ROWS, COLUMNS, A, 0, Y, 0);
                        kernels.reduce().columns(reduction, ROWS, COLUMNS, COLUMNS, A, 0, Y, 0);
                    }
                    Y[0] = kernels.reduce().dot(N, A, 0, B, 0);
                    kernels.reduce().argMaxRows(ROWS, COLUMNS, A, 0, FOUND, 0);
                }),
                Arguments.of("softmax", (Family) kernels -> {
                    kernels.softmax().softmax(ROWS, COLUMNS, A, 0, Y, 0);
                    kernels.softmax().logSoftmax(ROWS, COLUMNS, A, 0, Y, 0);
                    kernels.softmax().softmaxGradient(ROWS, COLUMNS, A, 0, B, 0, Y, 0);
                    kernels.softmax().sparseCrossEntropy(ROWS, COLUMNS, A, 0, INDICES, 0, Y, 0);
                    kernels.softmax().sparseCrossEntropyGradient(ROWS, COLUMNS, A, 0, INDICES, 0, B, 0, Y, 0);
                }),
                Arguments.of("attention", (Family) kernels -> {
                    kernels.attention().softmax(ROWS, COLUMNS, 0.5f, true, Y, 0);
                    kernels.attention().gradient(ROWS, COLUMNS, 0.5f, A, 0, Y, 0);
                    kernels.attention().exclude(N, A, 0, Y, 0);
                }),
                Arguments.of("normalization", (Family) kernels -> {
                    kernels.normalization().normalize(ROWS, COLUMNS, 1e-3f, true, A, 0, B, 0, C, 0, Y, 0);
                    kernels.normalization().gradient(ROWS, COLUMNS, 1e-3f, true, A, 0, B, 0, C, 0, Y, 0);
                    kernels.normalization().gammaGradient(ROWS, COLUMNS, 1e-3f, false, A, 0, C, 0, Y, 0);
                }),
                Arguments.of("update", (Family) kernels -> {
                    kernels.update().sgd(N, Y, 0, A, 0, 1e-6f);
                    kernels.update().momentum(N, Y, 0, A, 0, B, 0, 1e-6f, 0.9f, true);
                    kernels.update().rmsprop(N, Y, 0, A, 0, B, 0, C, 0, D, 0, 1e-6f, 0.9f, 0.9f, 1f);
                    kernels.update().adam(N, Y, 0, A, 0, B, 0, C, 0, D, 0, 1e-6f, 0.9f, 0.99f, 1e-7f);
                    kernels.update().movingAverage(N, Y, 0, A, 0, 0.9f);
                    kernels.moment().adamax(N, Y, 0, A, 0, B, 0, C, 0, 1e-6f, 0.1f, 0.9f, 0.99f, 1e-7f);
                    kernels.moment().nadam(N, Y, 0, A, 0, B, 0, C, 0, 1e-6f, 0.9f, 0.1f, 0.1f, 0.9f, 0.99f, 1e-7f);
                    kernels.moment().lion(N, Y, 0, A, 0, B, 0, 1e-6f, 0.9f, 0.99f);
                    kernels.moment().scheduleFree(N, Y, 0, A, 0, B, 0, C, 0, 1e-6f, 0.1f, 0.1f, 0.9f, 0.99f, 1e-7f);
                    kernels.moment().direction(N, Y, 0, B, 0, C, 0, 0.1f, 0.1f, 0.9f, 0.99f, 1e-7f);
                    kernels.accumulator().adagrad(N, Y, 0, A, 0, C, 0, 1e-6f, 1e-7f);
                    kernels.accumulator().adadelta(N, Y, 0, A, 0, C, 0, D, 0, 1e-6f, 0.9f, 1e-7f);
                    kernels.accumulator().ftrl(N, Y, 0, A, 0, C, 0, D, 0, 0.1f, 0.5f, 0.1f, 0.1f, 0.1f);
                }),
                Arguments.of("recurrent", (Family) kernels -> {
                    int n = N / 10;
                    kernels.recurrent().sums(ROWS / 2, COLUMNS, COLUMNS, A, 0, C, 0, B, 0, Y, 0);
                    kernels.recurrent().sigmoids(ROWS / 2, COLUMNS, COLUMNS, A, 0, C, 0, B, 0, Y, 0);
                    kernels.recurrent().tanhs(ROWS / 2, COLUMNS, COLUMNS, A, 0, C, 0, B, 0, Y, 0);
                    kernels.recurrent().lstmState(n, Y, 0, n, B, 0, Y, 5 * n, Y, 6 * n);
                    kernels.recurrent().lstmGradient(n, A, 0, n, B, 0, C, 0, Y, 0, Y, n, n);
                    kernels.recurrent().gruCandidate(2, COLUMNS, COLUMNS, A, 0, C, 0, B, 0, D, 0, Y, 0, 2 * COLUMNS, 4 * COLUMNS);
                    kernels.recurrent().gruState(n, A, 0, n, B, 0, Y, 0);
                    kernels.recurrent().gruGradient(n, A, 0, n, B, 0, C, 0, Y, 0, n, Y, 2 * n);
                    kernels.recurrent().gruResetGradient(n, A, 0, B, 0, C, 0, Y, 0, Y, n);
                }),
                Arguments.of("gather", (Family) kernels -> {
                    kernels.gather().rows(ROWS, COLUMNS, A, 0, INDICES, 0, Y, 0);
                    kernels.gather().rows(ROWS, COLUMNS, BYTES, 0, INDICES, 0, 0.1f, 0, Y, 0);
                }),
                Arguments.of("convolution", (Family) kernels -> {
                    kernels.convolution().patches(PLACES.length, 40, A, 0, PLACES, STRETCHES, B, 0, 9, Y, 0, TARGETS, C, 0, Unary.RELU);
                    kernels.convolution().gradient(13, 40, A, 0, STRETCHES, 10, B, 0, 9, Y, 0, 40, true);
                    kernels.convolution().depthwise(9, 70, A, 0, 70, TAPS, TAPS, 3, B, 0, Y, 0, 70);
                    kernels.convolution().depthwise(4, 70, A, 0, 35, TAPS, TAPS, 2, B, 0, Y, 0, 70);
                    kernels.convolution().depthwise(9, 70, A, 0, 35, TAPS, TAPS, 2, B, 0, Y, 0, 70);
                    kernels.convolution().depthwiseGradient(9, 90, A, 0, 90, B, 0, 90, Y, 0);
                }),
                Arguments.of("pooling", (Family) kernels -> {
                    kernels.pooling().max(9, 70, A, 0, 70, TAPS, Y, 0, 70);
                    kernels.pooling().average(9, 70, A, 0, 70, TAPS, Y, 0, 70);
                    kernels.pooling().maxGradient(9, 70, A, 0, 70, TAPS, B, 0, C, 0, 70, Y, 0, false);
                    kernels.pooling().maxGradient(9, 70, A, 0, 70, TAPS, B, 0, C, 0, 70, Y, 0, true);
                    kernels.pooling().averageGradient(9, 70, C, 0, 70, Y, 0, 70, TAPS);
                    kernels.pooling().pick(9, 70, A, 0, B, 0, 70, TAPS, C, 0, Y, 0, 70);
                }),
                Arguments.of("transpose", (Family) kernels -> kernels.transpose().transpose(ROWS, COLUMNS, A, 0, ROWS, Y, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void nothingIsAllocatedOnceWarm(String name, Family family) throws InterruptedException {
        KernelSet kernels = KernelProvider.kernels();
        Allocation.assertNoneOnceWarm(() -> {
            for (int i = 0; i < CALLS; i++) {
                family.call(kernels);
            }
        });
    }
}
