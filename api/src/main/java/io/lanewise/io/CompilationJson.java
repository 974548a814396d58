package io.lanewise.io;

import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Metric;
import io.lanewise.metric.Metrics;
import io.lanewise.optimizer.Optimizers;
import io.lanewise.train.Compilation;
import java.util.List;

/** How a model was compiled, as Keras's JSON describes it. */
public final class CompilationJson {
    private CompilationJson() {}

    /**
     * Reads Keras's {@code compile_config}: optimizer, loss, metrics and weighted metrics.
     *
     * @throws UnknownNameException if it names something that does not exist here
     */
    public static Compilation read(JsonView json) {
        if (json.find("loss_weights").isPresent()) {
            throw new UnknownNameException("compile setting", "loss_weights", List.of());
        }
        return new Compilation(
                Optimizers.CATALOGUE.read(json.get("optimizer")),
                Losses.CATALOGUE.read(loss(json.get("loss"))),
                metrics(json, "metrics"),
                metrics(json, "weighted_metrics"),
                true);
    }

    /** The loss of the only output: alone, or in a list or under the output's name. */
    private static JsonView loss(JsonView json) {
        var losses = flat(json);
        if (losses.size() != 1) {
            throw json.error("expected one loss, for the model's one output, received " + losses.size());
        }
        return losses.getFirst();
    }

    private static List<Metric> metrics(JsonView json, String key) {
        return json.find(key).map(list -> flat(list).stream().map(Metrics::read).toList()).orElse(List.of());
    }

    /** What stands in lists and under names of outputs, in order: a model of one output takes all of it, as in Keras. */
    private static List<JsonView> flat(JsonView json) {
        return switch (json.json()) {
            case JsonArray ignored -> json.elements().stream().flatMap(element -> flat(element).stream()).toList();
            case JsonObject object when !object.members().containsKey("class_name") ->
                json.members().values().stream().flatMap(member -> flat(member).stream()).toList();
            default -> List.of(json);
        };
    }
}
