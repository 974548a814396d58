package io.lanewise.bench.fidelity;

import io.lanewise.Model;
import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonView;
import io.lanewise.examples.AddingLstm;
import io.lanewise.examples.BasicSample;
import io.lanewise.examples.FashionCnn;
import io.lanewise.examples.FashionOneLayer;
import io.lanewise.examples.FashionTwoLayers;
import io.lanewise.examples.FunctionalGraph;
import io.lanewise.examples.Gan;
import io.lanewise.examples.GarmentAutoencoder;
import io.lanewise.examples.Regression;
import io.lanewise.examples.TextTransformer;
import io.lanewise.examples.WaveformCnn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Models to send to Keras, each by its name: those of golden cases and those of the examples. */
final class TripModels {
    private TripModels() {}

    /** Whole models that golden cases describe. */
    static Map<String, Supplier<Model>> golden(Path golden) throws IOException {
        var models = new TreeMap<String, Supplier<Model>>();
        for (var folder : List.of("models", "train", "summary")) {
            for (var json : cases(golden.resolve(folder))) {
                json.find("model").ifPresent(model -> models.put(json.get("name").string(), () -> Model.fromJson(model)));
            }
        }
        // Models without weights stay here.
        models.values().removeIf(model -> !model.get().network().isBuilt());
        return models;
    }

    /** What the examples train. */
    static Map<String, Supplier<Model>> examples() {
        var models = new LinkedHashMap<String, Supplier<Model>>();
        models.put("AddingLstm", AddingLstm::model);
        models.put("BasicSample", BasicSample::model);
        models.put("FashionCnn", FashionCnn::model);
        models.put("FashionOneLayer", FashionOneLayer::model);
        models.put("FashionTwoLayers", FashionTwoLayers::model);
        models.put("FunctionalGraph", FunctionalGraph::model);
        models.put("Gan.discriminator", Gan::discriminator);
        models.put("Gan.generator", Gan::generator);
        models.put("GarmentAutoencoder", GarmentAutoencoder::model);
        models.put("Regression", Regression::model);
        models.put("TextTransformer", () -> TextTransformer.model(30, 12));
        models.put("WaveformCnn", WaveformCnn::model);
        return models;
    }

    /** The cases in a folder and those below it, in the order of their files' names. */
    static List<JsonView> cases(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(each -> each.toString().endsWith(".json")).sorted().map(TripModels::read).toList();
        }
    }

    private static JsonView read(Path file) {
        try {
            return JsonReader.read(Files.readAllBytes(file), JsonLimits.DEFAULT.withPythonNumbers()).view("case");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
