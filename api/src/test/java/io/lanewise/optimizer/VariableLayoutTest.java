package io.lanewise.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Workers;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where variables lie, and how they are split among runs and threads, makes no difference. */
class VariableLayoutTest {
    private static final int THREADS_BEFORE = Workers.threads();

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS_BEFORE);
    }

    static Stream<Optimizer<?>> elementwise() {
        return Stream.of(
                Sgd.of(0.1), Sgd.of(0.1).withMomentum(0.9).withNesterov(true), RmsProp.of(0.01).withCentered(true).withMomentum(0.5),
                Adam.of(0.01).withAmsgrad(true), AdamW.of(0.01), Adamax.of(0.01), Nadam.of(0.01), Adagrad.of(0.01), Adadelta.of(1), Ftrl.of(0.01),
                Lion.of(0.01), ScheduleFreeAdamW.of(0.01), Adam.of(0.01).withGradientAccumulationSteps(2).withEma(0.9));
    }

    /** One variable or many, on one thread or several: the same bits. */
    @ParameterizedTest
    @MethodSource("elementwise")
    void splitsGiveTheSameBits(Optimizer<?> optimizer) {
        var n = 200_000;
        Workers.resize(1);
        var expected = train(optimizer, n, List.of(n));
        Workers.resize(3);
        assertThat(train(optimizer, n, List.of(n))).isEqualTo(expected);
        assertThat(train(optimizer, n, List.of(1, 17, 60_000, n - 60_018))).isEqualTo(expected);
    }

    private static float[] train(Optimizer<?> optimizer, int n, List<Integer> lengths) {
        var windows = new ArrayList<Parameters.Window>();
        var from = 0;
        for (int length : lengths) {
            windows.add(new Parameters.Window("v" + from, Shape.of(length), from, false));
            from += length;
        }
        var random = new Random(1);
        var parameters = new Parameters(normal(random, n), new float[n], windows);
        var state = new OptimizerState(optimizer, parameters);
        for (var step = 0; step < 3; step++) {
            System.arraycopy(normal(random, n), 0, parameters.gradients(), 0, n);
            state.step();
        }
        return parameters.weights();
    }

    static Stream<Optimizer<?>> ofWholeVariables() {
        return Stream.of(Lamb.of(0.01), Adafactor.of(0.01), Muon.of(0.01));
    }

    /** A matrix in column blocks, behind another variable, or row by row on its own: the same numbers, and the same in files. */
    @ParameterizedTest
    @MethodSource("ofWholeVariables")
    void columnBlocksGiveTheSameNumbers(Optimizer<?> optimizer) {
        var rows = 21;
        var columns = 37;
        var n = rows * columns;
        var random = new Random(2);
        var start = normal(random, n);
        var shape = Shape.of(rows, columns);
        var byRows = new Parameters(start.clone(), new float[n], List.of(new Parameters.Window("a", shape, 0, false)));
        var blocks = new Parameters(
                new float[n + 5], new float[n + 5],
                List.of(new Parameters.Window("other", Shape.of(5), 0, false), new Parameters.Window("a", shape, 5, true)));
        ColumnBlocks.fromRows(rows, columns, start, 0, blocks.weights(), 5);
        var ofRows = new OptimizerState(optimizer, byRows);
        var ofBlocks = new OptimizerState(optimizer, blocks);
        for (var step = 0; step < 3; step++) {
            var gradient = normal(random, n);
            System.arraycopy(gradient, 0, byRows.gradients(), 0, n);
            ColumnBlocks.fromRows(rows, columns, gradient, 0, blocks.gradients(), 5);
            ofRows.step();
            ofBlocks.step();
        }
        var received = new float[n];
        ColumnBlocks.toRows(rows, columns, blocks.weights(), 5, received, 0);
        for (var i = 0; i < n; i++) {
            assertThat(received[i]).isEqualTo(byRows.weights()[i], within(1e-5f));
        }
        var kept = ofRows.variables();
        var keptOfBlocks = ofBlocks.variables();
        for (var i = 1; i < kept.size() - 1; i++) {
            var one = kept.get(kept.size() - i);
            var other = keptOfBlocks.get(keptOfBlocks.size() - i);
            if (i <= ofRows.slots().size()) {
                assertThat(other.shape()).isEqualTo(one.shape());
                for (var j = 0; j < one.shape().elements(); j++) {
                    assertThat(other.at(j)).isEqualTo(one.at(j), within(1e-5));
                }
            }
        }
        assertThat(byRows.weights()).isNotEqualTo(start);
    }

    private static float[] normal(Random random, int n) {
        var numbers = new float[n];
        for (var i = 0; i < n; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
