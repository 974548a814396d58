package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

/** Whole sequences: the same bits for any number of threads, wherever weights and results lie. */
class RecurrentTest {
    private static final int STEPS = 6;
    private static final int BATCH = 37;
    private static final int UNITS = 48;
    private static final int THREADS_BEFORE = Workers.threads();

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS_BEFORE);
    }

    private static float[] numbers(int n, long seed, float low, float high) {
        float[] x = new float[n];
        Philox.uniform(seed, 0, 0, n, low, high, x, 0);
        return x;
    }

    /** Results, then gradients. */
    private static float[][] run(Recurrence kind, int threads, boolean masked, boolean backwards, boolean blocks) {
        return run(kind, BATCH, UNITS, threads, masked, backwards, blocks);
    }

    private static float[][] run(Recurrence kind, int batch, int units, int threads, boolean masked, boolean backwards, boolean blocks) {
        Workers.resize(threads);
        var layout = new RecurrentLayout(kind, STEPS, batch, units, backwards, masked, true, true);
        int columns = kind.sums() * units;
        float[] x = numbers(STEPS * batch * columns + 1, 1, -1, 1);
        float[] u = numbers(units * columns, 2, -0.2f, 0.2f);
        int ldu = columns;
        if (blocks) {
            float[] rows = u.clone();
            ColumnBlocks.fromRows(units, columns, rows, 0, u, 0);
            ldu = Gemm.COLUMN_BLOCKS;
        }
        float[] states = numbers(2 * layout.state() + 3, 3, -1, 1);
        float[] mask = masked ? numbers(STEPS * batch, 4, -1, 1) : null;
        float[] y = new float[layout.length() + 5];
        float[] c = kind.hasCarry() ? states : null;
        new RecurrentForward(layout).run(
                x, 1, u, 0, ldu, states, 3, c, 3 + layout.state(), x, 7, kind == Recurrence.GRU ? x : null, 0, mask, 0, y, 5);
        float[] gradients = new float[layout.gradients()];
        float[] upstream = numbers(STEPS * layout.state(), 5, -1, 1);
        new RecurrentBackward(layout).run(y, 5, u, 0, ldu, mask, 0, upstream, 0, states, 3, c, 0, gradients, 0);
        return new float[][] {y, gradients};
    }

    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void sameBitsForAnyNumberOfThreads(Recurrence kind) {
        for (boolean masked : new boolean[] {false, true}) {
            float[][] alone = run(kind, 1, masked, masked, false);
            for (int threads : new int[] {2, 3, 4}) {
                float[][] shared = run(kind, threads, masked, masked, false);
                assertThat(shared[0]).isEqualTo(alone[0]);
                assertThat(shared[1]).isEqualTo(alone[1]);
            }
        }
    }

    /** A thread may have one sample, while others have several; and there are sums over lanes with so many units. */
    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void sameBitsForFewSamplesOfManyUnits(Recurrence kind) {
        for (int batch : new int[] {1, 2, 5, 9}) {
            float[][] alone = run(kind, batch, 133, 1, false, false, false);
            for (int threads : new int[] {2, 3, 4}) {
                float[][] shared = run(kind, batch, 133, threads, false, false, false);
                assertThat(shared[0]).as("batch %d, %d threads", batch, threads).isEqualTo(alone[0]);
                assertThat(shared[1]).as("batch %d, %d threads, gradients", batch, threads).isEqualTo(alone[1]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Recurrence.class, mode = EnumSource.Mode.EXCLUDE, names = "GRU_RESET_BEFORE")
    void sameBitsForWeightsInColumnBlocks(Recurrence kind) {
        float[][] rows = run(kind, 1, false, false, false);
        float[][] blocks = run(kind, 1, false, false, true);
        assertThat(blocks[0]).isEqualTo(rows[0]);
        assertThat(blocks[1]).isEqualTo(rows[1]);
    }

    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void lastStatesAreTheSameIfNothingElseIsKept(Recurrence kind) {
        var kept = new RecurrentLayout(kind, STEPS, BATCH, UNITS, false, false, true, true);
        var bare = new RecurrentLayout(kind, STEPS, BATCH, UNITS, false, false, false, false);
        int columns = kind.sums() * UNITS;
        float[] x = numbers(STEPS * BATCH * columns, 1, -1, 1);
        float[] u = numbers(UNITS * columns, 2, -0.2f, 0.2f);
        float[] h = numbers(kept.state(), 3, -1, 1);
        float[] all = new float[kept.length()];
        float[] last = new float[bare.length()];
        float[] c = kind.hasCarry() ? h : null;
        new RecurrentForward(kept).run(x, 0, u, 0, columns, h, 0, c, 0, null, 0, null, 0, null, 0, all, 0);
        new RecurrentForward(bare).run(x, 0, u, 0, columns, h, 0, c, 0, null, 0, null, 0, null, 0, last, 0);
        assertThat(last.length).isEqualTo((kind.hasCarry() ? 2 : 1) * kept.state());
        for (int i = 0; i < kept.state(); i++) {
            assertThat(last[i]).isEqualTo(all[kept.lastHidden() + i]);
        }
    }

    @Test
    void wrongSizesAreRefused() {
        assertThatThrownBy(() -> new RecurrentLayout(Recurrence.LSTM, 0, 1, 1, false, false, false, false))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("received 0, 1, 1");
        var layout = new RecurrentLayout(Recurrence.TANH, 2, 1, 1, false, false, false, false);
        assertThatThrownBy(() -> new RecurrentForward(layout).run(
                        new float[1], 0, new float[1], 0, 1, new float[1], 0, null, 0, null, 0, null, 0, null, 0, new float[1], 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("x");
    }
}
