package io.lanewise.metric;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * Lin's concordance (1989): 2 · covariance / (σ² + σ̂² + (ȳ − ŷ̄)² + 1e-7) along an axis, 1 where predictions are the labels.
 *
 * <p><b>Shapes.</b> Labels and predictions (batch, …, n).
 */
public final class ConcordanceCorrelation extends Correlation<ConcordanceCorrelation> {
    static final Kind<ConcordanceCorrelation> KIND = kind("ConcordanceCorrelation", ConcordanceCorrelation::new, AXIS);
    private static final double EPSILON = 1e-7;

    private ConcordanceCorrelation(Values values) {
        super(values);
    }

    /** The metric along the last axis. */
    public static ConcordanceCorrelation of() {
        return KIND.create(KIND.values());
    }

    @Override
    Value along(Value yTrue, Value yPred) {
        var predicted = centred(yPred);
        var covariance = multiply(centred(yTrue), predicted);
        var distance = square(subtract(meanLast(yTrue), meanLast(yPred)));
        var norm = add(add(add(variance(yTrue), variance(yPred)), distance), EPSILON);
        return mean(divide(multiply(covariance, 2), norm), -1);
    }

    private static Value variance(Value x) {
        return meanLast(square(centred(centred(x))));
    }
}
