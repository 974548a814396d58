package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shared among threads row by row, or element by element, has the bits of the scalar kernels in one thread. */
class SharedRangeTest {
    private static final int THREADS = Workers.threads();
    private static final List<int[]> SHAPES = List.of(new int[] {2003, 101}, new int[] {17, 20_011}, new int[] {1, 200_003}, new int[] {100_001, 3});
    private static final int X = 3;
    private static final int Y = 5;
    private static final int MOST = 400_000;

    private final float[] a = numbers(1, MOST);
    private final float[] b = numbers(2, MOST);
    private final float[] c = numbers(3, MOST);

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS);
    }

    /** Fills an array from {@link #Y} on. */
    @FunctionalInterface
    private interface Call {
        void into(float[] y);
    }

    static Stream<int[]> shapes() {
        return SHAPES.stream();
    }

    @ParameterizedTest
    @EnumSource
    void unary(Unary function) {
        int n = 200_003;
        check(y -> KernelProvider.scalar().elementwise().unary(function, n, a, X, y, Y), y -> Elementwise.unary(function, n, a, X, y, Y));
    }

    @ParameterizedTest
    @EnumSource
    void binary(Binary function) {
        int n = 200_003;
        check(
                y -> KernelProvider.scalar().elementwise().binary(function, n, a, X, b, X + 1, y, Y),
                y -> Elementwise.binary(function, n, a, X, b, X + 1, y, Y));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void rowsAndColumns(int[] shape) {
        int rows = shape[0];
        int columns = shape[1];
        var scalar = KernelProvider.scalar().elementwise();
        check(
                y -> scalar.rowBinary(Binary.MULTIPLY, rows, columns, a, X, b, X, y, Y),
                y -> Elementwise.rowBinary(Binary.MULTIPLY, rows, columns, a, X, b, X, y, Y));
        check(
                y -> scalar.columnBinary(Binary.SUBTRACT, rows, columns, a, X, b, X, y, Y),
                y -> Elementwise.columnBinary(Binary.SUBTRACT, rows, columns, a, X, b, X, y, Y));
        int n = rows * columns;
        check(y -> scalar.affine(n, a, X, 3f, -1f, y, Y), y -> Elementwise.affine(n, a, X, 3f, -1f, y, Y));
        check(y -> scalar.clip(n, a, X, -0.5f, 0.7f, y, Y), y -> Elementwise.clip(n, a, X, -0.5f, 0.7f, y, Y));
        check(y -> scalar.select(n, c, X, a, X, b, X, y, Y), y -> Elementwise.select(n, c, X, a, X, b, X, y, Y));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void softmax(int[] shape) {
        int rows = shape[0];
        int columns = shape[1];
        var labels = new Random(4).ints(rows, 0, columns).toArray();
        var scalar = KernelProvider.scalar().softmax();
        check(y -> scalar.softmax(rows, columns, a, X, y, Y), y -> Softmax.softmax(rows, columns, a, X, y, Y));
        check(y -> scalar.logSoftmax(rows, columns, a, X, y, Y), y -> Softmax.logSoftmax(rows, columns, a, X, y, Y));
        check(y -> scalar.softmaxGradient(rows, columns, a, X, b, X, y, Y), y -> Softmax.softmaxGradient(rows, columns, a, X, b, X, y, Y));
        check(
                y -> scalar.sparseCrossEntropy(rows, columns, a, X, labels, 0, y, Y),
                y -> Softmax.sparseCrossEntropy(rows, columns, a, X, labels, 0, y, Y));
        check(
                y -> scalar.sparseCrossEntropyGradient(rows, columns, a, X, labels, 0, b, X, y, Y),
                y -> Softmax.sparseCrossEntropyGradient(rows, columns, a, X, labels, 0, b, X, y, Y));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void reductions(int[] shape) {
        int rows = shape[0];
        int columns = shape[1];
        var scalar = KernelProvider.scalar().reduce();
        for (var reduction : Reduction.values()) {
            check(y -> scalar.rows(reduction, rows, columns, a, X, y, Y), y -> Reduce.rows(reduction, rows, columns, a, X, y, Y));
            check(
                    y -> scalar.columns(reduction, rows, columns - 1, columns, a, X, y, Y),
                    y -> Reduce.columns(reduction, rows, columns - 1, columns, a, X, y, Y));
        }
    }

    /** Of random numbers each depends on its index only: what is drawn one by one is what all threads draw. */
    @Test
    void randomNumbers() {
        int n = 50_003;
        long from = 7;
        check(oneByOne(n, (y, i) -> Philox.uniform(1, 2, from + i, 1, -1f, 3f, y, Y + i)), y -> Philox.uniform(1, 2, from, n, -1f, 3f, y, Y));
        check(oneByOne(n, (y, i) -> Philox.normal(1, 2, from + i, 1, 1f, 3f, y, Y + i)), y -> Philox.normal(1, 2, from, n, 1f, 3f, y, Y));
        check(
                oneByOne(n, (y, i) -> Philox.truncatedNormal(1, 2, from + i, 1, 1f, 3f, y, Y + i)),
                y -> Philox.truncatedNormal(1, 2, from, n, 1f, 3f, y, Y));
        check(
                oneByOne(n, (y, i) -> y[Y + i] = Philox.bits(1, 2, i) >>> 8 >= Math.round(0.25f * 0x1p24f) ? 1 / 0.75f : 0f),
                y -> Philox.dropout(1, 2, n, 0.25f, y, Y));
    }

    private static Call oneByOne(int n, ObjIntConsumer<float[]> draw) {
        return y -> {
            for (int i = 0; i < n; i++) {
                draw.accept(y, i);
            }
        };
    }

    private static void check(Call scalar, Call shared) {
        float[] expected = numbers(9, MOST);
        scalar.into(expected);
        for (int threads : new int[] {1, 2, 3, 4}) {
            Workers.resize(threads);
            float[] actual = numbers(9, MOST);
            shared.into(actual);
            assertThat(Arrays.equals(GemmCase.bits(actual), GemmCase.bits(expected))).as("%d threads", threads).isTrue();
        }
    }

    private static float[] numbers(long seed, int length) {
        var random = new Random(seed);
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextFloat() * 4 - 2;
        }
        return x;
    }
}
