package io.lanewise.golden;

import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonView;
import io.lanewise.data.preprocessing.PadSequences;
import io.lanewise.data.preprocessing.Preprocessing;
import io.lanewise.data.preprocessing.Side;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Objects;

/** Cases of kind {@code preprocessing}: helper functions by Keras's names. */
final class PreprocessingRunner implements CaseRunner {
    private static final List<String> FUNCTIONS = List.of("normalize", "pad_sequences", "to_categorical");

    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var arguments = json.get("args");
        var name = json.get("function").string();
        var result = switch (name) {
            case "normalize" -> normalize(Objects.requireNonNull(golden.arrays("inputs").getFirst()).tensor(DType.FLOAT32), arguments);
            case "pad_sequences" -> padSequences(json.get("inputs"), arguments);
            case "to_categorical" -> toCategorical(json.get("inputs").integers(), arguments);
            default -> throw new UnknownNameException("function", name, FUNCTIONS);
        };
        return new Comparison(golden.tolerance()).array("output", Objects.requireNonNull(golden.arrays("outputs").getFirst()), result).outcome();
    }

    private static Tensor normalize(Tensor x, JsonView arguments) {
        return Preprocessing.normalize(
                x, arguments.find("axis").map(JsonView::integer).orElse(-1), arguments.find("order").map(JsonView::number).orElse(2.0));
    }

    private static Tensor padSequences(JsonView sequences, JsonView arguments) {
        var padding = PadSequences.defaults();
        for (var argument : arguments.members().entrySet()) {
            var value = argument.getValue();
            padding = switch (argument.getKey()) {
                case "maxlen" -> padding.withMaxlen(value.integer());
                case "padding" -> padding.withPadding(Side.of(value.string()));
                case "truncating" -> padding.withTruncating(Side.of(value.string()));
                case "value" -> padding.withValue(value.number());
                case "dtype" -> padding;
                default -> throw new UnknownNameException("argument of pad_sequences", argument.getKey(), List.of());
            };
        }
        var isFloat = arguments.find("dtype").map(type -> type.string().startsWith("float")).orElse(false);
        return isFloat
                ? padding.apply(sequences.elements().stream().map(JsonView::numbers).toArray(double[][]::new))
                : padding.apply(sequences.elements().stream().map(JsonView::integers).toArray(int[][]::new));
    }

    private static Tensor toCategorical(int[] labels, JsonView arguments) {
        var classes = arguments.find("num_classes");
        return classes.isPresent() ? Preprocessing.toCategorical(labels, classes.get().integer()) : Preprocessing.toCategorical(labels);
    }
}
