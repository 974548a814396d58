package io.lanewise.metric;

import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * The root of the mean of squared differences over all batches: √(Σ weight · (yTrue − yPred)² / Σ weight).
 *
 * <p><b>Shapes.</b> Labels and predictions (batch, …).
 */
public final class RootMeanSquaredError extends MeanMetric<RootMeanSquaredError> {
    static final Kind<RootMeanSquaredError> KIND = kind("RootMeanSquaredError", RootMeanSquaredError::new);

    private RootMeanSquaredError(Values values) {
        super(values);
    }

    /** The metric. */
    public static RootMeanSquaredError of() {
        return KIND.create(KIND.values());
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        return square(subtract(pair.second(), pair.first()));
    }

    @Override
    public double[] result(List<double[]> sums) {
        return new double[] {Math.sqrt(super.result(sums)[0])};
    }
}
