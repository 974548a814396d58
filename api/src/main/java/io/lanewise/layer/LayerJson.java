package io.lanewise.layer;

import io.lanewise.config.OptionType;
import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonString;
import io.lanewise.config.json.JsonView;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How the options that layers share look in Keras's JSON. */
final class LayerJson {
    /** A type: {@code "float32"}, or Keras's object that holds such a name. */
    static final OptionType<DType> DTYPE = new OptionType<>("a type", LayerJson::readType, type -> Json.of(type.toString()));

    /** The type of a model's input, in which Keras's 64 bits are 32 here. */
    static final OptionType<DType> INPUT_DTYPE = new OptionType<>(DTYPE.description(), LayerJson::readInputType, DTYPE.write());

    /** A shape: an array of sizes, null where a size is not known. */
    static final OptionType<Shape> SHAPE = new OptionType<>("a shape", LayerJson::readShape, LayerJson::writeShape);

    /** A shape as a layer's target, in which −1 stands for the size that follows from the others. */
    static final OptionType<List<Integer>> SIZES = OptionType.INTEGERS;

    /** A list of sizes in which null, like −1, stands for the input's own size. */
    static final OptionType<List<Integer>> NOISE_SHAPE = new OptionType<>(
            "a list of integers", view -> view.elements().stream().map(size -> size.isNull() ? -1 : size.integer()).toList(), SIZES.write());

    /** The same of an output, or a single size; written with null where a size follows. */
    static final OptionType<List<Integer>> OUTPUT_SHAPE = new OptionType<>(
            "a list of integers",
            view -> view.json() instanceof JsonArray ? NOISE_SHAPE.read().apply(view) : List.of(view.integer()),
            sizes -> new JsonArray(sizes.stream().<Json>map(size -> size == -1 ? JsonNull.NULL : Json.of((long) size)).toList()));

    /** An axis or several. */
    static final OptionType<List<Integer>> AXES = OptionType.AXES;

    /** An axis or several, written as a list even if it is one, as Keras does where a layer has weights along them. */
    static final OptionType<List<Integer>> AXIS_LIST = new OptionType<>(AXES.description(), AXES.read(), SIZES.write());

    /** One axis, which Keras 2 wrote as a list of one. */
    static final OptionType<Integer> ONE_AXIS = new OptionType<>("an integer", LayerJson::readAxis, axis -> Json.of((long) axis));

    /** A layer within another one. It asks the catalogue later: layers hold layers. */
    static final OptionType<Layer> LAYER = new OptionType<>("a layer", LayerJson::readLayer, layer -> Layers.CATALOGUE.write(layer));

    /** A recurrent layer within another one. */
    static final OptionType<RecurrentLayer<?>> RECURRENT_LAYER = new OptionType<>("a recurrent layer", LayerJson::readRecurrent, LAYER.write()::apply);

    /** The cell of a recurrent layer. It asks the catalogue later: cells hold cells. */
    static final OptionType<RecurrentCell> CELL =
            new OptionType<>("a recurrent cell", json -> RecurrentCells.CATALOGUE.read(json), cell -> RecurrentCells.CATALOGUE.write(cell));

    /** Several cells. */
    static final OptionType<List<RecurrentCell>> CELLS = new OptionType<>(
            "a list of recurrent cells",
            json -> json.elements().stream().map(CELL.read()).toList(),
            cells -> new JsonArray(cells.stream().map(CELL.write()).toList()));

    private LayerJson() {}

    private static Layer readLayer(JsonView view) {
        return view.companion(InnerModels.class).flatMap(models -> models.read(view)).orElseGet(() -> Layers.CATALOGUE.read(view));
    }

    private static RecurrentLayer<?> readRecurrent(JsonView view) {
        if (LAYER.read().apply(view) instanceof RecurrentLayer<?> layer) {
            return layer;
        }
        throw new IllegalArgumentException(view.path() + ": expected a recurrent layer, received " + view.get("class_name").string());
    }

    private static int readAxis(JsonView view) {
        return view.json() instanceof JsonArray(var elements) && elements.size() == 1 ? view.element(0).integer() : view.integer();
    }

    private static DType readInputType(JsonView view) {
        return switch (view.json() instanceof JsonString(var text) ? text : "") {
            case "int64" -> DType.INT32;
            case "string" -> throw view.error("expected an input of numbers, received one of texts, which no model holds; take the layers that work on texts"
                    + " (StringLookup, TextVectorization, Hashing) off the model in Python, and apply them to the data");
            default -> readType(view);
        };
    }

    private static DType readType(JsonView view) {
        var name = view.json() instanceof JsonString(var text) ? text : view.get("config").get("name").string();
        return Arrays.stream(DType.values())
                .filter(type -> type.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException("dtype", name, Arrays.stream(DType.values()).map(DType::toString).toList()));
    }

    private static Shape readShape(JsonView view) {
        return Shape.of(view.elements().stream().mapToInt(size -> size.isNull() ? Shape.UNKNOWN : size.integer()).toArray());
    }

    private static Json writeShape(Shape shape) {
        return new JsonArray(
                IntStream.of(shape.toArray()).<Json>mapToObj(size -> size == Shape.UNKNOWN ? JsonNull.NULL : Json.of((long) size)).toList());
    }
}
