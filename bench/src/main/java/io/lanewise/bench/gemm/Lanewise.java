package io.lanewise.bench.gemm;

import static io.lanewise.engine.CacheLines.FIRST;

import io.lanewise.engine.CacheLines;
import io.lanewise.engine.Gemm;
import io.lanewise.engine.KernelProvider;
import io.lanewise.engine.Tuning;
import io.lanewise.engine.Workers;
import java.util.Arrays;

/** The engine's product, through the door that everyone uses. */
final class Lanewise implements Library {
    @Override
    public String about() {
        var tuned = Tuning.CURRENT.equals(Tuning.builtIn()) ? "" : ", " + Tuning.CURRENT;
        return "kernels " + KernelProvider.kernels().name() + tuned;
    }

    @Override
    public void setThreads(int threads) {
        Workers.resize(threads);
    }

    @Override
    public Multiplication prepare(Operands operands) {
        var product = operands.product();
        var a = placed(operands.a());
        var b = placed(operands.b());
        var c = placed(new float[product.m() * product.n()]);
        return new Multiplication() {
            @Override
            public void run() {
                Gemm.multiply(
                        product.form().transposeA(), product.form().transposeB(), product.m(), product.n(), product.k(), a, FIRST, product.lda(), b, FIRST,
                        product.ldb(), c, FIRST, product.n(), false);
            }

            @Override
            public float[] result() {
                return Arrays.copyOfRange(c, FIRST, FIRST + product.m() * product.n());
            }
        };
    }

    /** Where the library lays its own: from {@link CacheLines#FIRST} on. */
    private static float[] placed(float[] numbers) {
        var array = new float[CacheLines.lengthApart(numbers.length)];
        System.arraycopy(numbers, 0, array, FIRST, numbers.length);
        return array;
    }
}
