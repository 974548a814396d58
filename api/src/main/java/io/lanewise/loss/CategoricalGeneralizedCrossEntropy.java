package io.lanewise.loss;

import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.oneHot;
import static io.lanewise.op.Ops.sum;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Optional;

/**
 * A loss that wrong labels disturb less: (1 − p[label]^q) / q, between the cross-entropy (q → 0) and the mean absolute error (q → 1)
 * (Zhang and Sabuncu, 2018).
 *
 * <p><b>Shapes.</b> Integer labels (batch, …) or (batch, …, 1), prediction (batch, …, classes) → (batch, …).
 */
public final class CategoricalGeneralizedCrossEntropy extends StandardLoss<CategoricalGeneralizedCrossEntropy> {
    /** The exponent, between 0 and 1. */
    public static final Option<Double> Q = Option.of("q", OptionType.NUMBER, 0.5).within("a number between 0 and 1", q -> q > 0 && q < 1);

    static final Kind<CategoricalGeneralizedCrossEntropy> KIND = kind("CategoricalGeneralizedCrossEntropy", CategoricalGeneralizedCrossEntropy::new, Q);

    private CategoricalGeneralizedCrossEntropy(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static CategoricalGeneralizedCrossEntropy of() {
        return KIND.create(KIND.values());
    }

    /** The same with another exponent. */
    public CategoricalGeneralizedCrossEntropy withQ(double q) {
        return with(Q, q);
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        double q = get(Q);
        var labels = Labels.classes(name(), yTrue, yPred, -1);
        var p = sum(multiply(yPred, oneHot(labels, yPred.shape().size(-1))), -1);
        return affine(CrossEntropy.power(p, q), -1 / q, 1 / q);
    }

    @Override
    public void check(Tensor labels, Shape prediction) {
        Labels.check(name(), labels, prediction.size(-1), Optional.empty());
    }
}
