package io.lanewise.train;

import io.lanewise.callback.Callback;
import io.lanewise.callback.Logs;
import io.lanewise.callback.Run;
import io.lanewise.callback.Training;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Calls all callbacks in order. Allocates nothing. */
final class Hooks {
    private final Callback[] callbacks;

    Hooks(List<Callback> callbacks) {
        this.callbacks = callbacks.toArray(Callback[]::new);
    }

    void trainBegin(Training training) {
        for (var callback : callbacks) {
            callback.trainBegin(training);
        }
    }

    void epochBegin(int epoch) {
        for (var callback : callbacks) {
            callback.epochBegin(epoch);
        }
    }

    void trainBatchBegin(int batch) {
        for (var callback : callbacks) {
            callback.trainBatchBegin(batch);
        }
    }

    void trainBatchEnd(int batch, Logs logs) {
        for (var callback : callbacks) {
            callback.trainBatchEnd(batch, logs);
        }
    }

    void epochEnd(int epoch, Map<String, Double> logs) {
        for (var callback : callbacks) {
            callback.epochEnd(epoch, logs);
        }
    }

    void trainEnd(Map<String, Double> logs) {
        for (var callback : callbacks) {
            callback.trainEnd(logs);
        }
    }

    void testBegin(Run run) {
        for (var callback : callbacks) {
            callback.testBegin(run);
        }
    }

    void testBatchBegin(int batch) {
        for (var callback : callbacks) {
            callback.testBatchBegin(batch);
        }
    }

    void testBatchEnd(int batch, Logs logs) {
        for (var callback : callbacks) {
            callback.testBatchEnd(batch, logs);
        }
    }

    void testEnd(Map<String, Double> logs) {
        for (var callback : callbacks) {
            callback.testEnd(logs);
        }
    }

    void predictBegin(Run run) {
        for (var callback : callbacks) {
            callback.predictBegin(run);
        }
    }

    void predictBatchBegin(int batch) {
        for (var callback : callbacks) {
            callback.predictBatchBegin(batch);
        }
    }

    void predictBatchEnd(int batch, Supplier<List<Tensor>> outputs) {
        for (var callback : callbacks) {
            callback.predictBatchEnd(batch, outputs);
        }
    }

    void predictEnd() {
        for (var callback : callbacks) {
            callback.predictEnd();
        }
    }

    /**
     * Does what callbacks watch; if it throws, they hear of it.
     *
     * @throws RuntimeException what it threw
     */
    <T> T watched(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            for (var callback : callbacks) {
                try {
                    callback.aborted();
                } catch (RuntimeException another) {
                    failure.addSuppressed(another);
                }
            }
            throw failure;
        }
    }
}
