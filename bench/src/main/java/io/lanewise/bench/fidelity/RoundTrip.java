package io.lanewise.bench.fidelity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lanewise.Model;
import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonView;
import io.lanewise.io.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Sends every model of the golden cases that Lanewise has the layers for through Keras: saved here, loaded, trained on and saved by Keras,
 * read here again. Prints a table for docs/fidelity.md.
 */
public final class RoundTrip {
    private RoundTrip() {}

    /** Runs it; the first argument is the folder of golden cases. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var work = Files.createTempDirectory("roundtrip");
        var cases = new ArrayList<TripCase>();
        var missing = new ArrayList<String>();
        for (var model : models(Path.of(arguments[0])).entrySet()) {
            Model described;
            try {
                described = Model.fromJson(model.getValue());
            } catch (ModelFormatException unsupported) {
                missing.add(model.getKey());
                continue;
            }
            if (described.network().isBuilt()) {
                cases.add(TripCase.save(model.getKey(), cases.size(), described, work.resolve(model.getKey())));
            }
        }
        var verdicts = keras(work);
        System.out.println("Lanewise on Java " + System.getProperty("java.version") + "; " + verdicts.get("versions") + "\n");
        System.out.println("| model | optimizer | predict: largest difference | optimizer's variables | one epoch more on both sides | "
                + "read back from .keras, .h5, .weights.h5: largest difference |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        cases.forEach(each -> System.out.println(each.row(Objects.requireNonNull(verdicts.getOrDefault(each.name(), "not loaded")))));
        System.out.println("\nroundtrip: " + cases.size() + " models, " + missing.size() + " with layers that are not here yet: " + String.join(", ", missing));
    }

    /** The descriptions of models in golden cases, by the cases' names. */
    private static Map<String, JsonView> models(Path golden) throws IOException {
        var models = new TreeMap<String, JsonView>();
        for (var folder : List.of("models", "train", "summary")) {
            try (var files = Files.walk(golden.resolve(folder))) {
                for (var file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                    var json = JsonReader.read(Files.readAllBytes(file), JsonLimits.DEFAULT.withPythonNumbers()).view("case");
                    json.find("model").ifPresent(model -> models.put(json.get("name").string(), model));
                }
            }
        }
        return models;
    }

    /** What Keras said of each model, and its versions. */
    private static Map<String, String> keras(Path work) throws IOException, InterruptedException {
        var script = Path.of(System.getProperty("lanewise.bench.scripts"), "keras_roundtrip.py").toString();
        var python = Objects.requireNonNullElse(System.getenv("PYTHON"), "python3");
        var process = new ProcessBuilder(python, script, work.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var lines = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("roundtrip: expected " + python + " with keras and a backend to end well, received status " + process.exitValue());
        }
        var verdicts = new HashMap<String, String>();
        lines.forEach(line -> verdicts.put(line.substring(0, Math.max(0, line.indexOf(": "))), line.substring(line.indexOf(": ") + 2)));
        return verdicts;
    }
}
