package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Sequential;
import io.lanewise.engine.Workers;
import io.lanewise.initializer.Initializer;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Vectors for integers. */
class EmbeddingTest {
    private static final int THREADS_BEFORE = Workers.threads();

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS_BEFORE);
    }

    @Test
    void vectorsBeginEvenlyDistributed() {
        var y = LayerCall.predicting(Embedding.of(50, 20), Tensor.wrap(new int[] {49, 0}, Shape.of(1, 2)));
        assertThat(y.shape()).isEqualTo(Shape.of(1, 2, 20));
        for (var i = 0; i < y.elements(); i++) {
            assertThat(y.at(i)).isBetween(-0.05, 0.05);
        }
    }

    @Test
    void fractionsAreCutOff() {
        var layer = Embedding.of(4, 2).withEmbeddingsInitializer(Initializer.of("identity"));
        assertThat(LayerCall.predicting(layer, Tensor.of(new double[] {1.9, 0}, 1, 2)).floats()).containsExactly(0, 1, 1, 0);
    }

    @Test
    void anIntegerThatHasNoVectorEndsTheStep() {
        assertThatThrownBy(() -> LayerCall.predicting(Embedding.of(3, 2), Tensor.wrap(new int[] {1, 3}, Shape.of(1, 2))))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("indices[1] is 3")
                .hasMessageContaining("3 rows");
    }

    /** Many samples with the same few integers, so that who adds first would show. */
    @Test
    void trainingHasTheSameBitsForAnyNumberOfThreads() {
        assertThat(trained(1)).isEqualTo(trained(4));
    }

    private static float[] trained(int threads) {
        Workers.resize(threads);
        var random = new Random(1);
        var x = Tensor.wrap(random.ints(512 * 40, 0, 9).toArray(), Shape.of(512, 40));
        var y = Tensor.of(random.doubles(512L * 3).toArray(), 512, 3);
        var model = Sequential.of(Input.of(40).withDtype(DType.INT32), Embedding.of(9, 33), GlobalAveragePooling1D.of(), Dense.of(3));
        model.compile(Sgd.of(0.5), Losses.MEAN_SQUARED_ERROR);
        model.fit(x, y, Fit.epochs(2).withVerbose(0).withBatchSize(256));
        return model.weights().getFirst().floats();
    }
}
