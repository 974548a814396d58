package io.lanewise.io;

import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.loss.Loss;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Accuracy;
import io.lanewise.metric.Metric;
import io.lanewise.metric.Metrics;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.Optimizers;
import io.lanewise.train.Compilation;
import io.lanewise.train.PerOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a model was compiled, as Keras's JSON describes it. */
public final class CompilationJson {
    private CompilationJson() {}

    /**
     * Reads Keras's {@code compile_config}: optimizer, losses and their weights, metrics and weighted metrics.
     *
     * @param outputs how many outputs the model has: what stands in a list belongs to one of them each, or all of it to the only one
     * @throws ModelFormatException if it is malformed or names what does not exist here: all such places in one message; the cause is an
     *     {@link UnknownNameException} where names are unknown and nothing else is wrong
     */
    public static Compilation read(JsonView json, int outputs) {
        var problems = new Problems(json.path());
        var compilation = read(json, outputs, problems);
        problems.throwIfAny();
        return Objects.requireNonNull(compilation);
    }

    /** The same, telling of problems; null if there are some. */
    static @Nullable Compilation read(JsonView json, int outputs, Problems problems) {
        var before = problems.found().size();
        var optimizer = problems.<Optimizer<?>>atCompileSettings(() -> Optimizers.CATALOGUE.read(json.get("optimizer")));
        var losses = problems.atCompileSettings(() -> perOutput(json.get("loss"), outputs, CompilationJson::loss));
        var weights = problems.atCompileSettings(() ->
                json.find("loss_weights").map(given -> perOutput(given, outputs, CompilationJson::number)).orElse(new PerOutput.Same<>(1.0)));
        var metrics = metrics(json, "metrics", outputs, problems);
        var weighted = metrics(json, "weighted_metrics", outputs, problems);
        if (optimizer == null || losses == null || weights == null || metrics == null || weighted == null || problems.found().size() > before) {
            return null;
        }
        return Compilation.of(optimizer, losses).withLossWeights(weights).withMetrics(metrics).withWeightedMetrics(weighted);
    }

    private static @Nullable Loss loss(JsonView json) {
        var losses = flat(json);
        if (losses.size() > 1) {
            throw json.error("expected one loss for an output, received " + losses.size());
        }
        return losses.isEmpty() ? null : Losses.read(losses.getFirst());
    }

    private static @Nullable Double number(JsonView json) {
        var numbers = flat(json);
        return numbers.isEmpty() ? null : (Double) numbers.getFirst().number();
    }

    /** Metrics of each output; every one that is not known here is a problem of its own. */
    private static @Nullable PerOutput<List<Metric>> metrics(JsonView json, String key, int outputs, Problems problems) {
        return problems.atCompileSettings(() -> json.find(key).map(given -> perOutput(given, outputs, one -> {
            var metrics = new ArrayList<Metric>();
            for (var each : flat(one)) {
                var metric = problems.atCompileSettings(() -> Metrics.read(each));
                if (metric != null) {
                    metrics.add(metric);
                }
            }
            return List.copyOf(metrics);
        })).orElse(new PerOutput.Same<>(List.of())));
    }

    /** What is said of each output: in a list, under its name, or the same of all. A model of one output takes all that there is, as in Keras. */
    private static <T> PerOutput<T> perOutput(JsonView json, int outputs, Function<JsonView, @Nullable T> read) {
        if (outputs == 1) {
            return new PerOutput.InOrder<>(Collections.singletonList(read.apply(json)));
        }
        return switch (json.json()) {
            case JsonArray ignored -> {
                var values = new ArrayList<@Nullable T>();
                json.elements().forEach(element -> values.add(read.apply(element)));
                yield new PerOutput.InOrder<>(values);
            }
            case JsonObject object when !object.members().containsKey("class_name") -> {
                var named = new LinkedHashMap<String, T>();
                json.members().forEach((name, value) -> {
                    var one = read.apply(value);
                    if (one != null) {
                        named.put(name, one);
                    }
                });
                yield new PerOutput.Named<>(named);
            }
            default -> new PerOutput.InOrder<>(Collections.nCopies(outputs, read.apply(json)));
        };
    }

    /** What stands in lists and under names of outputs, in order. */
    private static List<JsonView> flat(JsonView json) {
        return switch (json.json()) {
            case JsonNull ignored -> List.of();
            case JsonArray ignored -> json.elements().stream().flatMap(element -> flat(element).stream()).toList();
            case JsonObject object when !object.members().containsKey("class_name") ->
                json.members().values().stream().flatMap(member -> flat(member).stream()).toList();
            default -> List.of(json);
        };
    }

    /**
     * Keras's {@code compile_config}. A training step of one's own is no part of it.
     *
     * @param outputs the names of the model's outputs
     * @param optimizer the optimizer with the learning rates that training has come to
     */
    static Json write(Compilation compilation, List<String> outputs, Optimizer<?> optimizer) {
        var json = JsonObject.builder()
                .put("optimizer", Optimizers.CATALOGUE.write(optimizer))
                .put("loss", perOutput(compilation.losses().of("loss", outputs), outputs, Losses::write));
        var weights = compilation.lossWeights().of("loss weight", outputs);
        if (weights.stream().anyMatch(weight -> weight != null && weight != 1)) {
            json.put("loss_weights", perOutput(weights, outputs, weight -> Json.of((double) weight)));
        }
        put(json, "metrics", compilation.metrics().of("metrics", outputs), outputs);
        put(json, "weighted_metrics", compilation.weightedMetrics().of("weighted metrics", outputs), outputs);
        return json.build();
    }

    private static void put(JsonObject.Builder json, String key, List<@Nullable List<Metric>> metrics, List<String> outputs) {
        if (metrics.stream().anyMatch(list -> list != null && !list.isEmpty())) {
            json.put(key, perOutput(metrics, outputs, CompilationJson::metrics));
        }
    }

    private static <T> Json perOutput(List<@Nullable T> values, List<String> outputs, Function<T, Json> write) {
        if (values.size() == 1) {
            var only = values.getFirst();
            return only == null ? JsonNull.NULL : write.apply(only);
        }
        var each = values.stream().map(value -> value == null ? JsonNull.NULL : write.apply(value)).toList();
        // Outputs of one layer share its name.
        if (outputs.stream().distinct().count() < outputs.size()) {
            return new JsonArray(each);
        }
        var json = JsonObject.builder();
        for (var i = 0; i < values.size(); i++) {
            json.put(outputs.get(i), each.get(i));
        }
        return json.build();
    }

    private static Json metrics(List<Metric> metrics) {
        return new JsonArray(metrics.stream().map(metric -> metric instanceof Accuracy ? Json.of(metric.name()) : Metrics.CATALOGUE.write(metric)).toList());
    }
}
