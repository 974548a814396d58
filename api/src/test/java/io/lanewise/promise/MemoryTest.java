package io.lanewise.promise;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.constraint.MaxNorm;
import io.lanewise.layer.Add;
import io.lanewise.layer.Conv2D;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.GlobalAveragePooling1D;
import io.lanewise.layer.Input;
import io.lanewise.layer.LayerNormalization;
import io.lanewise.layer.Lstm;
import io.lanewise.layer.MaxPooling2D;
import io.lanewise.layer.MultiHeadAttention;
import io.lanewise.layer.Padding;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Muon;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import io.lanewise.train.MemoryUse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class MemoryTest {
    /** How much more than nothing could do without. */
    private static final double WASTE = 1.3;

    private static final int WEIGHTS_OF_MLP = (784 * 100 + 100 + 100 * 10 + 10) * Float.BYTES;

    private static final List<Arguments> MODELS = List.of(
            Arguments.of("cnn", (Supplier<Model>) MemoryTest::cnn, 64), Arguments.of("cnn", (Supplier<Model>) MemoryTest::cnn, 1),
            Arguments.of("transformer", (Supplier<Model>) MemoryTest::transformer, 32), Arguments.of("lstm", (Supplier<Model>) MemoryTest::lstm, 32));

    private static Model mlp() {
        return Sequential.of(Input.of(784), Dense.of(100).withActivation(RELU), Dense.of(10).withActivation(SOFTMAX));
    }

    private static Model cnn() {
        return Sequential.of(
                Input.of(28, 28, 1), Conv2D.of(32, 3).withPadding(Padding.SAME).withActivation(RELU), MaxPooling2D.of(),
                Conv2D.of(64, 3).withPadding(Padding.SAME).withActivation(RELU), MaxPooling2D.of(), Flatten.of(), Dense.of(128).withActivation(RELU),
                Dense.of(10).withActivation(SOFTMAX));
    }

    private static Model lstm() {
        return Sequential.of(Input.of(100, 64), Lstm.of(128), Dense.of(10).withActivation(SOFTMAX));
    }

    private static Model transformer() {
        var x = Input.of(64, 128).symbol();
        var attended = LayerNormalization.of().apply(Add.of().apply(x, MultiHeadAttention.of(4, 32).apply(x, x)));
        var within = Dense.of(128).apply(Dense.of(512).withActivation(RELU).apply(attended));
        var encoded = LayerNormalization.of().apply(Add.of().apply(attended, within));
        return Model.of(x, Dense.of(10).withActivation(SOFTMAX).apply(GlobalAveragePooling1D.of().apply(encoded)));
    }

    private static MemoryUse.Phase training(Model model, Optimizer<?> optimizer, int batchSize) {
        model.compile(optimizer, SPARSE_CATEGORICAL_CROSSENTROPY);
        return model.memory(batchSize).training().orElseThrow();
    }

    @Test
    void weightsGradientsAndWhatTheOptimizerKeepsAreCounted() {
        assertThat(training(mlp(), Sgd.of(0.1), 32)).returns((long) WEIGHTS_OF_MLP, MemoryUse.Phase::weights)
                .returns((long) WEIGHTS_OF_MLP, MemoryUse.Phase::gradients).returns(0L, MemoryUse.Phase::optimizer);
        assertThat(training(mlp(), Adam.of(0.1), 32).optimizer()).isEqualTo(2L * WEIGHTS_OF_MLP);
        assertThat(training(mlp(), Adam.of(0.1).withEma(0.9), 32).optimizer()).isEqualTo(3L * WEIGHTS_OF_MLP);
    }

    /** Muon works on a kernel of (784, 100) in three squares of its shorter side and two copies; of (100, 10) likewise. */
    @Test
    void whatAnOptimizerWorksInIsCounted() {
        var squares = 3 * (100 * 100 + 10 * 10);
        var copies = 2 * (784 * 100 + 100 * 10);
        var more = training(mlp(), Muon.of(), 32).workspace() - training(mlp(), Sgd.of(0.1), 32).workspace();
        assertThat(more).isEqualTo((long) (squares + copies) * Float.BYTES);
    }

    /** A projection of the kernel of (784, 100) needs its squares, at least. */
    @Test
    void whatConstraintsWorkInIsCounted() {
        var constrained = Sequential.of(
                Input.of(784), Dense.of(100).withActivation(RELU).withKernelConstraint(MaxNorm.of(1)), Dense.of(10).withActivation(SOFTMAX));
        var more = training(constrained, Sgd.of(0.1), 32).workspace() - training(mlp(), Sgd.of(0.1), 32).workspace();
        assertThat(more).isGreaterThanOrEqualTo(784L * 100 * Float.BYTES);
    }

    @Test
    void theLeastHoldsTheBatchAndWhatIsStillNeededOfIt() {
        // The gradient of the first kernel needs the batch and the gradient of the first layer's 100 outputs at one time.
        var kept = 2L * WEIGHTS_OF_MLP;
        assertThat(training(mlp(), Sgd.of(0.1), 32).least()).isGreaterThanOrEqualTo(kept + 32 * (784 + 100) * Float.BYTES);
        // Two layers of prediction: the batch and the first layer's outputs.
        assertThat(mlp().memory(32).inference().least()).isBetween(
                (long) WEIGHTS_OF_MLP + 32 * (784 + 100) * Float.BYTES, (long) WEIGHTS_OF_MLP + 32 * (784 + 2 * 100) * Float.BYTES);
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void aPlanTakesLittleMoreThanItMust(String name, Supplier<Model> model, int batchSize) {
        for (var phase : List.of(training(model.get(), Sgd.of(0.1), batchSize), model.get().memory(batchSize).inference())) {
            assertThat((double) phase.total()).as("%s with a batch of %d: %s", name, batchSize, phase).isBetween((double) phase.least(), WASTE * phase.least());
        }
    }

    @Test
    void aModelThatIsNotCompiledHasNoTraining() {
        var memory = mlp().memory(32);
        assertThat(memory.training()).isEmpty();
        assertThat(memory.toString()).startsWith("Memory for a batch of 32 (MB)\n").contains("inference ").doesNotContain("training");
    }

    @Test
    void askingChangesNothing() {
        var asked = mlp();
        asked.compile(Sgd.of(0.1), SPARSE_CATEGORICAL_CROSSENTROPY);
        var before = asked.weights();
        asked.memory(8);
        assertThat(asked.weights()).isEqualTo(before);
    }

    /** An optimizer that has begun is in the file; being asked is no reason to begin. */
    @Test
    void askingDoesNotLetTheOptimizerBegin(@TempDir Path folder) {
        var asked = mlp();
        asked.compile(Adam.of(), SPARSE_CATEGORICAL_CROSSENTROPY);
        asked.saveWeights(folder.resolve("before.weights.h5"));
        asked.memory(8);
        asked.saveWeights(folder.resolve("after.weights.h5"));
        assertThat(folder.resolve("after.weights.h5")).hasSameBinaryContentAs(folder.resolve("before.weights.h5"));
        asked.fit(Tensor.zeros(8, 784), Tensor.wrap(new int[8], Shape.of(8)), Fit.epochs(1).withVerbose(0));
        assertThat(asked.memory(8).training().orElseThrow().optimizer()).isEqualTo(2L * WEIGHTS_OF_MLP);
        assertThat(asked.optimizerState().iterations()).isEqualTo(1);
    }

    @Test
    void whatCannotBePlannedIsSaid() {
        assertThatThrownBy(() -> mlp().memory(0)).isInstanceOf(IllegalArgumentException.class).hasMessage("memory: expected a batch size above 0, received 0");
        var open = Sequential.of(Input.of(-1, 64), Lstm.of(8));
        assertThatThrownBy(() -> open.memory(8)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("memory: expected inputs of known sizes, received (None, None, 64)");
    }
}
