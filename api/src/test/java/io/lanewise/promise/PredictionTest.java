package io.lanewise.promise;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.EinsumDense;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.Input;
import io.lanewise.layer.MultiHeadAttention;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A prediction does not depend on who else predicts, nor on the other rows. */
class PredictionTest {
    private static final int THREADS = 8;

    private final Sequential model =
            Sequential.of(Input.of(300), Dense.of(200).withActivation(RELU), Dense.of(10).withActivation(SOFTMAX));
    private final Tensor x = Tensor.of(new SplittableRandom(1).doubles(1000 * 300).toArray(), 1000, 300);

    @Test
    void eightThreadsAtOnceGetTheBitsOfOne() throws Exception {
        var alone = model.predict(x);
        var calls = new ArrayList<Callable<Tensor>>();
        for (var i = 0; i < THREADS * 4; i++) {
            calls.add(() -> model.predict(x));
        }
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            for (var result : pool.invokeAll(calls)) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    /** A model that takes its shape from the first data gets one set of weights, whoever comes first. */
    @Test
    void eightThreadsMayBeTheFirst() throws Exception {
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            for (var round = 0; round < 200; round++) {
                var unbuilt = Sequential.of(Dense.of(20).withActivation(RELU), Dense.of(10));
                var row = x.slice(round, round + 1);
                var together = new CyclicBarrier(THREADS);
                var calls = Collections.nCopies(THREADS, (Callable<Tensor>) () -> {
                    together.await();
                    return unbuilt.predict(row);
                });
                for (var result : pool.invokeAll(calls)) {
                    assertThat(result.get()).isEqualTo(unbuilt.predict(row));
                }
            }
        }
    }

    @Test
    void rowsDoNotDependOnEachOther() {
        var all = model.predict(x);
        for (var count : new int[] {1, 7, 31, 32, 33, 64, 999}) {
            assertThat(model.predict(x.slice(0, count))).as("the first " + count + " rows").isEqualTo(all.slice(0, count));
            assertThat(model.predict(x.slice(0, count), 13)).as(count + " rows in batches of 13").isEqualTo(all.slice(0, count));
        }
        assertThat(model.predict(x.slice(0, 0)).shape().toArray()).containsExactly(0, 10);
    }

    /** Weights move when a model is compiled, and with them what views them in another shape: what was planned before must follow. */
    @Test
    void weightsThatWereTrainedAfterTheFirstPredictionAreSeen() {
        var input = Input.of(6, 4).symbol();
        var attended = MultiHeadAttention.of(2, 3).apply(input, input);
        var mixed = Model.of(input, Dense.of(1).apply(Flatten.of().apply(EinsumDense.of("abc,cd->abd", 6, 5).apply(attended))));
        var features = x.reshape(12500, 6, 4).slice(0, 64);
        mixed.predict(features);
        mixed.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        mixed.fit(features, Tensor.zeros(64, 1), Fit.epochs(1).withVerbose(0));
        var fresh = mixed.copy();
        fresh.setWeights(mixed.weights());
        assertThat(mixed.predict(features)).isEqualTo(fresh.predict(features));
    }

    /** Bytes that are scaled while batches are gathered are the numbers that NumPy makes of them. */
    @Test
    void scaledBytesAreTheirQuotients() {
        var bytes = new byte[256 * 300];
        var quotients = new float[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7 + i / 256);
            quotients[i] = (float) ((bytes[i] & 0xff) / 255.0);
        }
        var images = Samples.of(Tensor.of(bytes, 256, 300), Tensor.zeros(256)).scaled(1 / 255.0);
        assertThat(images.floats().floats()).isEqualTo(quotients);
        assertThat(model.predict(images)).isEqualTo(model.predict(Tensor.of(quotients, 256, 300)));
        var wholeNumbers = Samples.of(images.features().to(DType.INT32), images.labels()).scaled(1 / 255.0);
        assertThat(model.predict(wholeNumbers)).isEqualTo(model.predict(images));
    }

    @Test
    void goesOnAfterTheWorkersWereClosed() {
        var before = model.predict(x, 500);
        Lanewise.close();
        assertThat(model.predict(x, 500)).isEqualTo(before);
    }
}
