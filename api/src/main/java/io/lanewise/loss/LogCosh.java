package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.softplus;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The mean over the last axis of ln cosh e = e + softplus(−2e) − ln 2, with e = yPred − yTrue.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class LogCosh extends StandardLoss<LogCosh> {
    static final Kind<LogCosh> KIND = kind("LogCosh", LogCosh::new);

    private LogCosh(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static LogCosh of() {
        return KIND.create(KIND.values());
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        var error = subtract(p, y);
        return mean(affine(add(error, softplus(multiply(error, -2))), 1, -Math.log(2)), -1);
    }
}
