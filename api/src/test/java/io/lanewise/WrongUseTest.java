package io.lanewise;

import static io.lanewise.activation.Activations.AXIS;
import static io.lanewise.activation.Activations.SIGMOID;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.BINARY_CROSSENTROPY;
import static io.lanewise.loss.Losses.CATEGORICAL_CROSSENTROPY;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.activation.Activation;
import io.lanewise.callback.EarlyStopping;
import io.lanewise.callback.LearningRateScheduler;
import io.lanewise.callback.ModelCheckpoint;
import io.lanewise.callback.ReduceLrOnPlateau;
import io.lanewise.callback.RemoteMonitor;
import io.lanewise.callback.SwapEmaWeights;
import io.lanewise.data.Idx;
import io.lanewise.data.Samples;
import io.lanewise.io.ElementType;
import io.lanewise.io.ModelFormatException;
import io.lanewise.io.SaveOptions;
import io.lanewise.layer.Add;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Dropout;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.Hashing;
import io.lanewise.layer.Input;
import io.lanewise.layer.IntegerLookup;
import io.lanewise.layer.Reshape;
import io.lanewise.layer.StringLookup;
import io.lanewise.layer.TextVectorization;
import io.lanewise.loss.Loss;
import io.lanewise.metric.Metric;
import io.lanewise.model.SequentialNetwork;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.AdamW;
import io.lanewise.optimizer.Ftrl;
import io.lanewise.optimizer.Lion;
import io.lanewise.optimizer.LossScaleOptimizer;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.Sgd;
import io.lanewise.schedule.CosineDecay;
import io.lanewise.schedule.PiecewiseConstantDecay;
import io.lanewise.schedule.Schedules;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Dataset;
import io.lanewise.train.Fit;
import io.lanewise.train.Pass;
import io.lanewise.train.Trainer;
import io.lanewise.train.ValidationFrequency;
import io.lanewise.train.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What wrong use gets: an error that says what was expected, what came and what to do, and a model that is as it was before. */
class WrongUseTest {
    private static final int CLASSES = 3;
    private static final Tensor X = Tensor.zeros(8, 4);
    private static final Tensor Y = Tensor.wrap(new int[] {0, 1, 2, 0, 1, 2, 0, 1}, Shape.of(8));
    private static final Samples DATA = Samples.of(List.of(X), List.of(Tensor.zeros(8, 2), Tensor.zeros(8, 3)));
    private static final Fit FIT = Fit.epochs(1).withVerbose(0);

    @FunctionalInterface
    private interface Use {
        void of(Sequential model) throws IOException;
    }

    private static Arguments row(String what, Use use, Class<? extends Exception> type, String... message) {
        return Arguments.of(what, use, type, List.of(message));
    }

    private static Arguments refused(String what, Use use, String... message) {
        return row(what, use, IllegalArgumentException.class, message);
    }

    static Stream<Arguments> uses() {
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
                refused("a validation split that leaves nothing", model -> model.fit(X, Y, FIT.withValidationSplit(0.99)), "leaves none of 8 samples"),
                refused("batch size 0", model -> model.fit(X, Y, FIT.withBatchSize(0)), "batch_size must be an integer above 0", "received 0"),
                refused("batch size 0 when predicting", model -> model.predict(X, 0), "batch size above 0", "received 0"),
                refused("batch size 0 step by step", model -> model.steps(Samples.of(X, Y), 0), "batch_size must be an integer above 0", "received 0"),
                refused("a step that does not exist", model -> model.steps(Samples.of(X, Y), 4).run(2), "a batch from 0 to 1", "received 2"),
                refused("a negative number of epochs", model -> model.fit(X, Y, Fit.epochs(-1)), "epochs", "received -1"),
                refused("a verbosity that does not exist", model -> model.fit(X, Y, FIT.withVerbose(3)), "verbose", "received 3"),
                refused("weights of other samples", model -> model.fit(X, Y, FIT.withSampleWeight(Tensor.zeros(7))),
                        "a sample weight for each of 8 samples", "(7,)"),
                refused("steps of no batch", model -> model.fit(X, Y, FIT.withStepsPerEpoch(0)), "steps_per_epoch must be an integer above 0", "received 0"),
                refused("validation steps of no batch", model -> model.fit(X, Y, FIT.withValidationSteps(0)), "validation_steps", "received 0"),
                refused("validation steps without a validation", model -> model.fit(X, Y, FIT.withValidationSteps(2)), "validation_data or validation_split", "neither"),
                refused("a validation batch of nothing", model -> model.fit(X, Y, FIT.withValidationBatchSize(0)), "validation_batch_size", "received 0"),
                refused("a validation after no epoch", model -> model.fit(X, Y, FIT.withValidationFreq(0)), "validation_freq", "received 0"),
                refused("a validation after epoch 0", model -> model.fit(X, Y, FIT.withValidationFreq(ValidationFrequency.after(0, 2))), "counted from 1", "[0, 2]"),
                refused("weights of samples twice", model -> model.fit(Samples.of(X, Y).withWeights(Tensor.zeros(8)), FIT.withSampleWeight(Tensor.zeros(8))),
                        "sample_weight or samples with weights"),
                refused("weights of classes and of samples", model -> model.fit(Samples.of(X, Y).withWeights(Tensor.zeros(8)), FIT.withClassWeight(Map.of(0, 2.0))),
                        "class_weight or samples with weights"),
                refused("weights of more steps than there are", model -> model.fit(X, Y, FIT.withSampleWeight(Tensor.zeros(8, 5))), "8, 5"),
                refused("no batch at all", model -> model.fit(List.<Samples>of(), FIT), "fit: expected at least one batch"),
                refused("a first batch of another size", model -> model.fit(List.of(Samples.of(Tensor.zeros(8, 5), Y)), FIT), "(None, 4)", "(8, 5)"),
                refused("a first batch with a label above the classes", model -> model.fit(List.of(Samples.of(X, label(3))), FIT), "received 3 at position 5"),
                refused("a validation split of batches", model -> model.fit(List.of(Samples.of(X, Y)), FIT.withValidationSplit(0.5)), "validation_data", "0.5"),
                refused("a batch size for batches", model -> model.fit(List.of(Samples.of(X, Y)), FIT.withBatchSize(4)), "as they come", "4"),
                refused("sample weights beside batches", model -> model.fit(List.of(Samples.of(X, Y)), FIT.withSampleWeight(Tensor.zeros(8))), "Samples.withWeights"),
                refused("a single batch of another size", model -> model.trainOnBatch(Samples.of(Tensor.zeros(8, 5), Y)), "trainOnBatch", "(8, 5)"),
                refused("evaluation of no steps", model -> model.evaluate(Samples.of(X, Y), Pass.DEFAULT.withSteps(0)), "steps", "received 0"),
                refused("a monitor that nobody knows", model -> model.fit(X, Y, FIT, EarlyStopping.of().withMonitor("val_acc")), "EarlyStopping", "\"val_acc\"", "mode min or max"),
                refused("a whole model as weights", model -> model.fit(X, Y, FIT, ModelCheckpoint.of("model.weights.h5")), "ends in .keras", "model.weights.h5"),
                refused("a whole model as .h5", model -> model.fit(X, Y, FIT, ModelCheckpoint.of("model.h5")), "ends in .keras for whole models, because .h5 is only read", "model.h5"),
                refused("weights as a whole model", model -> model.fit(X, Y, FIT, ModelCheckpoint.ofWeights("model.keras")), "ends in .weights.h5", "model.keras"),
                refused("a path that is no template", model -> model.fit(X, Y, FIT, ModelCheckpoint.of("{epoch:02d.keras")), "{epoch:02d.keras", "{val_loss:.2f}"),
                refused("a path that writes the loss as a whole number", model -> model.fit(X, Y, FIT, ModelCheckpoint.of("m{loss:d}.keras")),
                        "\"loss\" is no whole number", "{loss:.2f}"),
                refused("a factor that reduces nothing", model -> model.fit(X, Y, FIT, ReduceLrOnPlateau.of().withFactor(1)), "factor must be a number from 0 to below 1"),
                refused("a server without an address", model -> model.fit(X, Y, FIT, RemoteMonitor.of("localhost:9000")), "root", "localhost:9000"),
                row("averages that are not kept", model -> model.fit(X, Y, FIT, SwapEmaWeights.of()), IllegalStateException.class, "use_ema", "withEma"),
                refused("class and sample weights", model -> model.fit(X, Y, FIT.withSampleWeight(Tensor.zeros(8)).withClassWeight(Map.of(0, 1.0))),
                        "not both"),
                refused("a layer of texts in a model", model -> Sequential.of(Input.of(1), TextVectorization.of("a")),
                        "TextVectorization", "works on texts", "apply it to the data"),
                refused("a vocabulary with a token twice", model -> IntegerLookup.of(3, 5, 3), "each token of the vocabulary once", "received 3 again"),
                refused("a mask token within the vocabulary", model -> StringLookup.of("a", "b").withMaskToken("b"), "without mask and OOV tokens", "b at index 1"),
                refused("more tokens than max_tokens", model -> IntegerLookup.of(1, 2, 3).withMaxTokens(3), "at most max_tokens 3", "received 4"),
                row("a lookup without a vocabulary", model -> TextVectorization.of().apply(List.of("a")), IllegalStateException.class, "expected a vocabulary", "call adapt"),
                refused("texts under a mask that is a number", model -> Hashing.of(3).withMaskValue(0).apply(List.of("x")), "expected numbers", "the text \"x\""),
                refused("a negative rate", model -> model.compile(Sgd.of(-0.1), MEAN_SQUARED_ERROR), "SGD: learning_rate", "received -0.1"),
                refused("a rate that is no number", model -> model.compile(Adam.of(Double.NaN), MEAN_SQUARED_ERROR), "learning_rate", "NaN"),
                refused("a negative rate while training", model -> model.optimizerState().setLearningRate(-1), "learning rate", "-1.0"),
                row("a rate that a schedule sets", model -> scheduled().optimizerState().setLearningRate(0.1), IllegalStateException.class,
                        "SGD follows a schedule", "CosineDecay(", "cannot be set to 0.1", "compile with a number"),
                refused("an update of one step's gradients", model -> Sgd.of().withGradientAccumulationSteps(1),
                        "SGD: gradient_accumulation_steps must be an integer of at least 2", "received 1"),
                refused("a loss scale of 0", model -> Adam.of().withLossScaleFactor(0), "Adam: loss_scale_factor must be a number above 0", "received 0"),
                refused("a loss scale of a loss scale", model -> LossScaleOptimizer.of(LossScaleOptimizer.of(Sgd.of())),
                        "LossScaleOptimizer: inner_optimizer must be an optimizer without a loss scale of its own"),
                refused("decay outside of the inner optimizer", model -> LossScaleOptimizer.of(Sgd.of()).withWeightDecay(0.1),
                        "LossScaleOptimizer has no option weight_decay", "inner_optimizer"),
                refused("no weight decay in AdamW", model -> AdamW.of().with(AdamW.WEIGHT_DECAY, null), "AdamW: weight_decay", "null"),
                refused("a power above 0", model -> Ftrl.of().with(Ftrl.LEARNING_RATE_POWER, 0.5), "Ftrl: learning_rate_power", "0 or less", "0.5"),
                refused("no first part of the momentum", model -> Lion.of().withBetas(0, 0.9), "Lion: beta_1", "above 0", "0.0"),
                refused("a decay of no steps", model -> CosineDecay.of(0.1, 0), "CosineDecay: decay_steps", "above 0", "0.0"),
                refused("an unknown schedule", model -> Schedules.CATALOGUE.byName("cosine_decays"), "cosine_decays", "cosine_decay"),
                refused("a pattern that is none", model -> AdamW.of().excludeFromWeightDecay("bias("),
                        "AdamW: excludeFromWeightDecay expected regular expressions, received \"bias(\"", "backslash"),
                refused("boundaries that fall", model -> PiecewiseConstantDecay.of(List.of(5.0, 3.0), List.of(0.3, 0.2, 0.1)),
                        "PiecewiseConstantDecay: boundaries", "each above the one before it", "[5.0, 3.0]"),
                row("a rate that falls below 0", model -> falling().fit(X, Tensor.zeros(8, 1), FIT), IllegalStateException.class,
                        "learning rate: expected a finite number of 0 or more, received -1.0 from the schedule of SGD after 0 steps"),
                row("a reduction of a schedule's rate", model -> scheduled().fit(X, Tensor.zeros(8, 1), FIT, ReduceLrOnPlateau.of().withMonitor("loss")),
                        IllegalStateException.class, "ReduceLROnPlateau: expected a learning rate that can be set", "follows a schedule", "compile with a number"),
                row("a schedule of epochs beside one of steps", model -> scheduled().fit(X, Tensor.zeros(8, 1), FIT, LearningRateScheduler.of(epoch -> 0.1)),
                        IllegalStateException.class, "LearningRateScheduler", "follows a schedule"),
                refused("a class weight that is no number", model -> model.fit(X, Y, FIT.withClassWeight(Map.of(0, Double.NaN))), "class_weight must be finite", "NaN"),
                refused("a metric of one-hot labels on integers", model -> fitWith(model, Metric.of("precision")),
                        "precision: expected labels of the prediction's shape (8, 3), received labels of shape (8,); end the model in fewer axes"),
                refused("a metric of one-hot labels one by one", model -> fitWith(model, Metric.of("binary_accuracy")),
                        "binary_accuracy: expected labels of the prediction's shape (8, 3), received labels of shape (8,); "),
                refused("two ways of clipping", model -> Sgd.of().withClipnorm(1).withClipvalue(1), "at most one of clipnorm, clipvalue"),
                refused("an unknown optimizer", model -> model.compile("adamm", "mse"), "adamm", "near known names", "adam"),
                refused("an unknown loss", model -> Loss.of("sparse_crossentropy"), "sparse_crossentropy", "sparse_categorical_crossentropy"),
                refused("an unknown metric", model -> Metric.of("acuracy"), "acuracy", "accuracy"),
                refused("an unknown activation", model -> Activation.of("rleu"), "rleu", "relu"),
                refused("an unknown optimizer by itself", model -> Optimizer.of("sdg"), "sdg", "sgd"),
                refused("an unknown layer name", model -> model.layer("dence"), "dence", "dense"),
                refused("no units", model -> Dense.of(0), "Dense: units must be an integer above 0", "received 0"),
                refused("a rate above 1", model -> Dropout.of(1.5), "Dropout: rate", "from 0 to 1", "1.5"),
                refused("a layer that cannot follow", model -> model.add(Reshape.of(5)), "target shape [5]", "(None, 3)"),
                refused("an Input in the middle", model -> model.add(Input.of(4)), "Input only as the first layer"),
                refused("two layers of one name", model -> model.add(Dense.of(2).withName("dense")), "two layers have the name \"dense\""),
                refused("an axis that does not exist", model -> model.add(Dense.of(2).withActivation(SOFTMAX.with(AXIS, 4))), "axis 4"),
                refused("another number of weights", model -> model.setWeights(List.of(X)), "expected 2 weights", "received 1"),
                refused("weights of other shapes", model -> model.setWeights(List.of(Tensor.zeros(4, CLASSES), Tensor.zeros(4))),
                        "weight 1", "dense/bias (3,)", "(4,)"),
                refused("integer labels for one-hot ones", model -> fitWith(model, CATEGORICAL_CROSSENTROPY), "categorical_crossentropy", "(8,)"),
                refused("labels of one column for three outputs", model -> fitWith(model, BINARY_CROSSENTROPY), "binary_crossentropy", "(8,)"),
                row("fit before compile", model -> Sequential.of(Dense.of(1)).fit(X, Y, FIT), IllegalStateException.class, "not compiled", "compile("),
                row("evaluate before compile", model -> Sequential.of(Dense.of(1)).evaluate(X, Y), IllegalStateException.class, "not compiled"),
                row("steps before compile", model -> Sequential.of(Dense.of(1)).steps(Samples.of(X, Y), 1), IllegalStateException.class, "not compiled"),
                row("weights before the shape is known", model -> Sequential.of(Dense.of(1)).weights(), IllegalStateException.class,
                        "has no weights yet", "Input"),
                row("a model without layers", model -> Sequential.of().predict(X), IllegalStateException.class, "has no layers"));
    }

    private static Sequential falling() {
        var model = Sequential.of(Input.of(4), Dense.of(1));
        model.compile(Sgd.of(step -> -1), MEAN_SQUARED_ERROR);
        return model;
    }

    private static Sequential scheduled() {
        var model = Sequential.of(Input.of(4), Dense.of(1));
        model.compile(Sgd.of(CosineDecay.of(0.1, 5)), MEAN_SQUARED_ERROR);
        return model;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    void isRefusedWithTheRemedyAndChangesNothing(String what, Use use, Class<? extends Exception> type, List<String> message) {
        var model = Sequential.of(Input.of(4), Dense.of(CLASSES).withActivation(SOFTMAX));
        model.compile(Sgd.of(0.1), SPARSE_CATEGORICAL_CROSSENTROPY);
        model.fit(X, Y, FIT);
        var weights = model.weights();
        var layers = model.layers().size();

        assertThatThrownBy(() -> use.of(model)).isInstanceOf(type).hasMessageContainingAll(message.toArray(String[]::new));

        assertThat(model.weights()).isEqualTo(weights);
        assertThat(model.layers()).hasSize(layers);
        if (type == IllegalArgumentException.class && !what.contains("one-hot") && !what.contains("one column")) {
            assertThat(model.optimizerState().iterations()).isEqualTo(1);
            assertThat(model.optimizerState().learningRate()).isEqualTo(0.1);
        }
        model.compile(Sgd.of(0.1), SPARSE_CATEGORICAL_CROSSENTROPY);
        model.fit(X, Y, FIT);
        assertThat(model.weights()).isNotEqualTo(weights);
    }

    @FunctionalInterface
    private interface GraphUse {
        void of(Model model);
    }

    private static Arguments refusedGraph(String what, GraphUse use, String... message) {
        return Arguments.of(what, use, List.of(message));
    }

    static Stream<Arguments> usesOfGraphs() {
        return Stream.of(
                refusedGraph("an input that is missing", model -> {
                    var other = Input.of(4).withName("other").symbol();
                    var between = Dense.of(3).withName("between").apply(other);
                    Model.of(model.input(), Add.of().withName("sum").apply(model.outputs().get(1), between));
                }, "an output needs an input that is not among the model's inputs", "other", "between", "sum", "add it to the inputs"),
                refusedGraph("an input twice", model -> Model.of(List.of(model.input(), model.input()), model.outputs()), "expected inputs that differ"),
                refusedGraph("no output", model -> Model.of(model.input(), List.of()), "at least one input and one output", "1 and 0"),
                refusedGraph("two layers of one name", model -> Model.of(model.input(), Dense.of(2).withName("class").apply(model.outputs().get(1))),
                        "two layers have the name \"class\"", "names must differ"),
                refusedGraph("a merge of unequal shapes", model -> Add.of().apply(model.outputs().get(0), model.outputs().get(1), model.input()),
                        "Add", "(None, 2)", "(None, 3)", "(None, 4)"),
                refusedGraph("a layer of two inputs on one", model -> Dense.of(2).apply(model.input(), model.input()), "Dense", "expected one input", "received 2"),
                refusedGraph("a model of one input on two", model -> Model.of(model.input(), model.outputs().get(1)).apply(model.input(), model.input()),
                        "expected inputs of shapes [(None, 4)]", "received [(None, 4), (None, 4)]"),
                refusedGraph("a model on another shape", model -> Model.of(model.input(), model.outputs().get(1)).apply(Input.of(5).symbol()), "(None, 4)", "(None, 5)"),
                refusedGraph("a loss for an output that does not exist", model -> compiled(model, Map.of("clas", MEAN_SQUARED_ERROR)).fit(DATA, FIT),
                        "output with a loss", "clas", "class"),
                refusedGraph("fewer losses than outputs", model -> {
                    model.compile(Compilation.of(Sgd.of(0.1), List.of(MEAN_SQUARED_ERROR)));
                    model.fit(DATA, FIT);
                }, "expected a loss for each of the outputs [pair, class]"),
                refusedGraph("a loss weight for an output that does not exist", model -> {
                    model.compile(Compilation.of(Sgd.of(0.1), MEAN_SQUARED_ERROR).withLossWeights(Map.of("pairs", 2.0)));
                    model.fit(DATA, FIT);
                }, "output with a loss weight", "pairs", "pair"),
                refusedGraph("metrics for an output that does not exist", model -> {
                    model.compile(Compilation.of(Sgd.of(0.1), MEAN_SQUARED_ERROR).withMetrics(Map.of("pairs", List.of())));
                    model.fit(DATA, FIT);
                }, "output with a metrics", "pairs", "pair"),
                refusedGraph("labels for one of two outputs", model -> model.fit(X, Y, FIT), "labels", "[pair, class]"),
                refusedGraph("labels by other names", model -> model.fit(Samples.of(Map.of("features", X), Map.of("pair", Tensor.zeros(8, 2), "clas", Tensor.zeros(8, 3))), FIT),
                        "labels", "[pair, class]", "clas"),
                refusedGraph("labels of one output by name", model -> model.fit(Samples.of(Map.of("features", X), Map.of("pair", Tensor.zeros(8, 2))), FIT),
                        "labels", "[pair, class]"),
                refusedGraph("features by another name", model -> model.predictAll(Samples.of(Map.of("feature", X), Map.of("pair", Tensor.zeros(8, 2)))),
                        "features", "[features]", "feature"),
                refusedGraph("features for two inputs", model -> model.predict(List.of(X, X)), "features for its inputs [features]", "(8, 4)"),
                refusedGraph("class weights with several outputs", model -> model.fit(DATA, FIT.withClassWeight(Map.of(0, 2.0))),
                        "class_weight is for models of one output", "sample weights"),
                refusedGraph("a layer of several outputs in a row", model -> Sequential.of(Input.of(4), model), "expected layers of one output", "functional model"));
    }

    private static Model compiled(Model model, Map<String, Loss> losses) {
        model.compile(Compilation.of(Sgd.of(0.1), losses));
        return model;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("usesOfGraphs")
    void isRefusedOfGraphsToo(String what, GraphUse use, List<String> message) {
        var input = Input.of(4).withName("features").symbol();
        var hidden = Dense.of(5).withActivation(SIGMOID).apply(input);
        var model = Model.of(input, List.of(Dense.of(2).withName("pair").apply(hidden), Dense.of(3).withName("class").apply(hidden)));
        model.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        model.fit(DATA, FIT);
        var weights = model.weights();

        assertThatThrownBy(() -> use.of(model)).as(what).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(message.toArray(String[]::new));

        assertThat(model.weights()).isEqualTo(weights);
        model.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        model.fit(DATA, FIT);
        assertThat(model.weights()).isNotEqualTo(weights);
    }

    /** What was refused has taken no layer in: its symbols may go into a right model. */
    @Test
    void aRefusedModelLeavesTheSymbolsFree() {
        var input = Input.of(4).symbol();
        var first = Dense.of(2).withName("same").apply(input);
        var second = Dense.of(2).withName("same").apply(first);
        assertThatThrownBy(() -> Model.of(input, second)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("two layers have the name");
        assertThat(first.source().home()).isEmpty();
        assertThat(Model.of(input, first).predict(X).shape()).isEqualTo(Shape.of(8, 2));
    }

    static Stream<Arguments> usesOfAModelWithoutShape() {
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
    void dataThatIsRefusedBuildsNothing(String what, Use use, Class<? extends Exception> type, List<String> message) {
        var model = Sequential.of(Reshape.of(-1, 2), Flatten.of(), Dense.of(CLASSES).withActivation(SIGMOID));
        model.compile(SPARSE_CATEGORICAL_CROSSENTROPY);
        assertThatThrownBy(() -> use.of(model)).isInstanceOf(type).hasMessageContainingAll(message.toArray(String[]::new));
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

    @Test
    void aForeignFileIsNoIdxFile(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("images"), new byte[] {'P', 'K', 3, 4, 5, 6});
        assertThatThrownBy(() -> Idx.read(file)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("images", "not an IDX file", "received 504b0304", "download it anew");
    }

    @Test
    void aTruncatedFileIsNoIdxFile(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("labels"), new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 1, 2});
        assertThatThrownBy(() -> Idx.read(file)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("labels", "a file of 11 bytes, but the file has 10 bytes", "download it anew");
        assertThatThrownBy(() -> Idx.read(folder.resolve("none"))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("none", "there is no such file", "check the path");
    }

    private static final String MODEL = """
            {"module": "keras", "class_name": "Sequential", "config": {"name": "m", "layers": [
             {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 4]}, "registered_name": null},
             %s]}, "registered_name": null}""";

    static Stream<Arguments> descriptions() {
        return Stream.of(
                described("an unknown layer", "{'module': 'keras.layers', 'class_name': 'Dence', 'config': {'name': 'd'}}",
                        "model: the model cannot be read", "layer 1 'd': unknown layer \"Dence\"; near known names: \"Dense\"", "withCustomObjects"),
                described("several unknown names", "{'class_name': 'Dense', 'config': {'units': 2, 'unit': 3, 'activation': 'rleu'}},"
                                + "{'class_name': 'Bubble', 'config': {'name': 'b'}}",
                        "layer 1: unknown option of Dense \"unit\"", "unknown activation \"rleu\"", "layer 2 'b': unknown layer \"Bubble\""),
                described("another package's layer", "{'module': 'mine', 'class_name': 'Dense', 'config': {'units': 2}, 'registered_name': 'Mine>Dense'}",
                        "unknown layer \"Mine>Dense\""),
                described("Python code", "{'class_name': 'Lambda', 'config': {'function': {'class_name': '__lambda__', 'config': {'code': '4wEAAA=='}}}}",
                        "layer 1: unknown function \"__lambda__\"", "code from files is never run", "LambdaFunction of the layer's name"),
                described("Python code as activation", "{'class_name': 'Dense', 'config': {'units': 2, 'activation': {'class_name': '__lambda__', 'config': {}}}}",
                        "unknown activation \"__lambda__\"", "code from files is never run"),
                described("an option that is no number", "{'class_name': 'Dense', 'config': {'units': 'many', 'name': 'd'}}",
                        "layer 1 'd': model.config.layers[1].config.units: expected an integer, received \"many\""),
                described("an option out of range", "{'class_name': 'Dense', 'config': {'units': 0}}", "layer 1: Dense: units must be an integer above 0"),
                described("a layer that cannot follow", "{'class_name': 'Reshape', 'config': {'target_shape': [3]}}", "layer 1: Reshape", "(None, 4)"),
                described("a layer that is none", "17", "layer 1: model.config.layers[1]: expected an object, received 17"),
                described("half precision", "{'class_name': 'Dense', 'config': {'units': 2, 'dtype': 'mixed_float16'}}", "unknown dtype \"mixed_float16\""));
    }

    private static Arguments described(String what, String layer, String... message) {
        return Arguments.of(what, MODEL.formatted(layer.replace('\'', '"')), List.of(message));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("descriptions")
    void aDescriptionThatIsWrongIsRefusedWithThePlace(String what, String json, List<String> message) {
        assertThatThrownBy(() -> Sequential.fromJson(json)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll(message.toArray(String[]::new));
    }

    @Test
    void filesOfOtherKindsAreNoModels(@TempDir Path folder) throws IOException {
        var model = Sequential.of(Input.of(4), Dense.of(2));
        var weights = folder.resolve("w.weights.h5");
        model.saveWeights(weights);
        assertThatThrownBy(() -> Model.load(weights)).isInstanceOf(ModelFormatException.class)
                .hasMessageContainingAll("w.weights.h5", "without the description of one", "loadWeights");
        var pickle = Files.write(folder.resolve("model.pkl"), new byte[] {(byte) 0x80, 4, (byte) 0x95, 0, 0, 0, 0, 0, 0, 0, 0, '.'});
        assertThatThrownBy(() -> Model.load(pickle)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll("expected a Keras model (.keras)", "pickle");
        var text = Files.writeString(folder.resolve("model.keras"), "hello");
        assertThatThrownBy(() -> Model.load(text)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll("found a file of unknown kind");
        assertThatThrownBy(() -> model.loadWeights(text)).isInstanceOf(ModelFormatException.class).hasMessageContainingAll("found a file of unknown kind");
        assertThatThrownBy(() -> Model.load(folder)).isInstanceOf(ModelFormatException.class).hasMessageContaining("expected a folder with a Keras model");
        assertThatThrownBy(() -> Model.load(folder.resolve("none"))).isInstanceOf(UncheckedIOException.class).hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> model.save(folder.resolve("m.keras"), SaveOptions.DEFAULT.withType(ElementType.FLOAT16)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("save: expected options without types", "float32");
        var unbuilt = Sequential.of(Dense.of(2));
        assertThatThrownBy(() -> unbuilt.save(folder.resolve("m.keras"))).isInstanceOf(IllegalStateException.class).hasMessageContaining("has no weights yet");
        assertThatThrownBy(() -> unbuilt.loadWeights(weights)).isInstanceOf(IllegalStateException.class).hasMessageContaining("has no weights yet");
        assertThat(folder.resolve("m.keras")).doesNotExist();
    }

    private static Tensor fraction() {
        return Tensor.of(new float[] {0, 1, 2, 0, 1, 0.5f, 0, 1});
    }

    private static void fitWith(Sequential model, Loss loss) {
        model.compile(Sgd.of(0.1), loss);
        model.fit(X, Y, FIT);
    }

    private static void fitWith(Sequential model, Metric metric) {
        model.compile(Sgd.of(0.1), SPARSE_CATEGORICAL_CROSSENTROPY, metric);
        model.fit(X, Y, FIT);
    }

    /** The labels, one of them changed. */
    private static Tensor label(int number) {
        var labels = Y.ints().clone();
        labels[5] = number;
        return Tensor.wrap(labels, Shape.of(8));
    }
}
