package io.lanewise.report;

import io.lanewise.callback.Callback;
import io.lanewise.callback.Logs;
import io.lanewise.callback.Training;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows how far training, evaluation or prediction has come, in Keras's text. */
public final class ProgressCallback implements Callback {
    private final PrintStream out;
    private final Progress.Style style;
    private final int verbose;
    private int batches;
    private @Nullable Progress progress;

    /**
     * Shows progress.
     *
     * @param out where to
     * @param style redrawn in place or plain
     * @param verbose 1 for a bar, 2 for a line an epoch
     */
    public ProgressCallback(PrintStream out, Progress.Style style, int verbose) {
        this.out = out;
        this.style = style;
        this.verbose = verbose;
    }

    /** Shows progress on the standard output: redrawn in a terminal, plain when piped. */
    public static ProgressCallback toStandardOutput(int verbose) {
        return new ProgressCallback(System.out, Progress.Style.detect(), verbose);
    }

    @Override
    public void trainBegin(Training training) {
        batches = training.batches();
        progress = Progress.forFit(out, style, verbose, training.epochs());
    }

    @Override
    public void epochBegin(int epoch) {
        if (progress != null) {
            progress.epochBegin(epoch, batches);
        }
    }

    @Override
    public void batchEnd(int batch, Logs logs) {
        if (progress != null) {
            progress.batchEnd(batch + 1, logs);
        }
    }

    @Override
    public void epochEnd(int epoch, Map<String, Double> logs) {
        if (progress != null) {
            progress.end(logs);
        }
    }

    @Override
    public void testBegin(int count) {
        progress = Progress.forSteps(out, style, verbose);
        progress.begin(count);
    }

    @Override
    public void testBatchEnd(int batch, Logs logs) {
        batchEnd(batch, logs);
    }

    @Override
    public void testEnd(Map<String, Double> logs) {
        if (progress != null) {
            progress.end(logs);
        }
    }
}
