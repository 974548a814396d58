package io.lanewise.metric;

import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.sqrt;
import static io.lanewise.op.Ops.square;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * Pearson's correlation: the mean of (y − ȳ)(ŷ − ŷ̄) / (σ · σ̂) along an axis, from −1 to 1; NaN where either does not vary.
 *
 * <p><b>Shapes.</b> Labels and predictions (batch, …, n).
 */
public final class PearsonCorrelation extends Correlation<PearsonCorrelation> {
    static final Kind<PearsonCorrelation> KIND = kind("PearsonCorrelation", PearsonCorrelation::new, AXIS);

    private PearsonCorrelation(Values values) {
        super(values);
    }

    /** The metric along the last axis. */
    public static PearsonCorrelation of() {
        return KIND.create(KIND.values());
    }

    @Override
    Value along(Value yTrue, Value yPred) {
        return mean(multiply(standardized(yTrue), standardized(yPred)), -1);
    }

    private static Value standardized(Value x) {
        var centred = centred(x);
        return divide(centred, sqrt(meanLast(square(centred(centred)))));
    }
}
