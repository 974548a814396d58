package io.lanewise.bench.gemm;

import io.lanewise.engine.Gemm;
import io.lanewise.engine.KernelProvider;
import io.lanewise.engine.Tuning;
import io.lanewise.engine.Workers;

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
        var c = new float[product.m() * product.n()];
        return new Multiplication() {
            @Override
            public void run() {
                Gemm.multiply(
                        product.form().transposeA(), product.form().transposeB(), product.m(), product.n(), product.k(), operands.a(), 0,
                        product.lda(), operands.b(), 0, product.ldb(), c, 0, product.n(), false);
            }

            @Override
            public float[] result() {
                return c;
            }
        };
    }
}
