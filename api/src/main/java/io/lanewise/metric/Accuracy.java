package io.lanewise.metric;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code "accuracy"} in compile: the share of right predictions, in the sense that the shapes ask for, as Keras chooses: one output
 * → {@link BinaryAccuracy}; integer labels → {@link SparseCategoricalAccuracy}; one-hot labels → {@link CategoricalAccuracy}.
 */
public final class Accuracy extends Configured<Accuracy> implements Metric {
    private static final Kind<Accuracy> KIND = Kind.of("accuracy", Accuracy::new, StandardMetric.NAME);

    private Accuracy(Values values) {
        super(values);
    }

    /**
     * The choice, under a name.
     *
     * @param name {@code accuracy} or {@code acc}: what logs call it
     */
    static Accuracy of(String name) {
        return KIND.create(KIND.values().with(StandardMetric.NAME, name));
    }

    @Override
    public String name() {
        return get(StandardMetric.NAME);
    }

    @Override
    public Metric resolve(Value yTrue, Value yPred) {
        if (yPred.shape().size(-1) == 1) {
            return BinaryAccuracy.of().withName(name());
        }
        if (yTrue.shape().rank() < yPred.shape().rank() || yTrue.shape().size(-1) == 1) {
            return SparseCategoricalAccuracy.of().withName(name());
        }
        return CategoricalAccuracy.of().withName(name());
    }

    @Override
    public List<Value> statistics(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
        return resolve(yTrue, yPred).statistics(yTrue, yPred, sampleWeight);
    }

    @Override
    public double[] result(List<double[]> sums) {
        throw new IllegalStateException("accuracy: resolve the metric for the shapes at hand first");
    }
}
