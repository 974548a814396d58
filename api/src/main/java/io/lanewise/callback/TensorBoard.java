package io.lanewise.callback;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers for TensorBoard: into the folder {@code train} those of each epoch ({@code epoch_loss} …) with the learning rate, into
 * {@code validation} those of its validation by the same names, and those of every evaluation against the optimizer's steps
 * ({@code evaluation_loss_vs_iterations} …); if wanted those of batches ({@code batch_loss} …), numbered from 1, and steps a second. Scalars only:
 * no graph, whatever {@code write_graph} says, and histograms, images, embeddings and profiles are refused. Of a metric of several numbers the mean
 * is written. Show them by {@code tensorboard --logdir logs}. Source: {@code keras.callbacks.TensorBoard}.
 */
public final class TensorBoard extends ConfiguredCallback<TensorBoard> {
    /** The folder. */
    public static final Option<String> LOG_DIR = Option.of("log_dir", OptionType.STRING, "logs").within("a path", path -> !path.isBlank());
    /** In Keras, how often histograms are written. */
    public static final Option<Integer> HISTOGRAM_FREQ = none("histogram_freq");
    /** In Keras, whether the model's graph is written; here it never is. */
    public static final Option<Boolean> WRITE_GRAPH = Option.of("write_graph", OptionType.BOOLEAN, true);
    /** In Keras, whether weights are written as images. */
    public static final Option<Boolean> WRITE_IMAGES =
            Option.of("write_images", OptionType.BOOLEAN, false).within("false, because images are not written here", write -> !write);
    /** Whether steps a second are written too. */
    public static final Option<Boolean> WRITE_STEPS_PER_SECOND = Option.of("write_steps_per_second", OptionType.BOOLEAN, false);
    /** How often the numbers of batches are written. */
    public static final Option<UpdateFrequency> UPDATE_FREQ = UpdateFrequency.OPTION;
    /** In Keras, which batches are profiled. */
    public static final Option<Integer> PROFILE_BATCH = none("profile_batch");
    /** In Keras, how often embeddings are written. */
    public static final Option<Integer> EMBEDDINGS_FREQ = none("embeddings_freq");

    static final Kind<TensorBoard> KIND = Kind.of("TensorBoard", TensorBoard::new, LOG_DIR, HISTOGRAM_FREQ, WRITE_GRAPH, WRITE_IMAGES, WRITE_STEPS_PER_SECOND,
            UPDATE_FREQ, PROFILE_BATCH, EMBEDDINGS_FREQ, Option.optional("embeddings_metadata", OptionType.STRING));

    private static final double NANOSECONDS = 1e9;
    private static final String VALIDATION = "val_";

    private final Map<String, EventFile> files = new LinkedHashMap<>();
    private @Nullable Training training;
    private @Nullable Run testing;
    private long trained;
    private long tested;
    private long stepsBefore;
    private long epochBegun;
    private long batchBegun;

    private TensorBoard(Values values) {
        super(values);
    }

    private static Option<Integer> none(String key) {
        return Option.of(key, OptionType.INTEGER, 0).within("0, because only scalars are written here", count -> count == 0);
    }

    /** Writes into the folder {@code logs}. */
    public static TensorBoard of() {
        return KIND.create(KIND.values());
    }

    /** Writes into a folder. */
    public static TensorBoard of(Path folder) {
        return of().with(LOG_DIR, folder.toString());
    }

    /** The same with numbers of batches. */
    public TensorBoard withUpdateFreq(UpdateFrequency frequency) {
        return with(UPDATE_FREQ, frequency);
    }

    /** The same with steps a second, or without. */
    public TensorBoard withWriteStepsPerSecond(boolean written) {
        return with(WRITE_STEPS_PER_SECOND, written);
    }

    @Override
    public void trainBegin(Training begun) {
        training = begun;
        files.clear();
        trained = 0;
        tested = 0;
        Folders.requireWritable(className(), folder("train"));
    }

    @Override
    public void epochBegin(int epoch) {
        stepsBefore = trained;
        epochBegun = System.nanoTime();
    }

    @Override
    public void trainBatchBegin(int batch) {
        trained++;
        batchBegun = System.nanoTime();
    }

    @Override
    public void trainBatchEnd(int batch, Logs logs) {
        if (!get(UPDATE_FREQ).includes(trained)) {
            return;
        }
        var scalars = new LinkedHashMap<String, Double>();
        if (get(WRITE_STEPS_PER_SECOND)) {
            scalars.put("batch_steps_per_second", NANOSECONDS / (System.nanoTime() - batchBegun));
        }
        logs.get().forEach((name, number) -> scalars.put("batch_" + name, number));
        write("train", trained, scalars);
    }

    @Override
    public void epochEnd(int epoch, Map<String, Double> logs) {
        var ofTraining = new LinkedHashMap<String, Double>();
        var ofValidation = new LinkedHashMap<String, Double>();
        logs.forEach((name, number) -> {
            if (name.startsWith(VALIDATION)) {
                ofValidation.put("epoch_" + name.substring(VALIDATION.length()), number);
            } else {
                ofTraining.put("epoch_" + name, number);
            }
        });
        var present = training;
        if (present != null) {
            ofTraining.put("epoch_learning_rate", rate(present));
        }
        if (get(WRITE_STEPS_PER_SECOND)) {
            ofTraining.put("epoch_steps_per_second", (trained - stepsBefore) * NANOSECONDS / (System.nanoTime() - epochBegun));
        }
        write("train", epoch, ofTraining);
        write("validation", epoch, ofValidation);
    }

    @Override
    public void testBegin(Run run) {
        testing = run;
    }

    @Override
    public void testBatchBegin(int batch) {
        tested++;
    }

    @Override
    public void testEnd(Map<String, Double> logs) {
        var run = testing;
        if (run == null || !(get(UPDATE_FREQ).batches() == 0 || get(UPDATE_FREQ).includes(tested))) {
            return;
        }
        var scalars = new LinkedHashMap<String, Double>();
        logs.forEach((name, number) -> scalars.put("evaluation_" + name + "_vs_iterations", number));
        write("validation", run.iterations(), scalars);
    }

    private void write(String folder, long step, Map<String, Double> scalars) {
        if (!scalars.isEmpty()) {
            var seconds = System.currentTimeMillis() / 1000.0;
            files.computeIfAbsent(folder, name -> EventFile.begin(folder(name), seconds)).add(seconds, step, scalars);
        }
    }

    private Path folder(String name) {
        return Path.of(get(LOG_DIR)).resolve(name);
    }
}
