package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link SpectralNormalization} in training and in files, against numbers and files of Keras's. */
class SpectralNormalizationTest {
    private static final Tensor X = Tensor.of(new double[] {1, 0, 2, 0.5, -1, 1}, 2, 3);
    private static final Tensor Y = Tensor.of(new double[] {1, 0, 0, 1}, 2, 2);

    @TempDir
    private Path folder;

    @Test
    void theKernelIsDividedAndThenTrained() {
        var model = Sequential.of(Input.of(3), SpectralNormalization.of(Dense.of(2)).withPowerIterations(2));
        model.setWeights(List.of(
                Tensor.of(new double[] {1, 2, -1, 0.5, 0.25, 3}, 3, 2), Tensor.of(new double[] {0.6, 0.8}, 1, 2), Tensor.of(new double[] {0.1, -0.2}, 2)));
        model.compile(Sgd.of(0.1), Losses.MEAN_SQUARED_ERROR);
        model.trainOnBatch(Samples.of(X, Y));
        model.trainOnBatch(Samples.of(X, Y));
        assertClose(model.weights().get(0), 0.3467957675457001, 0.47315284609794617, -0.2646901607513428, 0.1320790946483612, 0.10918804258108139, 0.612360954284668);
        assertClose(model.weights().get(1), 0.283182829618454, 0.9590659737586975);
        assertClose(model.weights().get(2), 0.07914872467517853, -0.3571922183036804);
    }

    @Test
    void whatKerasDescribesIsReadAndWrittenAgain() {
        var model = KerasDescriptions.withWeights("/layer-files/spectral.json");
        assertClose(model.predict(X), 0.9800000190734863, 1.71999990940094, 0.1250000149011612, 0.9075000286102295);
        var file = folder.resolve("again.keras");
        model.save(file);
        var again = Model.load(file);
        assertThat(again.weights()).isEqualTo(model.weights());
        assertThat(again.layers().getFirst().layer().givenConfig()).isEqualTo(model.layers().getFirst().layer().givenConfig());
    }

    @Test
    void aLayerWithoutKernelIsRefused() {
        var x = Input.of(4, 3).symbol();
        assertThatThrownBy(() -> SpectralNormalization.of(Flatten.of()).apply(x)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("SpectralNormalization", "a weight named kernel or embeddings", "(None, 4, 3)");
        assertThatThrownBy(() -> SpectralNormalization.of(Dense.of(2)).withPowerIterations(0)).hasMessageContaining("power_iterations must be an integer above 0");
    }

    private static void assertClose(Tensor actual, double... expected) {
        assertThat(actual.floats()).usingComparatorWithPrecision(2e-6f).containsExactly(floats(expected));
    }

    private static float[] floats(double... numbers) {
        var floats = new float[numbers.length];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
