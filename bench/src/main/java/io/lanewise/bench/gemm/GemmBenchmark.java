package io.lanewise.bench.gemm;

import io.lanewise.engine.KernelProvider;
import io.lanewise.engine.Unary;
import io.lanewise.engine.kernel.KernelSet;
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
    /** m, k, n, and which factors are stored transposed. */
    @Param({"1x784x100 NT", "32x784x100 NN", "32x784x100 NT", "32x100x10 NN", "32x784x10 NN", "784x32x100 TN", "256x1024x1024 NN", "512x512x512 NN",
        "333x517x129 NN"})
    private String shape = "";

    /** Which kernels. */
    @Param({"scalar", "vector"})
    private String kernels = "";

    private KernelSet set = KernelProvider.scalar();
    private Operands operands = Operands.of(Product.parse("1×1×1 NN"));
    private float[] c = {};

    /** Makes the matrices and verifies a product against sums in double. */
    @Setup
    public void setUp() {
        operands = Operands.of(Product.parse(shape));
        c = new float[operands.product().m() * operands.product().n()];
        set = kernels.equals("scalar") ? KernelProvider.scalar() : KernelProvider.vector().orElseThrow();
        operands.verify(product());
    }

    /** One product. */
    @Benchmark
    public float[] product() {
        var product = operands.product();
        set.gemm().multiply(
                product.form().transposeA(), product.form().transposeB(), product.m(), product.n(), product.k(), 0, product.m(), 0, product.n(),
                operands.a(), 0, product.lda(), operands.b(), 0, product.ldb(), c, 0, product.n(), false, 1, null, 0, Unary.IDENTITY);
        return c;
    }
}
