package io.lanewise.bench;

import io.lanewise.engine.KernelProvider;
import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.KernelSet;
import java.util.SplittableRandom;
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

/** Matrix products on one thread, plain loops and vectors, at the shapes that training uses. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GemmBenchmark {
    private static final double ROUNDING = 1e-3;

    /** m, k, n; a T at the end for a product whose first factor is transposed. */
    @Param({"32x784x100", "32x100x10", "32x784x10", "784x32x100T", "256x1024x1024", "512x512x512", "333x517x129"})
    private String shape = "";

    /** Which kernels. */
    @Param({"scalar", "vector"})
    private String kernels = "";

    private KernelSet set = KernelProvider.scalar();
    private boolean transposed;
    private int m;
    private int k;
    private int n;
    private float[] a = {};
    private float[] b = {};
    private float[] c = {};

    /** Makes the matrices and verifies a product against plain double loops. */
    @Setup
    public void setUp() {
        transposed = shape.endsWith("T");
        var sizes = shape.replace("T", "").split("x", -1);
        m = Integer.parseInt(sizes[0]);
        k = Integer.parseInt(sizes[1]);
        n = Integer.parseInt(sizes[2]);
        set = kernels.equals("scalar") ? KernelProvider.scalar() : KernelProvider.vector().orElseThrow();
        a = random(m * k, 1);
        b = random(k * n, 2);
        c = new float[m * n];
        product();
        for (var i = 0; i < m * n; i += 1 + m * n / 97) {
            var sum = 0.0;
            for (var p = 0; p < k; p++) {
                sum += (double) a[transposed ? p * m + i / n : i / n * k + p] * b[p * n + i % n];
            }
            if (Math.abs(sum - c[i]) > ROUNDING) {
                throw new IllegalStateException("element " + i + ": expected " + sum + ", received " + c[i]);
            }
        }
    }

    private static float[] random(int count, long seed) {
        var random = new SplittableRandom(seed);
        var numbers = new float[count];
        for (var i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }

    /** One product. */
    @Benchmark
    public float[] product() {
        set.gemm().multiply(
                transposed, false, m, n, k, 0, m, 0, n, a, 0, transposed ? m : k, b, 0, n, c, 0, n, false, null, 0, Unary.IDENTITY);
        return c;
    }
}
