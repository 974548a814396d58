package io.lanewise.callback;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Saves the model, or its weights, after each epoch or so many batches; all of them, or only one that is better than the best so far. The path
 * may have fields of Python's {@code str.format}: {@code epoch} and {@code batch}, counted from 1, and the names of logs, such as
 * {@code model-{epoch:02d}-{val_loss:.2f}.keras}. Folders are made. A file that is there is written over; a path that cannot be
 * written to fails before the first epoch. Source: {@code keras.callbacks.ModelCheckpoint}.
 */
public final class ModelCheckpoint extends MonitorCallback<ModelCheckpoint> {
    /** Where to. */
    public static final Option<String> FILEPATH = path("filepath");
    /** Whether only what is better than the best so far is saved. */
    public static final Option<Boolean> SAVE_BEST_ONLY = Option.of("save_best_only", OptionType.BOOLEAN, false);
    /** Whether weights alone are saved. */
    public static final Option<Boolean> SAVE_WEIGHTS_ONLY = Option.of("save_weights_only", OptionType.BOOLEAN, false);
    /** How often. */
    public static final Option<SaveFrequency> SAVE_FREQ = SaveFrequency.OPTION;
    /** The best number before training. */
    public static final Option<Double> INITIAL_VALUE_THRESHOLD = Option.optional("initial_value_threshold", OptionType.NUMBER);

    static final Kind<ModelCheckpoint> KIND =
            kind("ModelCheckpoint", ModelCheckpoint::new, FILEPATH, SAVE_BEST_ONLY, SAVE_WEIGHTS_ONLY, SAVE_FREQ, INITIAL_VALUE_THRESHOLD);

    private static final System.Logger LOG = System.getLogger(ModelCheckpoint.class.getPackageName());

    private final PathTemplate template;
    private int epoch;
    private int batchesSinceSaving;

    private ModelCheckpoint(Values values) {
        super(values);
        var path = values.get(FILEPATH);
        var ending = values.get(SAVE_WEIGHTS_ONLY) ? ".weights.h5" : ".keras";
        if (path.endsWith(".h5") && !values.get(SAVE_WEIGHTS_ONLY)) {
            throw new IllegalArgumentException("ModelCheckpoint: expected a filepath that ends in .keras for whole models, because .h5 is only read, received \"" + path
                    + "\"; for weights alone let it end in .weights.h5 and set save_weights_only");
        }
        if (!path.endsWith(ending)) {
            throw new IllegalArgumentException("ModelCheckpoint: expected a filepath that ends in " + ending
                    + (values.get(SAVE_WEIGHTS_ONLY) ? " for weights" : " for whole models (.weights.h5 for weights only)") + ", received \"" + path + "\"");
        }
        template = PathTemplate.of(path);
        setBest(values.find(INITIAL_VALUE_THRESHOLD).orElse(null));
    }

    /** Saves the whole model after each epoch. */
    public static ModelCheckpoint of(String filepath) {
        return KIND.create(KIND.values().with(FILEPATH, filepath));
    }

    /** Saves the whole model after each epoch. */
    public static ModelCheckpoint of(Path filepath) {
        return of(filepath.toString());
    }

    /** Saves the weights after each epoch. */
    public static ModelCheckpoint ofWeights(String filepath) {
        return KIND.create(KIND.values().with(FILEPATH, filepath).with(SAVE_WEIGHTS_ONLY, true));
    }

    /** Saves the weights after each epoch. */
    public static ModelCheckpoint ofWeights(Path filepath) {
        return ofWeights(filepath.toString());
    }

    /** The same, saving weights alone, or whole models; the path must end accordingly. */
    public ModelCheckpoint withSaveWeightsOnly(boolean only) {
        return with(SAVE_WEIGHTS_ONLY, only);
    }

    /** The same, saving only what is better than the best so far, or all. */
    public ModelCheckpoint withSaveBestOnly(boolean best) {
        return with(SAVE_BEST_ONLY, best);
    }

    /** The same, saving as often. */
    public ModelCheckpoint withSaveFreq(SaveFrequency frequency) {
        return with(SAVE_FREQ, frequency);
    }

    /** The same, saving only what is better than a number. */
    public ModelCheckpoint withInitialValueThreshold(double number) {
        return with(INITIAL_VALUE_THRESHOLD, number);
    }

    @Override
    protected double minDelta() {
        return 0;
    }

    @Override
    public void trainBegin(Training begun) {
        if (get(SAVE_BEST_ONLY)) {
            super.trainBegin(begun);
        } else {
            begin(begun);
        }
        tryOut(begun.names());
        Folders.requireWritable(className(), template.folder());
        template.fixed().filter(path -> Files.isDirectory(path) || (Files.exists(path) && !Files.isWritable(path))).ifPresent(path -> {
            var problem = new IOException(path + ": a file that may be written is expected");
            throw new UncheckedIOException("ModelCheckpoint: expected a filepath that can be written, received " + path
                    + (Files.isDirectory(path) ? ", which is a folder" : ""), problem);
        });
    }

    /** Makes a path of numbers like those to come, so that a wrong format shows before the first epoch. Names that are not known a callback may add. */
    private void tryOut(List<String> logs) {
        var counts = get(SAVE_FREQ).isEpoch() ? Map.of("epoch", 1) : Map.of("epoch", 1, "batch", 1);
        template.path(counts, template.names().stream().distinct().collect(Collectors.toMap(Function.identity(), name -> 1.0)));
        var unknown = template.names().stream().filter(name -> !counts.containsKey(name) && !logs.contains(name)).toList();
        if (!unknown.isEmpty() && !logs.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "ModelCheckpoint: filepath {0} names {1}, but the logs will have {2}; unless a callback adds them, saving will fail",
                    get(FILEPATH), unknown, logs);
        }
    }

    @Override
    public void epochBegin(int begun) {
        epoch = begun;
    }

    @Override
    public void trainBatchEnd(int batch, Logs logs) {
        if (!get(SAVE_FREQ).isEpoch() && ++batchesSinceSaving >= get(SAVE_FREQ).batches()) {
            batchesSinceSaving = 0;
            save(Map.of("epoch", epoch + 1, "batch", batch + 1), logs.get());
        }
    }

    @Override
    public void epochEnd(int ended, Map<String, Double> logs) {
        if (get(SAVE_FREQ).isEpoch()) {
            save(Map.of("epoch", ended + 1), logs);
        }
    }

    private void save(Map<String, Integer> counts, Map<String, Double> logs) {
        var path = template.path(counts, logs);
        if (!isWanted(path, logs)) {
            return;
        }
        Folders.createFor(path);
        if (get(SAVE_WEIGHTS_ONLY)) {
            training().saveWeights(path);
        } else {
            training().save(path);
        }
        say("finished saving model to " + path);
    }

    private boolean isWanted(Path path, Map<String, Double> logs) {
        if (!get(SAVE_BEST_ONLY)) {
            say("saving model to " + path);
            return true;
        }
        var number = monitored("saving the best model depends on", logs);
        if (number == null) {
            return true;
        }
        var before = best();
        var shown = before == null ? "None" : fiveDecimals(before);
        if (!isBetter(number, before)) {
            say(get(MONITOR) + " did not improve from " + shown);
            return false;
        }
        setBest(number);
        say(get(MONITOR) + " improved from " + shown + " to " + fiveDecimals(number) + ", saving model to " + path);
        return true;
    }

    private static String fiveDecimals(double number) {
        return PythonFormat.of(".5f").orElseThrow().format(number);
    }

    private void say(String what) {
        if (get(VERBOSE) > 0) {
            training().print("\nEpoch " + (epoch + 1) + ": " + what);
        }
    }
}
