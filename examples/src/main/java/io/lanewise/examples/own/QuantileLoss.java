package io.lanewise.examples.own;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.relu;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.loss.StandardLoss;

/**
 * Least where a part q of the values is below its prediction: q · (y − p) for predictions p that are too low, (1 − q) · (p − y) for those
 * that are too high. Koenker and Bassett, 1978.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class QuantileLoss extends StandardLoss<QuantileLoss> {
    /** The part that is to be below: q. */
    public static final Option<Double> QUANTILE = Option.required("quantile", OptionType.NUMBER).within("a number between 0 and 1", part -> part > 0 && part < 1);
    /** How files name it, and what it is made of. */
    public static final Kind<QuantileLoss> KIND = kind("QuantileLoss", QuantileLoss::new, QUANTILE).inPackage("Examples");

    private QuantileLoss(Values values) {
        super(values);
    }

    /** The loss for a part. */
    public static QuantileLoss of(double quantile) {
        return KIND.create(KIND.values().with(QUANTILE, quantile));
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var tooLow = relu(subtract(pair.first(), pair.second()));
        var tooHigh = relu(subtract(pair.second(), pair.first()));
        return mean(add(multiply(tooLow, get(QUANTILE)), multiply(tooHigh, 1 - get(QUANTILE))), -1);
    }
}
