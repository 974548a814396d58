package io.lanewise.misuse;

import static io.lanewise.activation.Activations.SIGMOID;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.misuse.Misuse.CLASSES;
import static io.lanewise.misuse.Misuse.FIT;
import static io.lanewise.misuse.Misuse.X;
import static io.lanewise.misuse.Misuse.Y;
import static io.lanewise.misuse.Misuse.label;
import static io.lanewise.misuse.Misuse.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.Input;
import io.lanewise.layer.Reshape;
import io.lanewise.loss.Loss;
import io.lanewise.model.SequentialNetwork;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Dataset;
import io.lanewise.train.Pass;
import io.lanewise.train.Trainer;
import io.lanewise.train.Watch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples, labels and weights that do not go with the model or with each other. */
class DataMisuseTest {
    static Stream<Misuse> uses() {
        return Stream.of(
                refused("features of another size", model -> model.fit(Tensor.zeros(8, 5), Y, FIT),
                        "model sequential expects features of shape (None, 4)", "received float32 (8, 5)", "Input"),
                refused("features of another rank", model -> model.predict(Tensor.zeros(8, 2, 3)), "(None, 4)", "(8, 2, 3)"),
                refused("features of another size when evaluating", model -> model.evaluate(Tensor.zeros(8, 5), Y), "evaluate", "(None, 4)", "(8, 5)"),
                refused("fewer labels than features", model -> model.fit(X, Tensor.wrap(new int[7], Shape.of(7)), FIT), "8", "7"),
                refused("labels of the wrong rank", model -> model.fit(X, Tensor.zeros(8, 2), FIT),
                        "sparse_categorical_crossentropy: expected an integer label for each prediction", "(8, 2)"),
                refused("a label above the classes", model -> model.fit(X, label(3), FIT),
                        "expected labels from 0 to 2", "received 3 at position 5", "as many units"),
                refused("a negative label", model -> model.fit(X, label(-1), FIT), "expected labels from 0 to 2", "received -1 ", "count the classes from 0"),
                refused("a label that is no whole number", model -> model.fit(X, fraction(), FIT), "expected labels from 0 to 2", "received 0.5 at position 5",
                        "whole numbers"),
                refused("a label above the classes when evaluating", model -> model.evaluate(X, label(7)), "expected labels from 0 to 2", "received 7"),
                refused("wrong labels in the validation data", model -> model.fit(X, Y, FIT.withValidationData(Samples.of(X, label(9)))),
                        "expected labels from 0 to 2", "received 9"),
                refused("validation data of another size", model -> model.fit(X, Y, FIT.withValidationData(Samples.of(Tensor.zeros(8, 5), Y))),
                        "validation data", "(None, 4)", "(8, 5)"),
                refused("no samples", model -> model.fit(Tensor.zeros(0, 4), Tensor.wrap(new int[0], Shape.of(0)), FIT), "at least one sample"),
                refused("no samples to evaluate", model -> model.evaluate(Tensor.zeros(0, 4), Tensor.wrap(new int[0], Shape.of(0))), "at least one sample"),
                refused("features that are one number", model -> model.predict(Tensor.scalar(1)), "samples as first axis", "received float32 ()"),
                refused("no features at all", model -> model.predict(List.of()), "predict: model sequential expects features", "received none"),
                refused("weights of other samples", model -> model.fit(X, Y, FIT.withSampleWeight(Tensor.zeros(7))),
                        "a sample weight for each of 8 samples", "(7,)"),
                refused("weights of samples twice", model -> model.fit(Samples.of(X, Y).withWeights(Tensor.zeros(8)), FIT.withSampleWeight(Tensor.zeros(8))),
                        "sample_weight or samples with weights"),
                refused("weights of more steps than there are", model -> model.fit(X, Y, FIT.withSampleWeight(Tensor.zeros(8, 5))), "8, 5"),
                refused("no batch at all", model -> model.fit(List.<Samples>of(), FIT), "fit: expected at least one batch"),
                refused("a first batch of another size", model -> model.fit(List.of(Samples.of(Tensor.zeros(8, 5), Y)), FIT), "(None, 4)", "(8, 5)"),
                refused("a first batch with a label above the classes", model -> model.fit(List.of(Samples.of(X, label(3))), FIT), "received 3 at position 5"),
                refused("a single batch of another size", model -> model.trainOnBatch(Samples.of(Tensor.zeros(8, 5), Y)), "trainOnBatch", "(8, 5)"));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void isRefusedWithTheRemedyAndChangesNothing(Misuse use) {
        use.check();
    }

    /** Labels that went with the loss before. */
    @ParameterizedTest
    @ValueSource(strings = {"categorical_crossentropy", "binary_crossentropy"})
    void labelsForAnotherLossAreRefused(String loss) {
        var model = Sequential.of(Input.of(4), Dense.of(CLASSES).withActivation(SIGMOID));
        model.compile(Sgd.of(0.1), Loss.of(loss));
        var weights = model.weights();
        assertThatThrownBy(() -> model.fit(X, Y, FIT)).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(loss, "(8,)");
        assertThat(model.weights()).isEqualTo(weights);
        assertThat(model.optimizerState().iterations()).isZero();
    }

    static Stream<Misuse> usesOfAModelWithoutShape() {
        return Stream.of(
                refused("fit", model -> model.fit(Tensor.zeros(8, 6), label(9), FIT), "received 9"),
                refused("validation", model -> model.fit(Tensor.zeros(8, 6), Y, FIT.withValidationData(Samples.of(X, Y))), "(None, 6)", "(8, 4)"),
                refused("steps", model -> model.steps(Samples.of(Tensor.zeros(8, 6), label(9)), 4), "received 9"),
                refused("evaluate", model -> model.evaluate(Tensor.zeros(8, 6), label(9)), "received 9"),
                refused("predict", model -> model.predict(Tensor.zeros(8, 5)), "target shape [-1, 2]", "(None, 5)"));
    }

    /** A model that takes its shape from the first data has none still, if that data was refused. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("usesOfAModelWithoutShape")
    void dataThatIsRefusedBuildsNothing(Misuse use) {
        var model = Sequential.of(Reshape.of(-1, 2), Flatten.of(), Dense.of(CLASSES).withActivation(SIGMOID));
        model.compile(SPARSE_CATEGORICAL_CROSSENTROPY);
        use.isRefusedOf(model);
        assertThat(model.network().isBuilt()).isFalse();
        model.fit(X, Y, FIT);
        assertThat(model.weights().getFirst().shape()).isEqualTo(Shape.of(4, CLASSES));
    }

    /** What the faces of a model never ask for, but a caller of the trainer may. */
    @Test
    void anEvaluationWithWrongArgumentsIsRefused() {
        var network = new SequentialNetwork("network", 1);
        network.add(Input.of(4));
        network.add(Dense.of(CLASSES).withActivation(SOFTMAX));
        var trainer = new Trainer(network, Compilation.of(SPARSE_CATEGORICAL_CROSSENTROPY));
        var data = new Dataset.Whole(Samples.of(Tensor.zeros(0, 4), Tensor.wrap(new int[0], Shape.of(0))));
        assertThatThrownBy(() -> trainer.evaluate(data, Pass.DEFAULT, Watch.NOBODY))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("evaluate", "at least one sample");
    }

    private static Tensor fraction() {
        return Tensor.of(new float[] {0, 1, 2, 0, 1, 0.5f, 0, 1});
    }
}
