package io.lanewise.loss;

import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.square;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The mean over the last axis of max(1 − yTrue · yPred, 0)², for labels −1 and 1; where all labels of a batch are 0 or 1, 0 means
 * −1.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class SquaredHinge extends StandardLoss<SquaredHinge> {
    static final Kind<SquaredHinge> KIND = kind("SquaredHinge", SquaredHinge::new);

    private SquaredHinge(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static SquaredHinge of() {
        return KIND.create(KIND.values());
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        return mean(square(HingeLabels.distance(y, p)), -1);
    }
}
