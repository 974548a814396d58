package io.lanewise.bench.gemm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** A native library with BLAS's C interface. Matrices lie outside the heap, at the start of a cache line. */
abstract sealed class Cblas implements Library permits Mkl, OpenBlas {
    private static final int ROW_MAJOR = 101;
    private static final int AS_STORED = 111;
    private static final int TRANSPOSED = 112;
    private static final long CACHE_LINE = 64;

    private final MethodHandle sgemm;

    Cblas(NativeLibrary library) {
        sgemm = library.procedure(
                "cblas_sgemm", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_FLOAT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT,
                JAVA_FLOAT, ADDRESS, JAVA_INT);
    }

    private static int code(boolean transpose) {
        return transpose ? TRANSPOSED : AS_STORED;
    }

    private static MemorySegment copy(Arena arena, float[] matrix) {
        return arena.allocate(matrix.length * JAVA_FLOAT.byteSize(), CACHE_LINE).copyFrom(MemorySegment.ofArray(matrix));
    }

    @Override
    public Multiplication prepare(Operands operands) {
        var product = operands.product();
        var arena = Arena.ofAuto();
        var a = copy(arena, operands.a());
        var b = copy(arena, operands.b());
        var c = copy(arena, new float[product.m() * product.n()]);
        return new Multiplication() {
            @Override
            public void run() {
                try {
                    sgemm.invokeExact(
                            ROW_MAJOR, code(product.form().transposeA()), code(product.form().transposeB()), product.m(), product.n(),
                            product.k(), 1f, a, product.lda(), b, product.ldb(), 0f, c, product.n());
                } catch (Throwable e) {
                    throw new IllegalStateException("cblas_sgemm", e);
                }
            }

            @Override
            public float[] result() {
                return c.toArray(JAVA_FLOAT);
            }
        };
    }
}
