package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.max;
import static io.lanewise.op.Ops.maximum;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.subtract;
import static io.lanewise.op.Ops.sum;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * By how much a wrong class comes near the right one, for one-hot labels: max(max((1 − yTrue) · yPred) − Σ yTrue · yPred + 1, 0).
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, classes) → (batch, …).
 */
public final class CategoricalHinge extends StandardLoss<CategoricalHinge> {
    static final Kind<CategoricalHinge> KIND = kind("CategoricalHinge", CategoricalHinge::new);

    private CategoricalHinge(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static CategoricalHinge of() {
        return KIND.create(KIND.values());
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        var positive = sum(multiply(y, p), -1);
        var negative = max(multiply(affine(y, -1, 1), p), -1);
        return maximum(add(subtract(negative, positive), 1), Ops.zerosLike(positive));
    }

    @Override
    protected String hint(Value yTrue, Value yPred) {
        return oneHotHint(yTrue, yPred, "", super.hint(yTrue, yPred));
    }
}
