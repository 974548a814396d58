package io.lanewise.layer;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonString;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A function of symbols as a node of a graph, such as the {@code x + 1} in the middle of a model: {@code keras.ops} on Keras's symbolic
 * tensors. It has no weights, and Keras's files do not count it among the layers. {@link Operations} has all of them.
 */
public final class Operation extends Configured<Operation> implements Layer {
    /** Its name; the model names it if it has none. */
    public static final Option<String> NAME = ConfiguredLayer.NAME;

    /** What stands in its call, in order: constants as JSON, nothing where a symbol goes. No list at all means symbols alone. */
    static final Option<List<Optional<Json>>> ARGUMENTS = Option.of(
            "arguments",
            new OptionType<>("no option of Keras's", json -> List.<Optional<Json>>of(), arguments -> JsonNull.NULL),
            List.<Optional<Json>>of()).unwritten();

    private final String module;
    private final boolean takesList;
    private final Function function;

    /** What an operation computes of its inputs; it asks the operation for its options and constants. */
    @FunctionalInterface
    interface Function {
        List<Value> trace(Operation self, List<Value> inputs);
    }

    private Operation(Values values, String module, boolean takesList, Function function) {
        super(values);
        this.module = module;
        this.takesList = takesList;
        this.function = function;
    }

    /**
     * Declares an operation that is called on its symbols one by one.
     *
     * @param module Keras's module of the class, behind {@code keras.src.ops}
     * @param className Keras's name of it
     * @param function what it computes
     * @param options its options, in Keras's order
     */
    static Kind<Operation> kind(String module, String className, Function function, Option<?>... options) {
        return kind(module, className, false, function, options);
    }

    /** Declares an operation that is called on one list of symbols. */
    static Kind<Operation> ofList(String module, String className, Function function, Option<?>... options) {
        return kind(module, className, true, function, options);
    }

    /** Declares an operation of one symbol. */
    static Kind<Operation> ofOne(String module, String className, BiFunction<Operation, Value, Value> function, Option<?>... options) {
        return kind(module, className, (self, inputs) -> List.of(function.apply(self, self.operands(inputs, 1).getFirst())), options);
    }

    private static Kind<Operation> kind(String module, String className, boolean takesList, Function function, Option<?>... options) {
        return Kind.of(className, values -> new Operation(values, "keras.src.ops." + module, takesList, function), options).withCommon(NAME, ARGUMENTS);
    }

    /**
     * An operation with its defaults, to be followed by {@code with}.
     *
     * @throws IllegalArgumentException if it has an option without a default
     */
    public static Operation of(Kind<Operation> kind) {
        return kind.create(kind.values());
    }

    /** An operation with one option; others have their defaults. */
    public static <T> Operation of(Kind<Operation> kind, Option<T> option, T value) {
        return kind.create(kind.values().with(option, value));
    }

    /** The same with a name. */
    public Operation withName(String given) {
        return with(NAME, given);
    }

    /** The same with a number as its first operand. */
    public Operation withFirst(double number) {
        return with(ARGUMENTS, List.of(Optional.of(Json.of(number)), Optional.empty()));
    }

    /** The same with a number as its second operand. */
    public Operation withSecond(double number) {
        return with(ARGUMENTS, List.of(Optional.empty(), Optional.of(Json.of(number))));
    }

    /** Whether a part of a call holds no symbol. */
    public static boolean isConstant(Json argument) {
        return switch (argument) {
            case JsonArray(var elements) -> elements.stream().allMatch(Operation::isConstant);
            case JsonObject(var members) -> !(members.get("class_name") instanceof JsonString(var kind)) || !kind.equals("__keras_tensor__");
            default -> true;
        };
    }

    /** What it is called with: things that stand for its inputs, and its constants, in their places. */
    public List<Json> arguments(List<Json> inputs) {
        return inPlaces(inputs, constant -> constant);
    }

    /** The constant in a place of its call, if there is one. */
    Optional<Json> constant(int place) {
        return place < get(ARGUMENTS).size() ? get(ARGUMENTS).get(place) : Optional.empty();
    }

    /**
     * Its operands: inputs and constants in their places. Constants are float32.
     *
     * @throws IllegalArgumentException if there are not as many as it takes
     */
    List<Value> operands(List<Value> inputs, int count) {
        var operands = inPlaces(inputs, constant -> inputs.getFirst().tape().constant(Coefficients.TYPE.read().apply(constant.view(className())).tensor()));
        if (operands.size() != count) {
            throw new IllegalArgumentException(this + ": expected " + count + " operands, received " + operands.size());
        }
        return operands;
    }

    /** The same, all as float32. */
    List<Value> numbers(List<Value> inputs, int count) {
        return operands(inputs, count).stream().map(operand -> Ops.cast(operand, DType.FLOAT32)).toList();
    }

    private <T> List<T> inPlaces(List<T> inputs, java.util.function.Function<Json, T> constants) {
        var places = get(ARGUMENTS);
        if (places.isEmpty()) {
            return inputs;
        }
        if (places.stream().filter(Optional::isEmpty).count() != inputs.size()) {
            throw new IllegalArgumentException(this + ": expected a symbol for each ·, received " + inputs.size());
        }
        var next = inputs.iterator();
        Supplier<T> input = next::next;
        return places.stream().map(place -> place.map(constants).orElseGet(input)).toList();
    }

    /** Keras's module of its class. */
    public String module() {
        return module;
    }

    @Override
    public Optional<String> name() {
        return find(NAME);
    }

    @Override
    public boolean trainable() {
        return true;
    }

    @Override
    public Optional<Shape> inputShape() {
        return Optional.empty();
    }

    @Override
    public boolean takesList() {
        return takesList;
    }

    @Override
    public List<Value> call(Scope scope, List<Value> inputs) {
        if (inputs.isEmpty() || (takesList && !get(ARGUMENTS).isEmpty())) {
            throw new IllegalArgumentException(this + ": expected " + (takesList ? "a list of symbols and nothing else" : "at least one symbol"));
        }
        return function.trace(this, inputs);
    }

    /** Class and options, or what it is called on, such as {@code Add(·, 1.0)}. */
    @Override
    public String toString() {
        var places = get(ARGUMENTS);
        return places.isEmpty() ? super.toString()
                : className() + places.stream().map(place -> place.map(JsonWriter.COMPACT::write).orElse("·")).collect(Collectors.joining(", ", "(", ")"));
    }
}
