package io.lanewise.report;

import io.lanewise.callback.Callback;
import io.lanewise.callback.Logs;
import io.lanewise.callback.Run;
import io.lanewise.callback.Training;
import io.lanewise.tensor.Tensor;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows how far training, evaluation or prediction has come, in Keras's text. */
public final class ProgressCallback implements Callback {
    private final PrintStream out;
    private final Progress.Style style;
    private final int verbose;
    private int batches;
    private boolean training;
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
    public void trainBegin(Training begun) {
        training = true;
        batches = begun.batches();
        progress = Progress.forFit(out, style, verbose, begun.epochs());
    }

    @Override
    public void epochBegin(int epoch) {
        if (progress != null) {
            progress.epochBegin(epoch, batches);
        }
    }

    @Override
    public void trainBatchEnd(int batch, Logs logs) {
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
    public void trainEnd(Map<String, Double> logs) {
        training = false;
    }

    @Override
    public void aborted() {
        training = false;
    }

    /** Within training, nothing shows but what it found. */
    @Override
    public void testBegin(Run run) {
        if (!training) {
            begin(run);
        }
    }

    private void begin(Run run) {
        var begun = Progress.forSteps(out, style, verbose);
        begun.begin(run.batches());
        progress = begun;
    }

    @Override
    public void testBatchEnd(int batch, Logs logs) {
        if (!training) {
            trainBatchEnd(batch, logs);
        }
    }

    @Override
    public void testEnd(Map<String, Double> logs) {
        if (!training) {
            epochEnd(0, logs);
        }
    }

    @Override
    public void predictBegin(Run run) {
        begin(run);
    }

    @Override
    public void predictBatchEnd(int batch, Supplier<List<Tensor>> outputs) {
        trainBatchEnd(batch, Map::of);
    }

    @Override
    public void predictEnd() {
        epochEnd(0, Map.of());
    }
}
