package io.lanewise.misuse;

import static io.lanewise.activation.Activations.SIGMOID;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static io.lanewise.misuse.Misuse.FIT;
import static io.lanewise.misuse.Misuse.X;
import static io.lanewise.misuse.Misuse.Y;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Add;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Loss;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functional models: symbols that do not make a graph, and what is said of outputs that are not there. */
class GraphMisuseTest {
    private static final Samples DATA = Samples.of(List.of(X), List.of(Tensor.zeros(8, 2), Tensor.zeros(8, 3)));

    @FunctionalInterface
    private interface Use {
        void of(Model model);
    }

    private static Arguments refused(String what, Use use, String... message) {
        return Arguments.of(what, use, List.of(message));
    }

    static Stream<Arguments> uses() {
        return Stream.of(
                refused("an input that is missing", model -> {
                    var other = Input.of(4).withName("other").symbol();
                    var between = Dense.of(3).withName("between").apply(other);
                    Model.of(model.input(), Add.of().withName("sum").apply(model.outputs().get(1), between));
                }, "an output needs an input that is not among the model's inputs", "other", "between", "sum", "add it to the inputs"),
                refused("an input twice", model -> Model.of(List.of(model.input(), model.input()), model.outputs()), "expected inputs that differ"),
                refused("no output", model -> Model.of(model.input(), List.of()), "at least one input and one output", "1 and 0"),
                refused("two layers of one name", model -> Model.of(model.input(), Dense.of(2).withName("class").apply(model.outputs().get(1))),
                        "two layers have the name \"class\"", "names must differ"),
                refused("a merge of unequal shapes", model -> Add.of().apply(model.outputs().get(0), model.outputs().get(1), model.input()),
                        "Add", "(None, 2)", "(None, 3)", "(None, 4)"),
                refused("a layer of two inputs on one", model -> Dense.of(2).apply(model.input(), model.input()), "Dense", "expected one input", "received 2"),
                refused("a model of one input on two", model -> Model.of(model.input(), model.outputs().get(1)).apply(model.input(), model.input()),
                        "expected inputs of shapes [(None, 4)]", "received [(None, 4), (None, 4)]"),
                refused("a model on another shape", model -> Model.of(model.input(), model.outputs().get(1)).apply(Input.of(5).symbol()), "(None, 4)", "(None, 5)"),
                refused("a loss for an output that does not exist", model -> compiled(model, Map.of("clas", MEAN_SQUARED_ERROR)).fit(DATA, FIT),
                        "output with a loss", "clas", "class"),
                refused("fewer losses than outputs", model -> {
                    model.compile(Compilation.of(Sgd.of(0.1), List.of(MEAN_SQUARED_ERROR)));
                    model.fit(DATA, FIT);
                }, "expected a loss for each of the outputs [pair, class]"),
                refused("a loss weight for an output that does not exist", model -> {
                    model.compile(Compilation.of(Sgd.of(0.1), MEAN_SQUARED_ERROR).withLossWeights(Map.of("pairs", 2.0)));
                    model.fit(DATA, FIT);
                }, "output with a loss weight", "pairs", "pair"),
                refused("metrics for an output that does not exist", model -> {
                    model.compile(Compilation.of(Sgd.of(0.1), MEAN_SQUARED_ERROR).withMetrics(Map.of("pairs", List.of())));
                    model.fit(DATA, FIT);
                }, "output with a metrics", "pairs", "pair"),
                refused("labels for one of two outputs", model -> model.fit(X, Y, FIT), "labels", "[pair, class]"),
                refused("labels by other names", model -> model.fit(Samples.of(Map.of("features", X), Map.of("pair", Tensor.zeros(8, 2), "clas", Tensor.zeros(8, 3))), FIT),
                        "labels", "[pair, class]", "clas"),
                refused("labels of one output by name", model -> model.fit(Samples.of(Map.of("features", X), Map.of("pair", Tensor.zeros(8, 2))), FIT),
                        "labels", "[pair, class]"),
                refused("features by another name", model -> model.predictAll(Samples.of(Map.of("feature", X), Map.of("pair", Tensor.zeros(8, 2)))),
                        "features", "[features]", "feature"),
                refused("features for two inputs", model -> model.predict(List.of(X, X)), "features for its inputs [features]", "(8, 4)"),
                refused("class weights with several outputs", model -> model.fit(DATA, FIT.withClassWeight(Map.of(0, 2.0))),
                        "class_weight is for models of one output", "sample weights"),
                refused("a layer of several outputs in a row", model -> Sequential.of(Input.of(4), model), "expected layers of one output", "functional model"));
    }

    private static Model compiled(Model model, Map<String, Loss> losses) {
        model.compile(Compilation.of(Sgd.of(0.1), losses));
        return model;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    void isRefusedWithTheRemedyAndChangesNothing(String what, Use use, List<String> message) {
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
}
