package io.lanewise.misuse;

import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.misuse.Misuse.FIT;
import static io.lanewise.misuse.Misuse.X;
import static io.lanewise.misuse.Misuse.Y;
import static io.lanewise.misuse.Misuse.notNow;
import static io.lanewise.misuse.Misuse.refused;

import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import io.lanewise.train.Pass;
import io.lanewise.train.ValidationFrequency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of a training or a pass that cannot be, or do not go together. */
class FitMisuseTest {
    static Stream<Misuse> uses() {
        return Stream.of(
                refused("a validation split that leaves nothing", model -> model.fit(X, Y, FIT.withValidationSplit(0.99)), "leaves none of 8 samples"),
                refused("batch size 0", model -> model.fit(X, Y, FIT.withBatchSize(0)), "batch_size must be an integer above 0", "received 0"),
                refused("batch size 0 when predicting", model -> model.predict(X, 0), "batch size above 0", "received 0"),
                refused("batch size 0 step by step", model -> model.steps(Samples.of(X, Y), 0), "batch_size must be an integer above 0", "received 0"),
                refused("a step that does not exist", model -> model.steps(Samples.of(X, Y), 4).run(2), "a batch from 0 to 1", "received 2"),
                refused("a negative number of epochs", model -> model.fit(X, Y, Fit.epochs(-1)), "epochs", "received -1"),
                refused("a verbosity that does not exist", model -> model.fit(X, Y, FIT.withVerbose(3)), "verbose", "received 3"),
                refused("steps of no batch", model -> model.fit(X, Y, FIT.withStepsPerEpoch(0)), "steps_per_epoch must be an integer above 0", "received 0"),
                refused("validation steps of no batch", model -> model.fit(X, Y, FIT.withValidationSteps(0)), "validation_steps", "received 0"),
                refused("validation steps without a validation", model -> model.fit(X, Y, FIT.withValidationSteps(2)), "validation_data or validation_split", "neither"),
                refused("a validation batch of nothing", model -> model.fit(X, Y, FIT.withValidationBatchSize(0)), "validation_batch_size", "received 0"),
                refused("a validation after no epoch", model -> model.fit(X, Y, FIT.withValidationFreq(0)), "validation_freq", "received 0"),
                refused("a validation after epoch 0", model -> model.fit(X, Y, FIT.withValidationFreq(ValidationFrequency.after(0, 2))), "counted from 1", "[0, 2]"),
                refused("weights of classes and of samples", model -> model.fit(Samples.of(X, Y).withWeights(Tensor.zeros(8)), FIT.withClassWeight(Map.of(0, 2.0))),
                        "class_weight or samples with weights"),
                refused("class and sample weights", model -> model.fit(X, Y, FIT.withSampleWeight(Tensor.zeros(8)).withClassWeight(Map.of(0, 1.0))),
                        "not both"),
                refused("a class weight that is no number", model -> model.fit(X, Y, FIT.withClassWeight(Map.of(0, Double.NaN))), "class_weight must be finite", "NaN"),
                refused("a metric of one-hot labels on integers", model -> measured(Metric.of("precision")),
                        "precision: expected labels of the prediction's shape (8, 3), received labels of shape (8,); end the model in fewer axes"),
                refused("a metric of labels one by one on integers", model -> measured(Metric.of("binary_accuracy")),
                        "binary_accuracy: expected labels of the prediction's shape (8, 3), received labels of shape (8,); "),
                refused("a validation split of batches", model -> model.fit(List.of(Samples.of(X, Y)), FIT.withValidationSplit(0.5)), "validation_data", "0.5"),
                refused("a batch size for batches", model -> model.fit(List.of(Samples.of(X, Y)), FIT.withBatchSize(4)), "as they come", "4"),
                refused("sample weights beside batches", model -> model.fit(List.of(Samples.of(X, Y)), FIT.withSampleWeight(Tensor.zeros(8))), "Samples.withWeights"),
                refused("evaluation of no steps", model -> model.evaluate(Samples.of(X, Y), Pass.DEFAULT.withSteps(0)), "steps", "received 0"),
                notNow("fit before compile", model -> Sequential.of(Dense.of(1)).fit(X, Y, FIT), "not compiled", "compile("),
                notNow("evaluate before compile", model -> Sequential.of(Dense.of(1)).evaluate(X, Y), "not compiled"),
                notNow("steps before compile", model -> Sequential.of(Dense.of(1)).steps(Samples.of(X, Y), 1), "not compiled"));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void isRefusedWithTheRemedyAndChangesNothing(Misuse use) {
        use.check();
    }

    private static void measured(Metric metric) {
        var model = Sequential.of(Input.of(4), Dense.of(3).withActivation(SOFTMAX));
        model.compile(Sgd.of(0.1), SPARSE_CATEGORICAL_CROSSENTROPY, metric);
        model.fit(X, Y, FIT);
    }
}
