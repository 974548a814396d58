package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.log;
import static io.lanewise.op.Ops.maximum;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * The mean over the last axis of (ln(yTrue + 1) − ln(yPred + 1))², both taken to be 1e-7 at least.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class MeanSquaredLogarithmicError extends StandardLoss<MeanSquaredLogarithmicError> {
    static final Kind<MeanSquaredLogarithmicError> KIND = kind("MeanSquaredLogarithmicError", MeanSquaredLogarithmicError::new);

    private MeanSquaredLogarithmicError(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static MeanSquaredLogarithmicError of() {
        return KIND.create(KIND.values());
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        return mean(square(subtract(logarithm(p), logarithm(y))), -1);
    }

    private static Value logarithm(Value x) {
        return log(add(maximum(x, Ops.constant(x, CrossEntropy.EPSILON)), 1));
    }
}
