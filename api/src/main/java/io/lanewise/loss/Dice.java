package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.multiply;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * One minus the overlap of labels and prediction: 1 − 2 Σ yTrue · yPred / (Σ yTrue + Σ yPred + 1e-7).
 *
 * <p><b>Shapes.</b> Labels and prediction of one shape → the same without the axes, by default a single number.
 */
public final class Dice extends StandardLoss<Dice> {
    /** The axes over which overlaps are summed; all if none is given. */
    public static final Option<List<Integer>> AXIS = OverlapAxes.AXIS;

    static final Kind<Dice> KIND = kind("Dice", Dice::new, AXIS);

    private Dice(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static Dice of() {
        return KIND.create(KIND.values());
    }

    /** The same with overlaps along some axes only. */
    public Dice withAxis(List<Integer> axes) {
        return with(AXIS, axes);
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        var axes = find(AXIS);
        var overlap = OverlapAxes.sum(multiply(y, p), axes);
        return affine(divide(multiply(overlap, 2), add(add(OverlapAxes.sum(y, axes), OverlapAxes.sum(p, axes)), CrossEntropy.EPSILON)), -1, 1);
    }

    @Override
    protected String hint(Value yTrue, Value yPred) {
        return oneHotHint(yTrue, yPred, "", super.hint(yTrue, yPred));
    }
}
