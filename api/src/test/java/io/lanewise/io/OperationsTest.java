package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lanewise.Model;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonView;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.data.Samples;
import io.lanewise.layer.Arithmetic;
import io.lanewise.layer.GetItem;
import io.lanewise.layer.Input;
import io.lanewise.layer.JoinOperations;
import io.lanewise.layer.Operation;
import io.lanewise.layer.Operations;
import io.lanewise.layer.ReduceOperations;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Operations of {@code keras.ops} as nodes of graphs. {@code operations.json} has for each case what Keras 3.15.1 on PyTorch wrote as its
 * description (long entries of other layers cut to what differs from defaults), what it predicted, and the first weight after a step of
 * SGD(0.1) on the mean squared error to zeros, which goes through the gradient.
 */
class OperationsTest {
    /** Two samples of three rows of four numbers, and two of integers below 7, by the formulas with which Keras's numbers were made. */
    private static Tensor samples(Model model) {
        var shape = model.input().shape().with(0, 2);
        var integers = model.input().dtype().toString().equals("int32");
        if (integers) {
            return Tensor.of(IntStream.range(0, shape.elements()).map(i -> i * 5 % 7).toArray(), shape.toArray());
        }
        return Tensor.of(IntStream.range(0, shape.elements()).mapToDouble(i -> (29 * i % 23 - 11) / 10.0).toArray(), shape.toArray());
    }

    private static Model withWeights(String json) {
        var model = Model.fromJson(json);
        var weights = model.weights();
        model.setWeights(IntStream.range(0, weights.size()).mapToObj(k -> {
            var shape = weights.get(k).shape();
            return Tensor.of(IntStream.range(0, shape.elements()).mapToDouble(i -> ((37 * i + 11 * k) % 101 + 20) / 200.0).toArray(), shape.toArray());
        }).toList());
        return model;
    }

    static Stream<Arguments> cases() throws IOException {
        try (var file = Objects.requireNonNull(OperationsTest.class.getResourceAsStream("operations.json"))) {
            return JsonReader.read(file.readAllBytes(), JsonLimits.DEFAULT).view("operations.json").get("cases").elements().stream()
                    .map(entry -> arguments(entry.get("name").string(), entry)).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void countAndLearnAsInKeras(String name, JsonView entry) {
        var json = JsonWriter.COMPACT.write(entry.get("model").json());
        var model = withWeights(json);
        var x = samples(model);
        var predicted = model.predict(x);
        assertThat(predicted.shape().toArray()).isEqualTo(entry.get("shape").integers());
        assertClose(predicted, entry.get("predicted").numbers());

        var written = model.toJson();
        assertThat(operations(written)).isEqualTo(operations(json));
        var again = withWeights(written);
        assertThat(again.predict(x)).isEqualTo(predicted);
        assertThat(again.toJson()).isEqualTo(written);

        if (entry.has("after")) {
            model.compile(Compilation.of(Sgd.of(0.1), Losses.MEAN_SQUARED_ERROR));
            model.trainOnBatch(Samples.of(x, Tensor.zeros(predicted.shape().toArray())));
            assertClose(model.weights().getFirst(), entry.get("after").numbers());
        }
    }

    private static void assertClose(Tensor found, double[] expected) {
        for (var i = 0; i < expected.length; i++) {
            assertThat(found.at(i)).as("number %d", i).isCloseTo(expected[i], within(2e-6 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    /** What files say of operations: all but shapes and types of symbols, which Keras finds again itself. */
    private static List<String> operations(String model) {
        return operationsOf(JsonReader.read(model, JsonLimits.DEFAULT).view("model"))
                .map(entry -> JsonWriter.COMPACT.write(entry.json()).replaceAll("\"shape\":\\[[^]]*],\"dtype\":\"\\w+\",", ""))
                .toList();
    }

    private static Stream<JsonView> operationsOf(JsonView model) {
        return model.get("config").get("layers").elements().stream().filter(Operations::describes);
    }

    /** An operation that is not tested here is one that nobody has seen Keras write. */
    @Test
    void allAreAmongTheCases() throws IOException {
        var seen = new HashSet<String>();
        cases().forEach(each -> operationsOf(((JsonView) each.get()[1]).get("model")).forEach(entry -> seen.add(entry.get("class_name").string())));
        var missing = new HashSet<>(Operations.CATALOGUE.names());
        missing.removeIf(name -> !Character.isUpperCase(name.charAt(0)));
        missing.removeAll(seen);
        // These have cases where masks and arithmetic have theirs.
        missing.removeAll(Set.of("Divide", "Power", "Maximum", "Minimum", "NotEqual", "LogicalOr", "LogicalAnd", "LogicalNot", "Negative", "Absolute", "Sqrt", "Log"));
        assertThat(missing).isEmpty();
    }

    /** The same from Java. */
    @Test
    void areCalledOnSymbols() {
        var x = Input.of(3, 2).symbol();
        var last = GetItem.of(GetItem.ALL, Json.of(-1L), GetItem.slice(0, 1, null)).apply(x);
        var mean = Operation.of(ReduceOperations.MEAN, ReduceOperations.AXIS, List.of(1)).withName("mean").apply(x);
        var both = Operation.of(JoinOperations.STACK, JoinOperations.AXIS, 1).apply(Arithmetic.ADD.of(mean, 1), mean);
        var model = Model.of(List.of(x), List.of(last, both));
        var predicted = model.predict(List.of(Tensor.of(new float[] {1, 2, 3, 4, 5, 9}, 1, 3, 2)));
        assertThat(predicted.getFirst()).isEqualTo(Tensor.of(new float[] {5}, 1, 1));
        assertThat(predicted.getLast()).isEqualTo(Tensor.of(new float[] {4, 6, 3, 5}, 1, 2, 2));
        assertThat(last.source().layer()).hasToString("GetItem(·, [{\"class_name\":\"__slice__\",\"config\":{\"start\":null,\"stop\":null,\"step\":null}},-1,"
                + "{\"class_name\":\"__slice__\",\"config\":{\"start\":0,\"stop\":1,\"step\":null}}])");
        assertThat(mean.source().layer()).hasToString("Mean(name=mean, axis=[1])");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("ops.cumsum", operation("numpy", "Cumsum", "\"axis\":1", ""), List.of("operation", "Cumsum")),
                arguments("an option that is not there", operation("numpy", "Sum", "\"axis\":1,\"initial\":2.0", ""), List.of("option of Sum", "initial")),
                arguments("mean of all", operation("numpy", "Mean", "\"axis\":null", ""), List.of("axes other than 0, the batch", "name them")),
                arguments("mean of the batch", operation("numpy", "Mean", "\"axis\":0", ""), List.of("an axis other than 0, the batch")),
                arguments("softmax of the batch", operation("nn", "Softmax", "\"axis\":-3", ""), List.of("an axis other than 0, the batch", "-3")),
                arguments("reshape that mixes samples", operation("numpy", "Reshape", "\"newshape\":[-1,4]", ""), List.of("with the batch as first axis", "(3, 4)")),
                arguments("reshape of fewer", operation("numpy", "Reshape", "\"newshape\":[-1,5]", ""), List.of("as many elements")),
                arguments("transpose of the batch", operation("numpy", "Transpose", "\"axes\":null", ""), List.of("[2, 1, 0]", "the batch, as the first")),
                arguments("squeeze of a larger axis", operation("numpy", "Squeeze", "\"axis\":1", ""), List.of("axes of size 1", "(3, 4)")),
                arguments("expand before the batch", operation("numpy", "ExpandDims", "\"axis\":0", ""), List.of("an axis other than 0, the batch")),
                arguments("x[0]", operation("numpy", "GetItem", "", ",0"), List.of("begins with a whole axis (:)")),
                arguments("x[None]", operation("numpy", "GetItem", "", ",null"), List.of("begins with a whole axis (:)")),
                arguments("x[:, 3]", operation("numpy", "GetItem", "", ",[" + ALL + ",3]"), List.of("an index within axis 1 of size 3", "received 3")),
                arguments("x[:, ::-1]", operation("numpy", "GetItem", "", ",[" + ALL + "," + ALL.replace("\"step\":null", "\"step\":-1") + "]"), List.of("a step above 0", "flip")),
                arguments("x[:, x]", operation("numpy", "GetItem", "", ",[" + ALL + "," + SYMBOL + "]"), List.of("GetItem", "__slice__")),
                arguments("more indices than axes", operation("numpy", "GetItem", "", ",[" + ALL + ",0,0,0]"), List.of("no more indices than axes")),
                arguments("split that leaves a rest", operation("numpy", "Split", "\"axis\":1,\"indices_or_sections\":2", ""), List.of("whose size 2 divides", "size 3")),
                arguments("matmul of unequal ranks", operation("numpy", "Matmul", "", ",{\"class_name\":\"__tensor__\",\"config\":{\"value\":[1.0],\"dtype\":\"float32\"}}"),
                        List.of("matrices in the last two axes")),
                arguments("matmul of one", operation("numpy", "Matmul", "", ""), List.of("expected 2 operands, received 1")),
                arguments("einsum without an output", operation("numpy", "Einsum", "\"subscripts\":\"bij\"", ""), List.of("letters with an output")),
                arguments("einsum over the batch", operation("numpy", "Einsum", "\"subscripts\":\"bij->ij\"", ""), List.of("the same first letter, the batch")),
                arguments("einsum of three", operation("numpy", "Einsum", "\"subscripts\":\"bij,bij,bij->bij\"", "," + SYMBOL + "," + SYMBOL), List.of("one or two operands")),
                arguments("x and no key", operation("numpy", "GetItem", "", ""), List.of("a symbol and a key")),
                arguments("a stack of one that is in no list", operation("numpy", "Stack", "\"axis\":1", ",[]"), List.of("a list of symbols and nothing else")),
                arguments("cast to half precision", operation("core", "Cast", "\"dtype\":\"float16\"", ""), List.of("Cast", "dtype", "float16")));
    }

    private static final String ALL = "{\"class_name\":\"__slice__\",\"config\":{\"start\":null,\"stop\":null,\"step\":null}}";
    private static final String SYMBOL =
            "{\"class_name\":\"__keras_tensor__\",\"config\":{\"shape\":[null,3,4],\"dtype\":\"float32\",\"keras_history\":[\"x\",0,0]}}";

    private static String operation(String module, String className, String options, String arguments) {
        return """
                {"module":"keras.src.models.functional","class_name":"Functional","config":{"name":"m","layers":[
                {"module":"keras.layers","class_name":"InputLayer","config":{"batch_shape":[null,3,4],"dtype":"float32","name":"x"},"name":"x","inbound_nodes":[]},
                {"module":"keras.src.ops.%s","class_name":"%s","config":{%s},"name":"y","inbound_nodes":[{"args":[%s],"kwargs":{}}]}],
                "input_layers":[["x",0,0]],"output_layers":[["y",0,0]]}}""".formatted(module, className, options, SYMBOL + arguments);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsNotThereIsRefusedByName(String what, String json, List<String> message) {
        assertThatThrownBy(() -> Model.fromJson(json)).as(what).isInstanceOf(ModelFormatException.class).hasMessageContainingAll(message.toArray(CharSequence[]::new));
    }
}
