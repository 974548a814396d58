package io.lanewise.io;

import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.io.hdf5.Hdf5File;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.LossScaleOptimizer;
import io.lanewise.optimizer.MultiOptimizer;
import io.lanewise.optimizer.Nadam;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.OptimizerMap;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several optimizers in Keras's files. */
class MultiOptimizerFilesTest {
    private static final Samples SAMPLES =
            Samples.of(Tensor.of(new double[] {0, 1, 1, 0, 1, 1, 0.5, -1}, 4, 2), Tensor.of(new double[] {1, 0, 2, -1}, 4, 1));

    @TempDir
    private Path folder;

    private static Sequential model() {
        return Sequential.of(
                Input.of(2), Dense.of(2).withActivation("tanh").withName("a"), Dense.of(2).withActivation("tanh").withName("b"), Dense.of(1).withName("c"));
    }

    private static MultiOptimizer optimizer() {
        return MultiOptimizer.of(OptimizerMap.of(Sgd.of(0.1).withMomentum(0.9)).withOptimizer("a/.*", Adam.of(0.01)).withOptimizer("[bc]/bias", Adam.of(0.02)));
    }

    /** Two steps by Keras 3.15.1, which saved the model, and two more here: the weights that Keras came to. */
    @Test
    void trainingGoesOnWhereKerasWas() throws URISyntaxException {
        var model = Model.load(Path.of(Objects.requireNonNull(getClass().getResource("/multi-optimizer/trained.keras")).toURI()));
        var parts = model.optimizerState().parts();
        assertThat(parts).extracting(part -> part.optimizer().className()).containsExactly("Adam", "Nadam", "Nadam", "SGD");
        assertThat(parts).extracting(OptimizerState::iterations).containsExactly(2L, 2L, 0L, 2L);
        assertThat(model.optimizerState().iterations()).isEqualTo(2);
        model.trainOnBatch(SAMPLES);
        model.trainOnBatch(SAMPLES);
        var expected = new double[][] {
            {0.340953827, 0.279196024, 0.364178985, -0.537052512}, {-0.00314876996, 0.0294163041}, {0.151986241, -0.950701654, -0.0976889208, 0.067191422},
            {-0.107940726, 0.00323272496}, {-0.478947103, -1.64789331}, {0.167040139}};
        for (var i = 0; i < expected.length; i++) {
            for (var j = 0; j < expected[i].length; j++) {
                assertThat(model.weights().get(i).at(j)).as(i + ", " + j).isEqualTo(expected[i][j], within(1e-6));
            }
        }
    }

    /** Keras has what each optimizer keeps a second time, and loads it a second time. */
    @Test
    void eachOptimizerHasItsGroup() {
        var model = model();
        model.compile(optimizer(), MEAN_SQUARED_ERROR);
        model.trainOnBatch(SAMPLES);
        var file = folder.resolve("m.weights.h5");
        model.saveWeights(file);
        ModelFile.read(file, region -> {
            var root = Hdf5File.open(region).root();
            assertThat(root.findGroup("optimizer/optimizers").orElseThrow().names()).containsExactlyInAnyOrder("adam", "adam_1", "sgd");
            assertThat(root.findGroup("optimizer/vars").orElseThrow().names()).hasSize(2 + 2 + 4 + 2 + 4 + 2 + 2);
            assertThat(root.findGroup("optimizer/optimizers/adam_1/vars").orElseThrow().names()).hasSize(2 + 4);
            return root;
        });
        var other = model();
        other.compile(optimizer(), MEAN_SQUARED_ERROR);
        other.loadWeights(file);
        assertThat(other.optimizerState().variables()).isEqualTo(model.optimizerState().variables());
    }

    /** Layers of a chain that Keras makes with their shape at once have paths without the chain's name, as here. */
    @Test
    void layersOfAChainAreBuiltBeforeItInKeras() {
        assertThat(model().toJson()).contains("\"build_config\":{\"input_shape\":[null,2]}", "\"build_input_shape\":[null,2]");
    }

    @Test
    void aModelMayGoOnWithOneOptimizer() {
        var model = model();
        model.compile(optimizer(), MEAN_SQUARED_ERROR);
        model.trainOnBatch(SAMPLES);
        var before = model.weights();
        var predicted = model.predict(SAMPLES.features());
        model.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        assertThat(model.weights()).isEqualTo(before);
        model.trainOnBatch(SAMPLES);
        assertThat(model.weights()).isNotEqualTo(before);
        assertThat(model.predict(SAMPLES.features())).isNotEqualTo(predicted);
    }

    /** Several within a loss scale: one scale for all their gradients. */
    @Test
    void aPowerOfTwoAroundChangesNoBit() {
        assertThat(trained(LossScaleOptimizer.of(optimizer())).weights()).isEqualTo(trained(optimizer()).weights());
        assertThat(trained(optimizer().withLossScaleFactor(64)).weights()).isEqualTo(trained(optimizer()).weights());
    }

    private static Sequential trained(Optimizer<?> optimizer) {
        var model = model();
        model.setWeights(model.weights().stream().map(weight -> Tensor.of(IntStream.range(0, weight.shape().elements())
                .mapToDouble(i -> Math.sin(i + 1)).toArray(), weight.shape().toArray())).toList());
        model.compile(optimizer, MEAN_SQUARED_ERROR);
        for (var step = 0; step < 3; step++) {
            model.trainOnBatch(SAMPLES);
        }
        return model;
    }

    @Test
    void patternsThatShareAPathChangeNothing() {
        var model = trained(Sgd.of(0.1));
        var before = model.weights();
        model.compile(MultiOptimizer.of(OptimizerMap.of(Sgd.of()).withOptimizer("a/.*", Adam.of()).withOptimizer(".*/bias", Nadam.of())), MEAN_SQUARED_ERROR);
        assertThatThrownBy(() -> model.trainOnBatch(SAMPLES)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("OptimizerMap: expected at most one pattern that fits the variable a/bias, received [a/.*, .*/bias]", "that very path");
        assertThat(model.weights()).isEqualTo(before);
        model.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        model.trainOnBatch(SAMPLES);
        assertThat(model.weights()).isNotEqualTo(before);
    }
}
