package io.lanewise.layer;

import io.lanewise.config.Catalogue;
import io.lanewise.config.Named;
import io.lanewise.config.OptionType;
import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A function of a user's, composed of ops, with the name by which files mention it: what a {@link Lambda} applies. */
public final class LambdaFunction implements Named {
    /** Whose member of {@code CustomObjects} it is; none is built in. */
    public static final Catalogue<LambdaFunction> CATALOGUE = new Catalogue<>("function", "builtins", List.of(), Map.of());

    static final OptionType<LambdaFunction> TYPE = new OptionType<>("a function", LambdaFunction::read, CATALOGUE::write);

    private static final String PYTHON_CODE = "__lambda__";

    private final String name;
    private final boolean takesList;
    private final BiFunction<List<Value>, JsonObject, Value> body;

    private LambdaFunction(String name, boolean takesList, BiFunction<List<Value>, JsonObject, Value> body) {
        this.name = name;
        this.takesList = takesList;
        this.body = body;
    }

    /**
     * A function of one value.
     *
     * @param name its name in files, such as {@code Package>name} for one that Python registered, or the name of a layer that holds Python code
     */
    public static LambdaFunction of(String name, UnaryOperator<Value> body) {
        return new LambdaFunction(name, false, (inputs, arguments) -> body.apply(inputs.getFirst()));
    }

    /** The same of a value and of the layer's {@code arguments}. */
    public static LambdaFunction withArguments(String name, BiFunction<Value, JsonView, Value> body) {
        return new LambdaFunction(name, false, (inputs, arguments) -> body.apply(inputs.getFirst(), arguments.view("arguments")));
    }

    /** The same of several values, which Keras hands over as one list. */
    public static LambdaFunction ofList(String name, Function<List<Value>, Value> body) {
        return new LambdaFunction(name, true, (inputs, arguments) -> body.apply(inputs));
    }

    @Override
    public String className() {
        return name;
    }

    @Override
    public JsonObject config() {
        return JsonObject.builder().build();
    }

    boolean takesList() {
        return takesList;
    }

    Value apply(List<Value> inputs, JsonObject arguments) {
        return body.apply(inputs, arguments);
    }

    /** A function by its name; one that the file has only as Python code by the name of its layer. */
    private static LambdaFunction read(JsonView view) {
        var isCode = view.json() instanceof JsonObject && view.get("class_name").string().equals(PYTHON_CODE);
        if (!isCode) {
            return CATALOGUE.read(view);
        }
        var layer = view.up().find("name").filter(given -> !given.isNull());
        return layer.flatMap(CATALOGUE::custom).orElseThrow(() -> new UnknownNameException("function", PYTHON_CODE, List.of()));
    }

    @Override
    public String toString() {
        return name;
    }
}
