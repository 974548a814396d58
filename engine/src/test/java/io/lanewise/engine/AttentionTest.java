package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttentionTest {
    private static final int THREADS = Workers.threads();
    private static final float SCALE = 0.4f;

    /** Several blocks of queries, of which the last is short; two query heads share a key head. */
    private static AttentionForm form(boolean causal, int window, boolean uniform) {
        return new AttentionForm(2, 4, 2, 75, 530, 8, 6, SCALE, causal, window, uniform);
    }

    static Stream<AttentionForm> forms() {
        return Stream.of(form(false, 0, true), form(true, 0, true), form(false, 7, false), form(true, 9, true), form(false, 5, true));
    }

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS);
    }

    /** Everything that a call reads and writes: a mask of keys for each sample, in which the second sample has none at all, and one of queries. */
    private static final class Case {
        final AttentionForm form;
        final float[] q;
        final float[] k;
        final float[] v;
        final float[] dy;
        final float[] keys;
        final float[] queries;
        final float[] y;
        final float[] dq;
        final float[] dk;
        final float[] dv;

        Case(AttentionForm form) {
            this.form = form;
            q = numbers(1, form.batch() * form.queries() * form.heads() * form.keyDim());
            k = numbers(2, form.batch() * form.keys() * form.keyHeads() * form.keyDim());
            v = numbers(3, form.batch() * form.keys() * form.keyHeads() * form.valueDim());
            dy = numbers(4, form.batch() * form.queries() * form.heads() * form.valueDim());
            keys = numbers(5, form.batch() * form.keys());
            Arrays.fill(keys, 0, 3, 1);
            Arrays.fill(keys, form.keys(), 2 * form.keys(), 0);
            queries = numbers(6, form.queries());
            y = new float[dy.length];
            dq = new float[q.length];
            dk = new float[k.length];
            dv = new float[v.length];
        }

        private static float[] numbers(long stream, int n) {
            float[] x = new float[n];
            Philox.uniform(7, stream, 0, n, -1, 1, x, 0);
            return x;
        }

        Case run(boolean masked) {
            var attention = masked ? new Attention(form, new int[] {form.keys(), 0, 0, 1}, new int[] {0, 0, 1, 0}) : new Attention(form);
            if (masked) {
                attention.mask(0, keys, 0);
                attention.mask(1, queries, 0);
            }
            attention.forward(q, 0, k, 0, v, 0, y, 0);
            attention.backward(q, 0, k, 0, v, 0, dy, 0, dq, 0, dk, 0, dv, 0);
            return this;
        }

        /** The shares of one query by plain loops over doubles. */
        double[] shares(boolean masked, int b, int h, int t) {
            double[] p = new double[form.keys()];
            double sum = 0;
            for (int s = 0; s < p.length; s++) {
                boolean sees = (!form.causal() || s <= t) && (form.window() == 0 || Math.abs(t - s) < form.window())
                        && (!masked || (keys[b * form.keys() + s] > 0 && queries[t] > 0));
                double score = 0;
                for (int i = 0; i < form.keyDim(); i++) {
                    score += (double) q[((b * form.queries() + t) * 4 + h) * form.keyDim() + i] * k[((b * form.keys() + s) * 2 + h / 2) * form.keyDim() + i];
                }
                p[s] = sees ? Math.exp(SCALE * score) : 0;
                sum += p[s];
            }
            for (int s = 0; s < p.length; s++) {
                p[s] = sum > 0 ? p[s] / sum : form.uniform() ? 1.0 / p.length : 0;
            }
            return p;
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isWhatPlainLoopsMakeOfIt(AttentionForm form) {
        for (boolean masked : new boolean[] {false, true}) {
            Case computed = new Case(form).run(masked);
            for (int query : new int[] {0, 1, 30, 31, 32, 74}) {
                for (int place = 0; place < 8; place++) {
                    int b = place / 4;
                    int h = place % 4;
                    double[] p = computed.shares(masked, b, h, query);
                    for (int e = 0; e < form.valueDim(); e++) {
                        double expected = 0;
                        for (int s = 0; s < p.length; s++) {
                            expected += p[s] * computed.v[((b * form.keys() + s) * 2 + h / 2) * form.valueDim() + e];
                        }
                        assertThat((double) computed.y[((b * form.queries() + query) * 4 + h) * form.valueDim() + e]).isEqualTo(expected, within(2e-6));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void bitsAreTheSameForAnyNumberOfThreads(AttentionForm form) {
        for (boolean masked : new boolean[] {false, true}) {
            Workers.resize(1);
            Case alone = new Case(form).run(masked);
            for (int threads : new int[] {2, 4}) {
                Workers.resize(threads);
                Case shared = new Case(form).run(masked);
                assertThat(shared.y).isEqualTo(alone.y);
                assertThat(shared.dq).isEqualTo(alone.dq);
                assertThat(shared.dk).isEqualTo(alone.dk);
                assertThat(shared.dv).isEqualTo(alone.dv);
            }
        }
    }

    @Test
    void aQueryThatSeesNothingMovesNoScores() {
        Case masked = new Case(form(false, 0, true)).run(true);
        int row = 4 * 8;
        for (int t = 0; t < 75; t++) {
            // The second sample has no keys at all.
            assertThat(Arrays.copyOfRange(masked.dq, (75 + t) * row, (76 + t) * row)).containsOnly(0f);
        }
        assertThat(Arrays.copyOfRange(masked.dk, masked.dk.length / 2, masked.dk.length)).containsOnly(0f);
    }

    @Test
    void wrongUseIsRefused() {
        AttentionForm form = form(false, 0, true);
        Case sizes = new Case(form);
        var attention = new Attention(form, new int[] {form.keys(), 0, 0, 1});
        assertThatThrownBy(() -> attention.forward(sizes.q, 0, sizes.k, 0, sizes.v, 0, sizes.q, 0)).hasMessageContainingAll("Attention.forward", "q", "y");
        assertThatThrownBy(() -> attention.forward(sizes.q, 1, sizes.k, 0, sizes.v, 0, sizes.y, 0)).hasMessageContainingAll("Attention.forward", "q");
        assertThatThrownBy(() -> attention.mask(0, sizes.queries, 0)).hasMessageContaining("mask");
        assertThatThrownBy(() -> new Attention(form, new int[] {1, 0, 0, 2})).hasMessageContaining("four strides");
        assertThatThrownBy(() -> new AttentionForm(1, 4, 3, 1, 1, 1, 1, 1, false, 0, true)).hasMessageContaining("4 and 3");
        assertThatThrownBy(() -> new AttentionForm(1, 4, 2, 1, 1, 1, 1, 0, false, 0, true)).hasMessageContaining("scale above 0");
    }

    @Test
    void allocatesNothingOnceWarm() throws InterruptedException {
        Workers.resize(1);
        Case sizes = new Case(form(true, 0, true));
        var attention = new Attention(sizes.form, new int[] {sizes.form.keys(), 0, 0, 1});
        attention.mask(0, sizes.keys, 0);
        Allocation.assertNoneOnceWarm(() -> {
            attention.forward(sizes.q, 0, sizes.k, 0, sizes.v, 0, sizes.y, 0);
            attention.backward(sizes.q, 0, sizes.k, 0, sizes.v, 0, sizes.dy, 0, sizes.dq, 0, sizes.dk, 0, sizes.dv, 0);
        });
    }
}
