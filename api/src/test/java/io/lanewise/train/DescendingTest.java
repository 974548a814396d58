package io.lanewise.train;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.callback.LearningRateScheduler;
import io.lanewise.graph.Arena;
import io.lanewise.graph.Spec;
import io.lanewise.layer.Add;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.model.Network;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.Sgd;
import io.lanewise.regularizer.L1L2;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that follow gradients which are not stored: the same bits, and only where nothing else needs the gradient. */
class DescendingTest {
    private static final int FEATURES = 64;
    private static final int CLASSES = 10;
    private static final int SAMPLES = 103;

    /** Clips nothing, but needs gradients. */
    private static final double FAR = 1e30;

    private final Tensor x = Tensor.of(new SplittableRandom(1).doubles((long) SAMPLES * FEATURES, -1, 1).toArray(), SAMPLES, FEATURES);
    private final Tensor y = Tensor.of(new SplittableRandom(2).ints(SAMPLES, 0, CLASSES).toArray(), SAMPLES);

    /** Kernels in column blocks and not, a layer used twice, a sum, a penalty: variables kernel and bias of each layer in order. */
    private static Model model() {
        var input = Input.of(FEATURES).symbol();
        var first = Dense.of(100).withActivation(RELU).withName("first").apply(input);
        var twice = Dense.of(100).withActivation(RELU).withName("twice");
        var second = twice.apply(twice.apply(first));
        var kept = Dense.of(12).withKernelRegularizer(L1L2.of(0, 0.01)).withName("kept").apply(Add.of().apply(first, second));
        return Model.of(input, Dense.of(CLASSES).withActivation(SOFTMAX).withName("last").apply(kept));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 32, 40})
    void bitsAreThoseOfStoredGradients(int batch) {
        var stored = trained(Sgd.of(0.05).withClipvalue(FAR), batch);
        var descended = trained(Sgd.of(0.05), batch);
        for (var i = 0; i < stored.size(); i++) {
            assertThat(descended.get(i).floats()).as("weight %d", i).isEqualTo(stored.get(i).floats());
        }
    }

    private List<Tensor> trained(Optimizer<?> optimizer, int batch) {
        Lanewise.seed(5);
        var model = model();
        model.compile(optimizer, SPARSE_CATEGORICAL_CROSSENTROPY);
        model.fit(x, y, Fit.epochs(2).withBatchSize(batch).withVerbose(0));
        model.fit(x, y, Fit.epochs(1).withBatchSize(batch).withVerbose(0), LearningRateScheduler.of(epoch -> 0.01));
        return model.weights();
    }

    @Test
    void onlyPlainDescentOfAProductThatNothingElseReads() {
        assertThat(descended(Sgd.of(0.1))).containsExactlyInAnyOrder(0, 6);
        assertThat(List.of(
                        Sgd.of(0.1).withMomentum(0.9), Sgd.of(0.1).withClipnorm(1), Sgd.of(0.1).withClipvalue(1), Sgd.of(0.1).withGlobalClipnorm(1),
                        Sgd.of(0.1).withWeightDecay(0.1), Sgd.of(0.1).withEma(0.9), Sgd.of(0.1).withGradientAccumulationSteps(2), Adam.of()))
                .allSatisfy(optimizer -> assertThat(descended(optimizer)).isEmpty());
    }

    private static Set<Integer> descended(Optimizer<?> optimizer) {
        Network network = model().network();
        var trainer = new Trainer(network, Compilation.of(optimizer, SPARSE_CATEGORICAL_CROSSENTROPY));
        var key = new BatchKey(Mode.TRAIN, List.of(Spec.floats(Shape.of(32, FEATURES))), List.of(new Spec(Shape.of(32), DType.INT32)), null);
        return trainer.trace(key, new Arena()).descents()[0].variables();
    }
}
