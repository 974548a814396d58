package io.lanewise.loss;

import static io.lanewise.op.Ops.abs;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The mean of the magnitudes of the differences: mean over the last axis of |yTrue − yPred|.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class MeanAbsoluteError extends StandardLoss<MeanAbsoluteError> {
    static final Kind<MeanAbsoluteError> KIND = kind("MeanAbsoluteError", MeanAbsoluteError::new);

    private MeanAbsoluteError(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static MeanAbsoluteError of() {
        return KIND.create(KIND.values());
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        return mean(abs(subtract(pair.second(), pair.first())), -1);
    }
}
