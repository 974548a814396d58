package io.lanewise.train;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Program;
import io.lanewise.metric.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A planned step over a batch of one size, with the windows it is fed and read through.
 *
 * @param program the step
 * @param size how many samples
 * @param x the features' window
 * @param y the labels' window; null if nothing reads them
 * @param weight the sample weights' window; null if nothing reads them
 * @param step the step number's window; null if nothing reads it
 * @param output the prediction's window
 * @param loss the loss's window; null when predicting
 * @param metrics the metrics in order
 * @param names what logs call the metrics
 * @param statistics for each metric the windows of its statistics
 */
record BatchProgram(
        Program program,
        int size,
        @Nullable Buffer x,
        @Nullable Buffer y,
        @Nullable Buffer weight,
        @Nullable Buffer step,
        Buffer output,
        @Nullable Buffer loss,
        List<Metric> metrics,
        List<String> names,
        List<List<Buffer>> statistics) {

    /** Numbers the step, for layers that draw random numbers. */
    void setStep(int number) {
        if (step != null) {
            step.ints()[step.offset()] = number;
        }
    }
}
