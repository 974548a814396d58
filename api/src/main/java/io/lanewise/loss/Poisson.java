package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.log;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The mean over the last axis of yPred − yTrue ln(yPred + 1e-7): of counts whose rates are predicted.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class Poisson extends StandardLoss<Poisson> {
    static final Kind<Poisson> KIND = kind("Poisson", Poisson::new);

    private Poisson(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static Poisson of() {
        return KIND.create(KIND.values());
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        return mean(subtract(p, multiply(y, log(add(p, CrossEntropy.EPSILON)))), -1);
    }
}
