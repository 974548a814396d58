package io.lanewise.train;

import io.lanewise.callback.Run;
import io.lanewise.model.Network;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run over data, as callbacks see it. */
class ModelRun implements Run {
    private final Network network;
    private final @Nullable Trainer trainer;
    private final Services services;
    private final int batches;
    private boolean stopped;

    /**
     * A run.
     *
     * @param trainer who trains the model; null if it is not compiled
     * @param batches how many there are; 0 if that is not known
     */
    ModelRun(Network network, @Nullable Trainer trainer, Services services, int batches) {
        this.network = network;
        this.trainer = trainer;
        this.services = services;
        this.batches = batches;
    }

    /** Whether a callback has asked for the end. */
    final boolean isStopped() {
        return stopped;
    }

    @Override
    public final int batches() {
        return batches;
    }

    @Override
    public final void stop() {
        stopped = true;
    }

    @Override
    public final List<Tensor> weights() {
        return network.weights();
    }

    @Override
    public final void setWeights(List<Tensor> weights) {
        network.setWeights(weights);
    }

    @Override
    public final void swapAverages() {
        if (trainer == null) {
            throw new IllegalStateException("moving averages: model " + network.name() + " is not compiled, so that it has none");
        }
        trainer.swapAverages();
    }

    @Override
    public final void save(Path file) {
        services.save(file);
    }

    @Override
    public final void saveWeights(Path file) {
        services.saveWeights(file);
    }

    @Override
    public final void loadWeights(Path file) {
        services.loadWeights(file);
    }

    @Override
    public final long iterations() {
        return trainer == null ? 0 : trainer.begunState().map(OptimizerState::iterations).orElse(0L);
    }

    @Override
    public final void print(String line) {
        services.print(line);
    }
}
