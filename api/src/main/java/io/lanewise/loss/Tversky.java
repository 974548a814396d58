package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.multiply;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * One minus the overlap of labels and prediction, with weights of the two kinds of errors: 1 − I / (I + α Σ yTrue (1 − yPred) +
 * β Σ yPred (1 − yTrue) + 1e-7), where I = Σ yTrue · yPred (Salehi et al., 2017).
 *
 * <p><b>Shapes.</b> Labels and prediction of one shape → the same without the axes, by default a single number.
 */
public final class Tversky extends StandardLoss<Tversky> {
    /** The weight of labels that are not predicted. */
    public static final Option<Double> ALPHA = Option.of("alpha", OptionType.NUMBER, 0.5).within("a number of 0 or more", value -> value >= 0);
    /** The weight of what is predicted wrongly. */
    public static final Option<Double> BETA = Option.of("beta", OptionType.NUMBER, 0.5).within("a number of 0 or more", value -> value >= 0);
    /** The axes over which overlaps are summed; all if none is given. */
    public static final Option<List<Integer>> AXIS = OverlapAxes.AXIS;

    static final Kind<Tversky> KIND = kind("Tversky", Tversky::new, ALPHA, BETA, AXIS);

    private Tversky(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static Tversky of() {
        return KIND.create(KIND.values());
    }

    /** The same with another weight of labels that are not predicted. */
    public Tversky withAlpha(double alpha) {
        return with(ALPHA, alpha);
    }

    /** The same with another weight of what is predicted wrongly. */
    public Tversky withBeta(double beta) {
        return with(BETA, beta);
    }

    /** The same with overlaps along some axes only. */
    public Tversky withAxis(List<Integer> axes) {
        return with(AXIS, axes);
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        var axes = find(AXIS);
        var overlap = OverlapAxes.sum(multiply(y, p), axes);
        var missed = OverlapAxes.sum(multiply(affine(p, -1, 1), y), axes);
        var wrong = OverlapAxes.sum(multiply(p, affine(y, -1, 1)), axes);
        return affine(divide(overlap, add(add(overlap, add(multiply(missed, get(ALPHA)), multiply(wrong, get(BETA)))), CrossEntropy.EPSILON)), -1, 1);
    }

    @Override
    protected String hint(Value yTrue, Value yPred) {
        return oneHotHint(yTrue, yPred, "", super.hint(yTrue, yPred));
    }
}
