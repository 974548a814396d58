package io.lanewise.callback;

import java.util.Map;

/**
 * Called while a model is trained, evaluated or used; every hook does nothing unless overridden. Epochs and batches count from 0.
 * A hook that throws ends the training with the model in its last whole step.
 */
public interface Callback {
    /** Training begins. */
    default void trainBegin(Training training) {}

    /** An epoch begins. */
    default void epochBegin(int epoch) {}

    /**
     * A batch has been trained.
     *
     * @param logs the running means of the epoch
     */
    default void batchEnd(int batch, Logs logs) {}

    /**
     * An epoch has ended.
     *
     * @param logs its metrics; those of the validation begin with {@code val_}
     */
    default void epochEnd(int epoch, Map<String, Double> logs) {}

    /** Training has ended. */
    default void trainEnd() {}

    /**
     * A run over data without training begins.
     *
     * @param batches how many are to come
     */
    default void testBegin(int batches) {}

    /** A batch has been evaluated or predicted. */
    default void testBatchEnd(int batch, Logs logs) {}

    /**
     * The run has ended.
     *
     * @param logs its metrics; none if it only predicted
     */
    default void testEnd(Map<String, Double> logs) {}
}
