package io.lanewise;

import io.lanewise.io.LoadOptions;
import io.lanewise.io.ModelFiles;
import io.lanewise.io.SaveOptions;
import io.lanewise.model.Network;
import io.lanewise.report.Messages;
import io.lanewise.train.Services;
import io.lanewise.train.Trainer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files and messages for the callbacks of a model.
 *
 * @param network the model
 * @param trainer how it is trained; null if it is not compiled
 */
record ModelServices(Network network, @Nullable Trainer trainer) implements Services {
    private static final SaveOptions OVER_WHAT_IS_THERE = SaveOptions.DEFAULT.withOverwrite(true);

    @Override
    public void save(Path file) {
        ModelFiles.save(file, network, trainer, OVER_WHAT_IS_THERE);
    }

    @Override
    public void saveWeights(Path file) {
        ModelFiles.saveWeights(file, network, trainer, OVER_WHAT_IS_THERE);
    }

    @Override
    public void loadWeights(Path file) {
        ModelFiles.loadWeights(file, network, trainer, LoadOptions.DEFAULT);
    }

    @Override
    public void print(String line) {
        Messages.toStandardOutput(line);
    }
}
