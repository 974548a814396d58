package io.lanewise.golden;

import io.lanewise.callback.Callback;
import io.lanewise.callback.Callbacks;
import io.lanewise.callback.CsvLogger;
import io.lanewise.callback.EarlyStopping;
import io.lanewise.callback.LearningRateScheduler;
import io.lanewise.callback.ModelCheckpoint;
import io.lanewise.callback.ReduceLrOnPlateau;
import io.lanewise.callback.ScriptedTraining;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonString;
import io.lanewise.config.json.JsonView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Runs cases of kind {@code callback}: what a callback decides after each epoch of a script. */
final class CallbackRunner implements CaseRunner {
    @Override
    public Outcome run(GoldenCase golden) throws IOException {
        var json = golden.json();
        var folder = Files.createTempDirectory("lanewise-callback");
        try {
            var callback = callback(json, folder);
            var rate = json.find("initial_learning_rate").map(JsonView::number).orElse(0.01);
            var comparison = new Comparison(golden.tolerance());
            play(comparison, json, callback, folder, rate);
            return comparison.outcome();
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Callback callback(JsonView json, Path folder) {
        var name = json.get("class").string();
        if (name.equals("LearningRateScheduler")) {
            return LearningRateScheduler.of(schedule(json.get("schedule_function"), json.get("initial_learning_rate").number()));
        }
        var options = new LinkedHashMap<String, Json>();
        json.get("args").members().forEach((key, value) ->
                options.put(key, key.equals("filepath") ? Json.of(folder.resolve(value.string()).toString()) : value.json()));
        if (name.equals("CSVLogger")) {
            options.put("filename", Json.of(folder.resolve("log.csv").toString()));
        }
        var config = JsonObject.builder();
        options.forEach(config::put);
        return Callbacks.CATALOGUE.fromConfig(name, config.build().view("args"));
    }

    private static LearningRateScheduler.Schedule schedule(JsonView function, double initial) {
        var factor = function.find("multiply").map(JsonView::number);
        if (factor.isPresent()) {
            return (epoch, rate) -> rate * factor.get();
        }
        return (epoch, rate) -> initial * Math.pow(function.get("scale").number(), Math.floorDiv(epoch, function.get("every").integer()));
    }

    private static void play(Comparison comparison, JsonView json, Callback callback, Path folder, double rate) throws IOException {
        var scripts = script(json);
        var training = new ScriptedTraining(scripts.size(), rate);
        callback.trainBegin(training);
        var before = new TreeSet<String>();
        var stopped = -1;
        for (var epoch = 0; epoch < scripts.size() && stopped < 0; epoch++) {
            callback.epochBegin(epoch);
            compare(comparison, json, "learning_rate_in_epoch", epoch, training.learningRate());
            training.setWeight(epoch + 1);
            var logs = scripts.get(epoch);
            callback.epochEnd(epoch, logs);
            compare(comparison, json, "learning_rate_after_epoch", epoch, training.learningRate());
            compare(comparison, json, "learning_rate_in_logs", epoch, logs.getOrDefault("learning_rate", Double.NaN));
            compareState(comparison, json, callback, epoch);
            if (callback instanceof ModelCheckpoint) {
                compareFiles(comparison, json.get("files_written_after_epoch").element(epoch), folder, before);
            }
            stopped = training.isStopped() ? epoch : -1;
        }
        callback.trainEnd(Map.of());
        json.find("final_weight").ifPresent(weight -> comparison.number("final weight", weight.number(), training.weight()));
        if (callback instanceof EarlyStopping early) {
            comparison.equal("stopped after epoch", json.find("stopped_after_epoch").map(JsonView::integer).orElse(-1), stopped);
            comparison.equal("stopped_epoch", json.get("stopped_epoch_attribute").integer(), early.stoppedEpoch());
            comparison.equal("best_epoch", json.get("best_epoch_attribute").integer(), early.bestEpoch());
            comparison.equal("epochs played", json.get("wait_after_epoch").elements().size(), stopped < 0 ? scripts.size() : stopped + 1);
        }
        if (callback instanceof CsvLogger) {
            comparison.equal("file", json.get("file_text").string(), Files.readString(folder.resolve("log.csv")));
        }
    }

    private static List<Map<String, Double>> script(JsonView json) {
        var metrics = new LinkedHashMap<String, double[]>();
        json.find("logs_per_epoch").ifPresent(logs -> logs.members().forEach((name, numbers) -> metrics.put(name, numbers.elements().stream()
                .mapToDouble(CallbackRunner::number).toArray())));
        var epochs = metrics.values().stream().mapToInt(numbers -> numbers.length).max()
                .orElseGet(() -> json.get("learning_rate_in_epoch").elements().size());
        var script = new ArrayList<Map<String, Double>>();
        IntStream.range(0, epochs).forEach(epoch -> {
            var logs = new LinkedHashMap<String, Double>();
            metrics.forEach((name, numbers) -> {
                if (epoch < numbers.length) {
                    logs.put(name, numbers[epoch]);
                }
            });
            script.add(logs);
        });
        return script;
    }

    private static void compareState(Comparison comparison, JsonView json, Callback callback, int epoch) {
        if (callback instanceof EarlyStopping early) {
            compare(comparison, json, "wait_after_epoch", epoch, early.waited());
            compare(comparison, json, "best_after_epoch", epoch, early.best() == null ? Double.NaN : early.best());
        } else if (callback instanceof ReduceLrOnPlateau plateau) {
            compare(comparison, json, "wait_after_epoch", epoch, plateau.waited());
            compare(comparison, json, "cooldown_after_epoch", epoch, plateau.cooldown());
        }
    }

    private static void compare(Comparison comparison, JsonView json, String key, int epoch, double received) {
        json.find(key).map(list -> list.elements().get(epoch)).filter(expected -> !expected.isNull())
                .ifPresent(expected -> comparison.number(key + " " + epoch, number(expected), received));
    }

    private static double number(JsonView json) {
        return json.json() instanceof JsonString(var text) ? Double.parseDouble(text) : json.number();
    }

    /** The files that were not there before, or have been written anew: their content tells the epoch. */
    private static void compareFiles(Comparison comparison, JsonView expected, Path folder, TreeSet<String> before) throws IOException {
        var written = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (before.add(folder.relativize(file) + " " + Files.readString(file))) {
                    written.add(folder.relativize(file).toString());
                }
            }
        }
        comparison.equal("files " + expected, expected.elements().stream().map(JsonView::string).toList(), written);
    }
}
