package io.lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lanewise.Sequential;
import io.lanewise.callback.Callback;
import io.lanewise.callback.Logs;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A model is trained by one thread at a time, which may do several things within each other. */
class TurnTest {
    private static final Tensor X = Tensor.of(new float[][] {{1, 2}, {3, 4}});
    private static final Tensor Y = Tensor.of(new float[][] {{1}, {2}});

    private static Sequential model() {
        var model = Sequential.of(Input.of(2), Dense.of(1));
        model.compile(Sgd.of(0.01), Losses.MEAN_SQUARED_ERROR);
        return model;
    }

    /** Does something at the end of the first batch. */
    private record Meanwhile(Runnable task) implements Callback {
        @Override
        public void trainBatchEnd(int batch, Logs logs) {
            task.run();
        }
    }

    @Test
    void aSecondThreadIsRefusedAndTheFirstGoesOn() {
        var model = model();
        var alone = model();
        alone.setWeights(model.weights());
        var steps = model.steps(Samples.of(X, Y), 2);
        var refused = new ArrayList<Throwable>();
        var attempts = List.<Runnable>of(() -> model.fit(X, Y, Fit.epochs(1).withVerbose(0)), () -> model.evaluate(X, Y), () -> model.trainOnBatch(Samples.of(X, Y)), () -> steps.run(0));
        var meanwhile = new Meanwhile(() -> attempts.forEach(attempt ->
                refused.add(CompletableFuture.supplyAsync(() -> catchThrowable(attempt::run)).join())));
        var history = model.fit(X, Y, Fit.epochs(2).withBatchSize(2).withVerbose(0), meanwhile);
        assertThat(refused).hasSize(2 * attempts.size()).allSatisfy(thrown ->
                assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining("one thread at a time"));
        assertThat(history.get("loss")).isEqualTo(alone.fit(X, Y, Fit.epochs(2).withBatchSize(2).withVerbose(0)).get("loss"));
    }

    @Test
    void theSameThreadMayEvaluateWithinAFit() {
        var model = model();
        var losses = new ArrayList<Double>();
        model.fit(X, Y, Fit.epochs(1).withVerbose(0), new Meanwhile(() -> losses.add(model.evaluate(X, Y).get("loss"))));
        assertThat(losses).hasSize(1);
        // Afterwards it is another thread's turn, if it likes.
        CompletableFuture.runAsync(() -> model.trainOnBatch(Samples.of(X, Y))).join();
    }
}
