package io.lanewise.metric;

import io.lanewise.config.Named;
import io.lanewise.graph.Value;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A number that is shown besides the loss. A metric has two parts: statistics that are traced into the step and add up over batches,
 * and the result that follows from their sums.
 */
public interface Metric extends Named {
    /** Its name in logs. */
    String name();

    /**
     * Traces the statistics of a batch, each a block of float32 numbers that add up over batches.
     *
     * @param sampleWeight weights of samples, or null
     * @throws IllegalArgumentException if labels and prediction do not go together
     */
    List<Value> statistics(Value yTrue, Value yPred, @Nullable Value sampleWeight);

    /**
     * The result, mostly one number.
     *
     * @param sums the sums of the statistics over all batches since the last reset
     */
    double[] result(List<double[]> sums);

    /**
     * This metric for labels and predictions of these shapes: itself, unless it stands for several, as {@code accuracy} does.
     *
     * @throws IllegalArgumentException if none of them fits
     */
    default Metric resolve(Value yTrue, Value yPred) {
        return this;
    }

    /** Whether the mask of a prediction makes its weights smaller: as in Keras, that of a mean of a function of samples does. */
    default boolean countsMask() {
        return false;
    }

    /** A built-in metric by Keras's name, such as {@code accuracy}; a loss is a metric as well. */
    static Metric of(String name) {
        return Metrics.byName(name);
    }

    /**
     * The mean over samples of a function of one's own, composed of ops.
     *
     * @param name its name in logs
     * @param perSample from labels and prediction to a number for each sample
     */
    static Metric of(String name, BinaryOperator<Value> perSample) {
        return FunctionMean.of(name, perSample);
    }
}
