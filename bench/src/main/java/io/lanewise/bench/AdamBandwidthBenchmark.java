package io.lanewise.bench;

import io.lanewise.engine.Philox;
import io.lanewise.engine.Workers;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.optimizer.Parameters;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Adam's step over ten million weights beside a plain loop that reads and writes the same arrays: what the memory allows. One thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AdamBandwidthBenchmark {
    private static final int N = 10_000_000;

    private final float[] w = new float[N];
    private final float[] g = new float[N];
    private final float[] m = new float[N];
    private final float[] v = new float[N];
    private final OptimizerState state =
            new OptimizerState(Adam.of(1e-6), new Parameters(w, g, List.of(new Parameters.Window("w", Shape.of(N), 0, false))));

    /** Fills the arrays with numbers that stay normal. */
    @Setup
    public void fill() {
        Workers.resize(1);
        Philox.uniform(1, 0, 0, N, 0.1f, 1, w, 0);
        Philox.uniform(1, 1, 0, N, 0.1f, 1, g, 0);
    }

    /** Reads four arrays and writes three. */
    @Benchmark
    public void adam() {
        state.step();
    }

    /** The same arrays in place. */
    @Benchmark
    public void readModifyWrite() {
        for (int i = 0; i < N; i++) {
            float gradient = g[i];
            w[i] = w[i] * 0.5f + gradient;
            m[i] = m[i] * 0.5f + gradient;
            v[i] = v[i] * 0.5f + gradient;
        }
    }
}
