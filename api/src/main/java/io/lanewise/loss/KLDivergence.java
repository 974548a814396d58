package io.lanewise.loss;

import static io.lanewise.op.Ops.clip;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.log;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.sum;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * The Kullback–Leibler divergence of distributions: the sum over the last axis of yTrue ln(yTrue / yPred), both kept within 1e-7
 * and 1.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class KLDivergence extends StandardLoss<KLDivergence> {
    static final Kind<KLDivergence> KIND = kind("KLDivergence", KLDivergence::new);

    private KLDivergence(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static KLDivergence of() {
        return KIND.create(KIND.values());
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        var truth = clip(y, CrossEntropy.EPSILON, 1);
        var prediction = clip(p, CrossEntropy.EPSILON, 1);
        return sum(multiply(truth, log(divide(truth, prediction))), -1);
    }

    @Override
    protected String hint(Value yTrue, Value yPred) {
        return oneHotHint(yTrue, yPred, "", super.hint(yTrue, yPred));
    }
}
