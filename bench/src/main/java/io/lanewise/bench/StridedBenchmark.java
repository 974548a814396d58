package io.lanewise.bench;

import io.lanewise.engine.Strided;
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

/** Copies of a matrix that is stored transposed, on one thread; there is one way for all kernels. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StridedBenchmark {
    /** Rows and columns of the copy. */
    @Param({"100x128", "784x32", "333x517"})
    private String shape = "";

    private int[] sizes = {};
    private int[] strides = {};
    private float[] x = {};
    private float[] y = {};

    /** Makes the matrix, and verifies its copy element by element. */
    @Setup
    public void setUp() {
        var words = shape.split("x", -1);
        var rows = Integer.parseInt(words[0]);
        var columns = Integer.parseInt(words[1]);
        sizes = new int[] {rows, columns};
        strides = new int[] {1, rows};
        x = new float[rows * columns];
        y = new float[rows * columns];
        for (var i = 0; i < x.length; i++) {
            x[i] = i;
        }
        transpose();
        for (var i = 0; i < rows; i++) {
            for (var j = 0; j < columns; j++) {
                if (y[i * columns + j] != x[j * rows + i]) {
                    throw new IllegalStateException(
                            "row " + i + ", column " + j + ": expected " + x[j * rows + i] + ", received " + y[i * columns + j]);
                }
            }
        }
    }

    /** One copy. */
    @Benchmark
    public float[] transpose() {
        Strided.copy(sizes, x, 0, strides, y, 0);
        return y;
    }
}
