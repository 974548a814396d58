package io.lanewise.config;

import io.lanewise.activation.Activations;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonObject;
import io.lanewise.constraint.Constraints;
import io.lanewise.initializer.Initializers;
import io.lanewise.layer.LambdaFunction;
import io.lanewise.op.Ops;
import io.lanewise.optimizer.OptimizerMap;
import io.lanewise.optimizer.Optimizers;
import io.lanewise.regularizer.Regularizers;
import io.lanewise.schedule.Schedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Random objects of a family, made as a file makes them: of a class name and a config, here with random values of its options. */
public final class RandomConfigs {
    /** What a reader of such configs must know. */
    static final CustomObjects KNOWN = CustomObjects.NONE.with(LambdaFunction.CATALOGUE, LambdaFunction.of("twice", x -> Ops.multiply(x, 2)));

    private static final int MOST_DRAWS = 1_000;

    private RandomConfigs() {}

    /** Every class of a family, by its class name. */
    public static List<String> classNames(Catalogue<?> catalogue) {
        return catalogue.names().stream().map(name -> catalogue.kind(name).className()).distinct().sorted().toList();
    }

    /** An object of a class with random options. */
    public static <T extends Named> T draw(Catalogue<T> catalogue, String className, Random random) {
        for (var draws = 0; draws < MOST_DRAWS; draws++) {
            try {
                var config = JsonObject.builder();
                for (var option : catalogue.kind(className).options()) {
                    value(option, random).ifPresent(value -> config.put(option.key(), value));
                }
                return catalogue.fromConfig(className, config.build().view(className).with(KNOWN));
            } catch (IllegalArgumentException refused) {
                // Draw again.
            }
        }
        throw new AssertionError(className + ": no config was accepted in " + MOST_DRAWS + " draws");
    }

    /** A random value; none for an option that keeps its default. */
    private static <T> Optional<Json> value(Option<T> option, Random random) {
        var type = option.type();
        if (!option.isRequired() && random.nextBoolean()) {
            return Optional.empty();
        }
        if (option.defaultValue() instanceof Enum<?> constant) {
            return pick(Stream.of(constant.getDeclaringClass().getEnumConstants()).map(value -> writeUnchecked(option, value)).toList(), random);
        }
        return switch (type.description()) {
            case "an integer" -> Optional.of(Json.of((long) random.nextInt(-1, 5)));
            case "a number" -> Optional.of(Json.of(random.nextDouble(0, 1.5)));
            case "a number or a schedule" -> Optional.of(random.nextBoolean()
                    ? Json.of(random.nextDouble(0, 1.5))
                    : Schedules.CATALOGUE.write(draw(Schedules.CATALOGUE, pickName(Schedules.CATALOGUE, random), random)));
            case "an optimizer" -> Optional.of(Optimizers.CATALOGUE.write(draw(Optimizers.CATALOGUE, "SGD", random)));
            case "an OptimizerMap" -> Optional.of(writeUnchecked(option, OptimizerMap.of(draw(Optimizers.CATALOGUE, "Adam", random))
                    .withOptimizer("dense/.*", draw(Optimizers.CATALOGUE, "SGD", random))));
            case "a number or an array of numbers" -> Optional.of(random.nextBoolean()
                    ? Json.of(random.nextDouble(0, 1.5))
                    : new JsonArray(List.of(Json.of(random.nextDouble(0, 1.5)))));
            case "a number or two numbers" -> Optional.of(random.nextBoolean()
                    ? Json.of(random.nextInt(8) == 0 ? 1 : random.nextDouble(0, 1))
                    : new JsonArray(List.of(Json.of(random.nextDouble(0, 0.5)), Json.of(random.nextDouble(0.5, 1)))));
            case "two numbers" -> Optional.of(new JsonArray(List.of(Json.of(random.nextDouble(-2, -1)), Json.of(random.nextDouble(2, 3)))));
            case "true or false" -> Optional.of(Json.of(random.nextBoolean()));
            case "an activation" -> name(Activations.CATALOGUE, random);
            case "a constraint" -> name(Constraints.CATALOGUE, random);
            case "an initializer" -> name(Initializers.CATALOGUE, random);
            case "a regularizer" -> name(Regularizers.CATALOGUE, random);
            case "a list of integers" -> Optional.of(new JsonArray(
                    random.ints(random.nextInt(1, 4), 0, 5).<Json>mapToObj(size -> Json.of(size == 0 ? -1L : size)).toList()));
            case "an einsum equation" -> pick(
                    Stream.of("ab,bc->ac", "abc,cd->abd", "abc,cd->adb", "...b,bc->...c", "abc,bcd->abd", "abc,cd->ad").<Json>map(Json::of).toList(),
                    random);
            case "letters of the output" -> pick(Stream.of("c", "d").<Json>map(Json::of).toList(), random);
            case "a list of numbers" -> Optional.of(new JsonArray(
                    random.doubles(random.nextInt(1, 4), -1, 1).sorted().<Json>mapToObj(Json::of).toList()));
            case "an integer or two" -> Optional.of(random.nextBoolean()
                    ? Json.of((long) random.nextInt(1, 4))
                    : new JsonArray(List.of(Json.of((long) random.nextInt(1, 4)), Json.of((long) random.nextInt(-2, 0)))));
            case "an integer or a list of integers" -> Optional.of(random.nextBoolean()
                    ? Json.of((long) random.nextInt(-2, 4))
                    : new JsonArray(random.ints(random.nextInt(1, 3), -2, 4).<Json>mapToObj(axis -> Json.of((long) axis)).toList()));
            case "a layer" -> Optional.of(random.nextBoolean() ? object("Dense", "units", random) : object("GRU", "units", random));
            case "a list of layers" -> Optional.of(new JsonArray(List.of(object("Dense", "units", random), object("GRU", "units", random))));
            case "a recurrent layer" -> Optional.of(object(random.nextBoolean() ? "SimpleRNN" : "LSTM", "units", random));
            case "a recurrent cell" -> Optional.of(object(random.nextBoolean() ? "LSTMCell" : "GRUCell", "units", random));
            case "a list of recurrent cells" -> Optional.of(new JsonArray(List.of(object("SimpleRNNCell", "units", random), object("LSTMCell", "units", random))));
            case "a function" -> Optional.of(Json.of("twice"));
            case "a shape" -> {
                var sizes = new ArrayList<Json>(List.of(JsonNull.NULL));
                random.ints(random.nextInt(3), 1, 5).forEach(size -> sizes.add(Json.of((long) size)));
                yield Optional.of(new JsonArray(sizes));
            }
            case "an integer or a list of 1 integers", "an integer or a list of 2 integers", "an integer or a list of 3 integers",
                    "an integer or a list of 1 pairs of integers", "an integer or a list of 2 pairs of integers",
                    "an integer or a list of 3 pairs of integers" -> Optional.of(Json.of((long) random.nextInt(1, 4)));
            default -> {
                if (option.isRequired()) {
                    throw new AssertionError("no way to draw " + option);
                }
                yield Optional.empty();
            }
        };
    }

    /** An object of which one size is drawn. */
    private static Json object(String className, String size, Random random) {
        var config = JsonObject.builder().put(size, Json.of((long) random.nextInt(1, 4))).build();
        return JsonObject.builder().put("module", "keras.layers").put("class_name", className).put("config", config).build();
    }

    @SuppressWarnings("unchecked") // of the option's type
    private static <T> Json writeUnchecked(Option<T> option, Object value) {
        return option.type().write().apply((T) value);
    }

    private static String pickName(Catalogue<?> catalogue, Random random) {
        var names = classNames(catalogue);
        return names.get(random.nextInt(names.size()));
    }

    private static Optional<Json> name(Catalogue<?> catalogue, Random random) {
        return pick(catalogue.names().stream().<Json>map(Json::of).toList(), random);
    }

    private static Optional<Json> pick(List<Json> values, Random random) {
        return Optional.of(values.get(random.nextInt(values.size())));
    }
}
