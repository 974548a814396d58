package io.lanewise.loss;

import static io.lanewise.op.Ops.abs;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.maximum;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * The mean of the differences in percent of the labels: 100 · mean over the last axis of |yTrue − yPred| / max(|yTrue|, 1e-7).
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class MeanAbsolutePercentageError extends StandardLoss<MeanAbsolutePercentageError> {
    static final Kind<MeanAbsolutePercentageError> KIND = kind("MeanAbsolutePercentageError", MeanAbsolutePercentageError::new);

    private MeanAbsolutePercentageError(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static MeanAbsolutePercentageError of() {
        return KIND.create(KIND.values());
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        var magnitude = maximum(abs(y), Ops.constant(y, CrossEntropy.EPSILON));
        return multiply(mean(abs(divide(subtract(y, p), magnitude)), -1), 100);
    }
}
