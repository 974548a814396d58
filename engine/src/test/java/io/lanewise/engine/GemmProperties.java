package io.lanewise.engine;

import static io.lanewise.engine.Gemm.COLUMN_BLOCKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;

/** Products of any size, on operands stored in any way, have the bits of plain loops for any number of threads. */
class GemmProperties {
    private static final int THREADS = Workers.threads();
    private static final long MOST_WORK = 3_000_000;
    private static final float UNTOUCHED = 7f;

    /** What a product is of. */
    private record Sizes(int m, int n, int k) {
        boolean isQuick() {
            return (long) m * n * k <= MOST_WORK && (long) m * n <= MOST_WORK / 4 && (long) n * k <= MOST_WORK / 4;
        }
    }

    @AfterTry
    void restoreThreads() {
        Workers.resize(THREADS);
    }

    /** Around the borders of tiles; and beyond all rows, columns and inner indices that are taken at a time. */
    @Provide
    Arbitrary<Sizes> sizes() {
        var rows = Arbitraries.oneOf(Arbitraries.integers().between(1, 70), Arbitraries.integers().between(1000, 2300));
        var columns = Arbitraries.oneOf(Arbitraries.integers().between(1, 70), Arbitraries.integers().between(70, 450));
        var inner = Arbitraries.oneOf(Arbitraries.integers().between(1, 70), Arbitraries.integers().between(1000, 2100));
        return Combinators.combine(rows, columns, inner).as(Sizes::new).filter(Sizes::isQuick);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void haveTheBitsOfPlainLoops(
            @ForAll("sizes") Sizes sizes, @ForAll boolean transposeA, @ForAll boolean transposeB, @ForAll boolean blocksOfB, @ForAll boolean blocksOfC,
            @ForAll boolean accumulate, @ForAll long seed) {
        int m = sizes.m();
        int n = sizes.n();
        int k = sizes.k();
        var random = new Random(seed);
        int lda = (transposeA ? m : k) + random.nextInt(3);
        int ldb = transposeB ? k : n;
        int aOffset = random.nextInt(20);
        int bOffset = random.nextInt(20);
        int cOffset = random.nextInt(20);
        float[] a = numbers(random, aOffset + (transposeA ? k : m) * lda);
        float[] b = numbers(random, bOffset + k * n);
        float[] bias = accumulate ? null : numbers(random, n);
        float[] expected = numbers(random, m * n);
        float[] storedB = b.clone();
        if (blocksOfB) {
            ColumnBlocks.fromRows(transposeB ? n : k, ldb, b, bOffset, storedB, bOffset);
        }
        float[] before = new float[cOffset + m * n + 9];
        Arrays.fill(before, UNTOUCHED);
        if (blocksOfC) {
            ColumnBlocks.fromRows(m, n, expected, 0, before, cOffset);
        } else {
            System.arraycopy(expected, 0, before, cOffset, m * n);
        }
        KernelProvider.scalar().gemm().multiply(
                transposeA, transposeB, m, n, k, 0, m, 0, n, a, aOffset, lda, b, bOffset, ldb, expected, 0, n, accumulate, 1, bias, 0, Unary.IDENTITY);
        for (int threads : new int[] {1, 2, 4}) {
            Workers.resize(threads);
            float[] c = before.clone();
            int ldbGiven = blocksOfB ? COLUMN_BLOCKS : ldb;
            int ldcGiven = blocksOfC ? COLUMN_BLOCKS : n;
            if (accumulate) {
                Gemm.multiply(transposeA, transposeB, m, n, k, a, aOffset, lda, storedB, bOffset, ldbGiven, c, cOffset, ldcGiven, true);
            } else {
                Gemm.multiply(transposeA, transposeB, m, n, k, a, aOffset, lda, storedB, bOffset, ldbGiven, c, cOffset, ldcGiven, bias, 0, Unary.IDENTITY);
            }
            float[] rows = new float[m * n];
            if (blocksOfC) {
                ColumnBlocks.toRows(m, n, c, cOffset, rows, 0);
            } else {
                System.arraycopy(c, cOffset, rows, 0, m * n);
            }
            assertThat(rows).as("%d threads", threads).isEqualTo(expected);
            for (int i = 0; i < c.length; i++) {
                if (i < cOffset || i >= cOffset + m * n) {
                    assertThat(c[i]).as("element %d, beside C", i).isEqualTo(UNTOUCHED);
                }
            }
        }
    }

    private static float[] numbers(Random random, int length) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextFloat() * 2 - 1;
        }
        return x;
    }
}
