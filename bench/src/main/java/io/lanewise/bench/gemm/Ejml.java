package io.lanewise.bench.gemm;

import org.ejml.EjmlVersion;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.CommonOps_MT_FDRM;

/** EJML: pure Java, plain loops. */
final class Ejml implements Library {
    /** Below it the hand-over to EJML's threads takes longer than the product on one. */
    private static final double FLOPS_WORTH_THREADS = 1e6;

    private int threads = 1;

    @Override
    public String about() {
        return "version " + EjmlVersion.VERSION;
    }

    @Override
    public void setThreads(int threads) {
        this.threads = threads;
        EjmlConcurrency.setMaxThreads(threads);
    }

    @Override
    public Multiplication prepare(Operands operands) {
        var product = operands.product();
        var form = product.form();
        var a = new FMatrixRMaj(form.transposeA() ? product.k() : product.m(), product.lda(), true, operands.a());
        var b = new FMatrixRMaj(form.transposeB() ? product.n() : product.k(), product.ldb(), true, operands.b());
        var c = new FMatrixRMaj(product.m(), product.n());
        var shared = threads > 1 && product.flops() >= FLOPS_WORTH_THREADS;
        return new Multiplication() {
            @Override
            public void run() {
                if (shared) {
                    switch (form) {
                        case NN -> CommonOps_MT_FDRM.mult(a, b, c);
                        case TN -> CommonOps_MT_FDRM.multTransA(a, b, c);
                        case NT -> CommonOps_MT_FDRM.multTransB(a, b, c);
                    }
                } else {
                    switch (form) {
                        case NN -> CommonOps_FDRM.mult(a, b, c);
                        case TN -> CommonOps_FDRM.multTransA(a, b, c);
                        case NT -> CommonOps_FDRM.multTransB(a, b, c);
                    }
                }
            }

            @Override
            public float[] result() {
                return c.data;
            }
        };
    }
}
