package io.lanewise.golden;

import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonView;
import io.lanewise.io.CompilationJson;
import io.lanewise.io.ModelJson;
import io.lanewise.model.Outlines;
import io.lanewise.report.Summary;
import io.lanewise.train.Trainer;
import java.util.Arrays;
import java.util.List;

/** Cases of kind {@code summary}: the text that describes a model. */
final class SummaryRunner implements CaseRunner {
    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var network = ModelJson.read(json.get("model"), 0);
        var compiled = json.get("model").find("compile_config").filter(config -> !config.members().isEmpty());
        long kept = compiled.isPresent() ? new Trainer(network, CompilationJson.read(compiled.get(), network.outputs().size())).state().size() : 0;
        var text = Summary.of(Outlines.of(network, kept), options(json.get("args")));
        return new Comparison(golden.tolerance()).equal("text", json.get("text").string().strip(), text.strip()).outcome();
    }

    private static Summary.Options options(JsonView arguments) {
        var options = Summary.Options.DEFAULT;
        for (var argument : arguments.members().entrySet()) {
            var value = argument.getValue();
            options = switch (argument.getKey()) {
                case "line_length" -> options.withLineLength(value.integer());
                case "show_trainable" -> options.withShowTrainable(value.bool());
                case "expand_nested" -> options.withExpandNested(value.bool());
                case "layer_range" -> options.withLayerRange(value.strings().getFirst(), value.strings().getLast());
                case "positions" -> options.withPositions(Arrays.stream(value.numbers()).boxed().toList());
                default -> throw new UnknownNameException("argument of summary", argument.getKey(), List.of());
            };
        }
        return options;
    }
}
