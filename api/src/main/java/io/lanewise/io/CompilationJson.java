package io.lanewise.io;

import io.lanewise.config.UnknownNameException;
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
                Losses.CATALOGUE.read(json.get("loss")),
                metrics(json, "metrics"),
                metrics(json, "weighted_metrics"),
                true);
    }

    private static List<Metric> metrics(JsonView json, String key) {
        return json.find(key).map(list -> list.elements().stream().map(Metrics::read).toList()).orElse(List.of());
    }
}
