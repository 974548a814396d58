package io.lanewise.train;

import java.util.Locale;
import java.util.Optional;

/**
 * The memory that a model takes for batches of one size, as it is planned, in bytes. What the data itself takes, and what kernels keep for each thread (up to
 * some 10 MB), is not in it.
 *
 * @param batchSize samples of a batch
 * @param inference of one thread that predicts
 * @param training of a step; none if the model is not compiled
 */
public record MemoryUse(int batchSize, Phase inference, Optional<Phase> training) {
    private static final double MEGABYTE = 1 << 20;

    /**
     * The memory of predicting, or of training.
     *
     * @param weights weights, and states of layers
     * @param optimizer what the optimizer keeps of each weight
     * @param gradients the weights' gradients
     * @param activations batches, and values on the way to the outputs and back
     * @param workspace what ops, constraints and the optimizer use while they run, and tables and constants of the program
     * @param least what no plan of the same steps in the same order could do without: what is kept, and the values alive at one time where these are most
     */
    public record Phase(long weights, long optimizer, long gradients, long activations, long workspace, long least) {
        /** All of it. */
        public long total() {
            return weights + optimizer + gradients + activations + workspace;
        }
    }

    /** A table in megabytes. */
    @Override
    public String toString() {
        var text = new StringBuilder(String.format(
                Locale.ROOT, "Memory for a batch of %d (MB)\n%-12s%10s%10s%11s%13s%11s%9s%9s\n", batchSize, "", "weights", "optimizer", "gradients", "activations",
                "workspace", "total", "least"));
        text.append(row("inference", inference));
        training.ifPresent(phase -> text.append(row("training", phase)));
        return text.toString();
    }

    private static String row(String name, Phase phase) {
        return String.format(
                Locale.ROOT, "%-12s%10.2f%10.2f%11.2f%13.2f%11.2f%9.2f%9.2f\n", name, phase.weights / MEGABYTE, phase.optimizer / MEGABYTE,
                phase.gradients / MEGABYTE, phase.activations / MEGABYTE, phase.workspace / MEGABYTE, phase.total() / MEGABYTE, phase.least / MEGABYTE);
    }
}
