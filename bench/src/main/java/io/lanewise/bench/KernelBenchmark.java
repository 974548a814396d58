package io.lanewise.bench;

import io.lanewise.engine.Binary;
import io.lanewise.engine.KernelProvider;
import io.lanewise.engine.Philox;
import io.lanewise.engine.Reduction;
import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.KernelSet;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Kernels that pass over their elements, on one thread, plain loops and vectors: 128 rows of 100 (12,800 elements, which lie in the
 * second cache), an odd number more in flat ones.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
    private static final int ROWS = 128;
    private static final int COLUMNS = 100;
    private static final int N = ROWS * COLUMNS + 7;

    /** What is computed. */
    @Param({"relu", "exp", "log", "expm1", "log1p", "tanh", "sigmoid", "softplus", "erf", "add", "row add", "sum", "row sums", "column sums",
        "softmax", "log softmax", "sparse cross-entropy", "sgd", "adam", "adamax", "nadam",
        "lion", "schedule free", "direction", "adagrad", "adadelta", "ftrl", "gather", "gather bytes", "transpose", "lstm gradient",
        "gru gradient"})
    private String kernel = "";

    /** Which kernels. */
    @Param({"scalar", "vector"})
    private String kernels = "";

    private final float[] a = new float[N];
    private final float[] b = new float[N];
    private final float[] c = new float[N];
    private final float[] y = new float[N];
    private final byte[] bytes = new byte[N];
    private final int[] indices = new int[ROWS];
    private Runnable call = () -> {};

    /** Makes the operands and verifies that the result is the scalar kernels', bit for bit. */
    @Setup
    public void setUp() {
        fill();
        call(KernelProvider.scalar()).run();
        var expected = y.clone();
        fill();
        call = call(kernels.equals("scalar") ? KernelProvider.scalar() : KernelProvider.vector().orElseThrow());
        call.run();
        if (!Arrays.equals(y, expected)) {
            throw new IllegalStateException(kernel + ": expected the bits of the scalar kernels, received others");
        }
    }

    private void fill() {
        Philox.uniform(1, 0, 0, N, 0.1f, 1, a, 0);
        Philox.uniform(1, 1, 0, N, 0, 1, b, 0);
        Philox.uniform(1, 2, 0, N, 0, 1, c, 0);
        Philox.uniform(1, 3, 0, N, 0, 1, y, 0);
        for (var i = 0; i < N; i++) {
            bytes[i] = (byte) i;
        }
        for (var i = 0; i < ROWS; i++) {
            indices[i] = i * 37 % ROWS;
        }
    }

    private Runnable call(KernelSet set) {
        return switch (kernel) {
            case "relu" -> unary(set, Unary.RELU);
            case "exp" -> unary(set, Unary.EXP);
            case "log" -> unary(set, Unary.LOG);
            case "expm1" -> unary(set, Unary.EXPM1);
            case "log1p" -> unary(set, Unary.LOG1P);
            case "tanh" -> unary(set, Unary.TANH);
            case "sigmoid" -> unary(set, Unary.SIGMOID);
            case "softplus" -> unary(set, Unary.SOFTPLUS);
            case "erf" -> unary(set, Unary.ERF);
            case "add" -> () -> set.elementwise().binary(Binary.ADD, N, a, 0, b, 0, y, 0);
            case "row add" -> () -> set.elementwise().rowBinary(Binary.ADD, ROWS, COLUMNS, a, 0, b, 0, y, 0);
            case "sum" -> () -> y[0] = set.reduce().all(Reduction.SUM, N, a, 0);
            case "row sums" -> () -> set.reduce().rows(Reduction.SUM, ROWS, COLUMNS, a, 0, y, 0);
            case "column sums" -> () -> set.reduce().columns(Reduction.SUM, ROWS, COLUMNS, COLUMNS, a, 0, y, 0);
            case "softmax" -> () -> set.softmax().softmax(ROWS, COLUMNS, a, 0, y, 0);
            case "log softmax" -> () -> set.softmax().logSoftmax(ROWS, COLUMNS, a, 0, y, 0);
            case "sparse cross-entropy" -> () -> set.softmax().sparseCrossEntropy(ROWS, COLUMNS, a, 0, indices, 0, y, 0);
            case "sgd" -> () -> set.update().sgd(N, y, 0, a, 0, 1e-6f);
            case "adam" -> () -> set.update().adam(N, y, 0, a, 0, b, 0, c, 0, null, 0, 1e-6f, 0.9f, 0.999f, 1e-7f);
            case "adamax" -> () -> set.moment().adamax(N, y, 0, a, 0, b, 0, c, 0, 1e-6f, 0.1f, 0.9f, 0.999f, 1e-7f);
            case "nadam" -> () -> set.moment().nadam(N, y, 0, a, 0, b, 0, c, 0, 1e-6f, 0.9f, 0.1f, 0.1f, 0.9f, 0.999f, 1e-7f);
            case "lion" -> () -> set.moment().lion(N, y, 0, a, 0, b, 0, 1e-6f, 0.9f, 0.99f);
            case "schedule free" -> () -> set.moment().scheduleFree(N, y, 0, a, 0, b, 0, c, 0, 1e-6f, 0.1f, 0.1f, 0.9f, 0.999f, 1e-8f);
            case "direction" -> () -> set.moment().direction(N, y, 0, b, 0, c, 0, 0.1f, 0.1f, 0.9f, 0.999f, 1e-7f);
            case "adagrad" -> () -> set.accumulator().adagrad(N, y, 0, a, 0, b, 0, 1e-6f, 1e-7f);
            case "adadelta" -> () -> set.accumulator().adadelta(N, y, 0, a, 0, b, 0, c, 0, 1e-6f, 0.95f, 1e-7f);
            case "ftrl" -> () -> set.accumulator().ftrl(N, y, 0, a, 0, b, 0, c, 0, 0.1f, 0.5f, 0.01f, 0.01f, 0);
            case "gather" -> () -> set.gather().rows(ROWS, COLUMNS, a, 0, indices, 0, y, 0);
            case "gather bytes" -> () -> set.gather().rows(ROWS, COLUMNS, bytes, 0, indices, 0, 1 / 255f, 0, y, 0);
            case "transpose" -> () -> set.transpose().transpose(ROWS, COLUMNS, a, 0, ROWS, y, 0);
            case "lstm gradient" -> () -> set.recurrent().lstmGradient(N / 5, a, 0, N / 5, b, 0, c, 0, y, 0, y, N / 5, N / 5);
            case "gru gradient" -> () -> set.recurrent().gruGradient(N / 3, a, 0, N / 3, b, 0, c, 0, y, 0, N / 3, y, 2 * (N / 3));
            default -> throw new IllegalArgumentException("no kernel is called " + kernel);
        };
    }

    private Runnable unary(KernelSet set, Unary function) {
        return () -> set.elementwise().unary(function, N, a, 0, y, 0);
    }

    /** One pass. */
    @Benchmark
    public float[] pass() {
        call.run();
        return y;
    }
}
