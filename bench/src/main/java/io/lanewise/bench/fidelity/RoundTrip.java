package io.lanewise.bench.fidelity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lanewise.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Sends models through Keras: saved here, loaded, trained on and saved by Keras, read here again. They are all models of the golden cases and
 * of the examples, and every layer of the golden cases in a model of its own. Writes those tables of docs/fidelity.md that are of Keras's backend, which
 * Keras itself chooses: by {@code KERAS_BACKEND}.
 */
public final class RoundTrip {
    /** The line behind the tables of one of Keras's backends. */
    private static final String END = "<!-- end of bench/run roundtrip -->";

    /** What the script says beside a verdict for each model. */
    private static final String VERSIONS = "versions";

    private static final String BACKEND = "backend";

    private final Path work;
    private final Map<String, TripCase> cases = new LinkedHashMap<>();
    private final Map<String, TripResult> results = new LinkedHashMap<>();

    private RoundTrip(Path work) {
        this.work = work;
    }

    /**
     * Runs it.
     *
     * @param arguments the folder of golden cases, a folder of further cases of layers, and the document to write the tables into
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var golden = Path.of(arguments[0]);
        var trip = new RoundTrip(Files.createTempDirectory("roundtrip"));
        trip.save("model ", TripModels.golden(golden));
        trip.save("example ", TripModels.examples());
        trip.save("layer ", LayerModels.of(List.of(golden.resolve("layers"), Path.of(arguments[1]))));
        var verdicts = trip.keras();
        trip.cases.forEach((key, each) -> trip.results.computeIfAbsent(key, _ -> each.result(verdicts.getOrDefault(key.replace(' ', '-'), "not loaded"))));
        var tables = trip.tables("Lanewise on Java " + System.getProperty("java.version") + "; " + verdicts.get(VERSIONS));
        insert(Path.of(arguments[2]), "<!-- bench/run roundtrip, Keras on " + verdicts.get(BACKEND) + " -->", tables);
        var bad = trip.results.entrySet().stream().filter(each -> !each.getValue().isGood()).map(each -> each.getKey() + ": " + each.getValue()).toList();
        bad.forEach(System.out::println);
        System.out.println("roundtrip: " + trip.results.size() + " models, " + bad.size() + " bad");
        System.exit(bad.isEmpty() ? 0 : 1);
    }

    /** Trains and saves models under a prefix. */
    private void save(String prefix, Map<String, Supplier<Model>> models) {
        models.forEach((name, model) -> {
            var key = prefix + name;
            try {
                cases.put(key, TripCase.save(name, cases.size(), model, work.resolve(key.replace(' ', '-'))));
            } catch (IOException | RuntimeException failed) {
                results.put(key, TripResult.refused("not saved: " + failed));
            }
        });
    }

    private String tables(String versions) {
        var text = new StringBuilder(versions + "\n");
        text.append("\n| model | optimizer | predict: largest difference | optimizer's variables | one epoch more on both sides | "
                + "read back from .keras, .h5, .weights.h5: largest difference |\n| --- | --- | --- | --- | --- | --- |\n");
        var layers = new TreeMap<String, List<String>>();
        results.forEach((key, result) -> {
            var each = cases.get(key);
            if (each == null) {
                text.append("| " + key + " | | " + result.cells() + "\n");
            } else if (key.startsWith("layer ")) {
                layers.computeIfAbsent(each.layerClass(), _ -> new ArrayList<>()).add(key);
            } else {
                text.append("| " + key.replaceFirst("^model ", "") + " | " + each.optimizer() + " | " + result.cells() + "\n");
            }
        });
        text.append("""

                | layer | models of it | predict: largest difference | trained on on both sides | read back: largest difference |
                | --- | --- | --- | --- | --- |
                """);
        layers.forEach((layer, keys) -> text.append(layerRow(layer, keys.stream().map(key -> Objects.requireNonNull(results.get(key))).toList())));
        return text.toString();
    }

    private static String layerRow(String layer, List<TripResult> models) {
        var bad = models.stream().filter(each -> !each.verdict().equals("ok")).count();
        return "| " + layer + " | " + models.size() + (bad > 0 ? ", **" + bad + " not loaded**" : "")
                + " | " + TripResult.number(models.stream().mapToDouble(TripResult::prediction).max().orElse(0))
                + " | " + models.stream().filter(each -> each.training() == TripResult.Training.COMPARED).count()
                + " | " + TripResult.number(models.stream().mapToDouble(TripResult::largestBack).max().orElse(0)) + " |\n";
    }

    /** Puts the tables between their marks. */
    private static void insert(Path document, String mark, String tables) throws IOException {
        var text = Files.readString(document);
        var begin = text.indexOf(mark);
        var end = text.indexOf(END, Math.max(0, begin));
        if (begin < 0 || end < 0) {
            throw new IllegalStateException("roundtrip: expected " + document + " with the lines \"" + mark + "\" and \"" + END + "\"");
        }
        Files.writeString(document, text.substring(0, begin + mark.length()) + "\n" + tables + text.substring(end));
    }

    /** What Keras said of each model, and its versions. */
    private Map<String, String> keras() throws IOException, InterruptedException {
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
