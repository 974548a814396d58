package io.lanewise.loss;

import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The mean of the squares of the differences: mean over the last axis of (yTrue − yPred)².
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class MeanSquaredError extends StandardLoss<MeanSquaredError> {
    static final Kind<MeanSquaredError> KIND = kind("MeanSquaredError", MeanSquaredError::new);

    private MeanSquaredError(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static MeanSquaredError of() {
        return KIND.create(KIND.values());
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        return mean(square(subtract(pair.second(), pair.first())), -1);
    }
}
