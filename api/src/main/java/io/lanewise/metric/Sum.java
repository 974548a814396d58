package io.lanewise.metric;

import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.sum;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sum of the predictions themselves, with their weights. Labels are not looked at. */
public final class Sum extends StandardMetric<Sum> {
    static final Kind<Sum> KIND = kind("Sum", Sum::new);

    private Sum(Values values) {
        super(values);
    }

    /** The metric. */
    public static Sum of() {
        return KIND.create(KIND.values());
    }

    @Override
    public List<Value> statistics(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
        var values = MetricInputs.floats(yPred);
        return List.of(sum(sampleWeight == null ? values : multiply(values, MetricInputs.weights(name(), sampleWeight, values))));
    }

    @Override
    public double[] result(List<double[]> sums) {
        return new double[] {sums.isEmpty() ? 0 : sums.getFirst()[0]};
    }
}
