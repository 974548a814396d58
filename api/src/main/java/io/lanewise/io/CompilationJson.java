package io.lanewise.io;

import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.loss.Loss;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Metric;
import io.lanewise.metric.Metrics;
import io.lanewise.optimizer.Optimizers;
import io.lanewise.train.Compilation;
import io.lanewise.train.PerOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a model was compiled, as Keras's JSON describes it. */
public final class CompilationJson {
    private CompilationJson() {}

    /**
     * Reads Keras's {@code compile_config}: optimizer, losses and their weights, metrics and weighted metrics.
     *
     * @param outputs how many outputs the model has: what stands in a list belongs to one of them each, or all of it to the only one
     * @throws UnknownNameException if it names something that does not exist here
     */
    public static Compilation read(JsonView json, int outputs) {
        var losses = json.get("loss");
        var compilation = Compilation.of(Optimizers.CATALOGUE.read(json.get("optimizer")), perOutput(losses, outputs, CompilationJson::loss))
                .withMetrics(metrics(json, "metrics", outputs))
                .withWeightedMetrics(metrics(json, "weighted_metrics", outputs));
        var weights = json.find("loss_weights");
        return weights.isPresent() ? compilation.withLossWeights(perOutput(weights.get(), outputs, CompilationJson::number)) : compilation;
    }

    private static @Nullable Loss loss(JsonView json) {
        var losses = flat(json);
        if (losses.size() > 1) {
            throw json.error("expected one loss for an output, received " + losses.size());
        }
        return losses.isEmpty() ? null : Losses.CATALOGUE.read(losses.getFirst());
    }

    private static @Nullable Double number(JsonView json) {
        var numbers = flat(json);
        return numbers.isEmpty() ? null : (Double) numbers.getFirst().number();
    }

    private static PerOutput<List<Metric>> metrics(JsonView json, String key, int outputs) {
        return json.find(key).map(list -> perOutput(list, outputs, one -> flat(one).stream().map(Metrics::read).toList())).orElse(new PerOutput.Same<>(List.of()));
    }

    /** What is said of each output: in a list, under its name, or the same of all. A model of one output takes all that there is, as in Keras. */
    private static <T> PerOutput<T> perOutput(JsonView json, int outputs, Function<JsonView, @Nullable T> read) {
        if (outputs == 1) {
            return new PerOutput.InOrder<>(Collections.singletonList(read.apply(json)));
        }
        return switch (json.json()) {
            case JsonArray ignored -> new PerOutput.InOrder<>(json.elements().stream().<@Nullable T>map(read).collect(Collectors.toCollection(ArrayList::new)));
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
}
