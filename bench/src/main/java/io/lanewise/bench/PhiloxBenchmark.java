package io.lanewise.bench;

import io.lanewise.engine.Philox;
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

/** Random numbers, 12,807 of them, on one thread; there is one way for all kernels. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PhiloxBenchmark {
    private static final int N = 12_807;

    /** Half the width of what the mean of so many numbers, of unit variance or less, may be off by: five standard errors. */
    private static final double TOLERANCE = 5 / Math.sqrt(N);

    /** What is drawn. */
    @Param({"uniform", "normal"})
    private String distribution = "";

    private final float[] y = new float[N];

    /** Verifies the mean, and that a part drawn alone has the same numbers. */
    @Setup
    public void setUp() {
        draw(0, N);
        var mean = 0.0;
        for (var number : y) {
            mean += number / N;
        }
        var expected = distribution.equals("uniform") ? 0.5 : 0;
        if (!(Math.abs(mean - expected) < TOLERANCE)) {
            throw new IllegalStateException(distribution + ": expected a mean near " + expected + ", received " + mean);
        }
        var all = y.clone();
        draw(N / 2, N - N / 2);
        if (!Arrays.equals(y, 0, N - N / 2, all, N / 2, N)) {
            throw new IllegalStateException(distribution + ": expected a part to have the numbers of the whole, received others");
        }
    }

    /** All numbers. */
    @Benchmark
    public float[] draw() {
        draw(0, N);
        return y;
    }

    private void draw(int from, int count) {
        switch (distribution) {
            case "uniform" -> Philox.uniform(1, 0, from, count, 0, 1, y, 0);
            case "normal" -> Philox.normal(1, 0, from, count, 0, 1, y, 0);
            default -> throw new IllegalArgumentException("expected uniform or normal, received " + distribution);
        }
    }
}
