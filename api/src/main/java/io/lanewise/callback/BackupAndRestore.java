package io.lanewise.callback;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets a training that was interrupted go on: weights, what the optimizer remembers and the epoch are kept in a folder after each epoch, or so
 * many batches, and taken over by the next training that begins. An epoch that was interrupted is begun anew. A training that comes
 * to its end deletes the folder. Files as in Keras: {@code latest.weights.h5} and {@code training_metadata.json}. Source:
 * {@code keras.callbacks.BackupAndRestore}.
 */
public final class BackupAndRestore extends ConfiguredCallback<BackupAndRestore> {
    /** A folder for nothing else. */
    public static final Option<String> BACKUP_DIR = path("backup_dir");
    /** How often it is kept. */
    public static final Option<SaveFrequency> SAVE_FREQ = SaveFrequency.OPTION;
    /** Whether what was kept before is kept as well, in case the last is damaged. */
    public static final Option<Boolean> DOUBLE_CHECKPOINT = Option.of("double_checkpoint", OptionType.BOOLEAN, false);
    /** Whether the folder is deleted when training comes to its end. */
    public static final Option<Boolean> DELETE_CHECKPOINT = Option.of("delete_checkpoint", OptionType.BOOLEAN, true);

    static final Kind<BackupAndRestore> KIND =
            Kind.of("BackupAndRestore", BackupAndRestore::new, BACKUP_DIR, SAVE_FREQ, DOUBLE_CHECKPOINT, DELETE_CHECKPOINT);

    private static final String WEIGHTS = "latest.weights.h5";
    private static final String METADATA = "training_metadata.json";
    private static final String BEFORE = ".bkp";

    private @Nullable Training training;
    private int epoch;
    private int batchesSinceSaving;

    private BackupAndRestore(Values values) {
        super(values);
    }

    /** Keeps it in a folder after each epoch. */
    public static BackupAndRestore of(String backupDir) {
        return KIND.create(KIND.values().with(BACKUP_DIR, backupDir));
    }

    /** Keeps it in a folder after each epoch. */
    public static BackupAndRestore of(Path backupDir) {
        return of(backupDir.toString());
    }

    /** The same as often. */
    public BackupAndRestore withSaveFreq(SaveFrequency frequency) {
        return with(SAVE_FREQ, frequency);
    }

    /** The same, keeping what was kept before as well or not. */
    public BackupAndRestore withDoubleCheckpoint(boolean twice) {
        return with(DOUBLE_CHECKPOINT, twice);
    }

    /** The same, deleting the folder at the end or not. */
    public BackupAndRestore withDeleteCheckpoint(boolean deleted) {
        return with(DELETE_CHECKPOINT, deleted);
    }

    @Override
    public void trainBegin(Training begun) {
        training = begun;
        epoch = begun.initialEpoch();
        batchesSinceSaving = 0;
        Folders.requireWritable(className(), folder());
        try {
            restore(begun);
        } catch (RuntimeException damaged) {
            if (!Files.exists(before(WEIGHTS))) {
                throw damaged;
            }
            fallBack();
            restore(begun);
        }
    }

    private void restore(Training begun) {
        var metadata = file(METADATA);
        var next = Files.exists(metadata) ? epochOf(metadata) : begun.initialEpoch();
        if (Files.exists(file(WEIGHTS))) {
            begun.loadWeights(file(WEIGHTS));
        }
        epoch = next;
        begun.setInitialEpoch(next);
    }

    private static int epochOf(Path metadata) {
        try {
            return JsonReader.read(Files.readAllBytes(metadata), JsonLimits.DEFAULT).view(metadata.toString()).get("epoch").integer();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes what was kept before in place of what is damaged. */
    private void fallBack() {
        copy(before(WEIGHTS), file(WEIGHTS));
        if (Files.exists(before(METADATA))) {
            copy(before(METADATA), file(METADATA));
        } else {
            delete(file(METADATA));
        }
    }

    @Override
    public void trainBatchEnd(int batch, Logs logs) {
        if (!get(SAVE_FREQ).isEpoch() && ++batchesSinceSaving >= get(SAVE_FREQ).batches()) {
            batchesSinceSaving = 0;
            keep(batch);
        }
    }

    @Override
    public void epochEnd(int ended, Map<String, Double> logs) {
        epoch = ended + 1;
        if (get(SAVE_FREQ).isEpoch()) {
            keep(0);
        }
    }

    private void keep(int batch) {
        Folders.create(folder());
        if (get(DOUBLE_CHECKPOINT) && Files.exists(file(WEIGHTS)) && Files.exists(file(METADATA))) {
            copy(file(WEIGHTS), before(WEIGHTS));
            copy(file(METADATA), before(METADATA));
        }
        Objects.requireNonNull(training).saveWeights(file(WEIGHTS));
        var metadata = JsonObject.builder().put("epoch", epoch).put("batch", batch).build();
        try {
            Files.writeString(file(METADATA), JsonWriter.COMPACT.write(metadata));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void trainEnd(Map<String, Double> logs) {
        if (!get(DELETE_CHECKPOINT) || !Files.exists(folder())) {
            return;
        }
        try (var files = Files.walk(folder())) {
            files.sorted(Comparator.reverseOrder()).toList().forEach(BackupAndRestore::delete);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Path folder() {
        return Path.of(get(BACKUP_DIR));
    }

    private Path file(String name) {
        return folder().resolve(name);
    }

    private Path before(String name) {
        return file(name + BEFORE);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
