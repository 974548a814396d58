package io.lanewise.train;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Program;
import io.lanewise.optimizer.Descents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A planned step over a batch of one size, with the windows it is fed and read through.
 *
 * @param program the step
 * @param size how many samples
 * @param x the features' windows; null where nothing reads them
 * @param y the labels' windows; null where nothing reads them
 * @param weight the sample weights' window; null if nothing reads them
 * @param step the step number's window; null if nothing reads it
 * @param outputs the predictions' windows
 * @param loss the loss's window; null when predicting
 * @param tracked what is shown besides the loss
 * @param minimizers whose gradients it computes
 * @param descents for each, which of its weights follow gradients that are not stored
 * @param updates what the states of layers are to be when it is over
 * @param scales the windows of what the loss of each is multiplied by; null where it is not
 */
@SuppressWarnings("ArrayRecordComponent") // windows that a step walks through without an iterator, never compared
record BatchProgram(
        Program program,
        int size,
        @Nullable Buffer[] x,
        @Nullable Buffer[] y,
        @Nullable Buffer weight,
        @Nullable Buffer step,
        List<Buffer> outputs,
        @Nullable Buffer loss,
        List<Tracked> tracked,
        Minimizer[] minimizers,
        Descents[] descents,
        StateUpdate[] updates,
        @Nullable Buffer[] scales) {

    BatchProgram {
        outputs = List.copyOf(outputs);
        tracked = List.copyOf(tracked);
    }

    /** Brings all weights to their places, after which the windows may be fed. Allocates nothing. */
    void prepare() {
        for (var minimizer : minimizers) {
            minimizer.claim();
        }
        program.prepare();
    }

    /** Computes everything, then moves the states of layers on. Allocates nothing. */
    void run() {
        program.run();
        for (var update : updates) {
            update.apply();
        }
    }

    /** Lets the weights follow the gradients that a run has computed. Allocates nothing. */
    void update() {
        for (var i = 0; i < minimizers.length; i++) {
            minimizers[i].step(descents[i]);
        }
    }

    /** Puts moving averages in the weights' place, where they are kept: the end of training. */
    void finish() {
        for (var minimizer : minimizers) {
            minimizer.finish();
        }
    }

    /** Numbers the step, for layers that draw random numbers, and brings the losses' scales up to date. Allocates nothing. */
    void setStep(int number) {
        if (step != null) {
            step.ints()[step.offset()] = number;
        }
        for (var i = 0; i < scales.length; i++) {
            var scale = scales[i];
            if (scale != null) {
                scale.floats()[scale.offset()] = minimizers[i].state().lossScale();
            }
        }
    }
}
