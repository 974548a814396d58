package io.lanewise.examples.own;

import static io.lanewise.op.Ops.greater;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.metric.Direction;
import io.lanewise.metric.MeanMetric;
import java.util.List;
import java.util.Optional;

/** How far the part of the values that is below its prediction is from what it should be: |mean(y &lt; p) − q|, over all batches. */
public final class QuantileError extends MeanMetric<QuantileError> {
    /** The part that should be below: q. */
    public static final Option<Double> QUANTILE = Option.required("quantile", OptionType.NUMBER).within("a number between 0 and 1", part -> part > 0 && part < 1);
    /** How files name it, and what it is made of. */
    public static final Kind<QuantileError> KIND = kind("QuantileError", QuantileError::new, QUANTILE).inPackage("Examples");

    private QuantileError(Values values) {
        super(values);
    }

    /** The metric for a part. */
    public static QuantileError of(double quantile) {
        return KIND.create(KIND.values().with(QUANTILE, quantile));
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        return greater(pair.second(), pair.first());
    }

    @Override
    public double[] result(List<double[]> sums) {
        return new double[] {Math.abs(super.result(sums)[0] - get(QUANTILE))};
    }

    @Override
    public Optional<Direction> direction() {
        return Optional.of(Direction.DOWN);
    }
}
