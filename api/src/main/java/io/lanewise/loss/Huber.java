package io.lanewise.loss;

import static io.lanewise.op.Ops.abs;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.greaterEqual;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.select;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * Squares near zero, magnitudes beyond: the mean over the last axis of e² / 2 where |e| ≤ δ, else δ |e| − δ² / 2, with
 * e = yPred − yTrue (Huber, 1964). Its default name is {@code huber_loss}, as in Keras.
 *
 * <p><b>Shapes.</b> Labels and prediction (batch, …, n) → (batch, …).
 */
public final class Huber extends StandardLoss<Huber> {
    /** Where squares end. */
    public static final Option<Double> DELTA = Option.of("delta", OptionType.NUMBER, 1.0).within("a number of 0 or more", value -> value >= 0);

    static final Kind<Huber> KIND = kind("Huber", Huber::new, DELTA);

    private Huber(Values values) {
        super(values);
    }

    /** The loss with its defaults. */
    public static Huber of() {
        return KIND.create(KIND.values());
    }

    /** The same with another δ. */
    public Huber withDelta(double delta) {
        return with(DELTA, delta);
    }

    @Override
    public String name() {
        return find(NAME).orElse("huber_loss");
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        var pair = aligned(yTrue, yPred);
        var y = pair.first();
        var p = pair.second();
        double delta = get(DELTA);
        var error = subtract(p, y);
        var size = abs(error);
        var near = multiply(square(error), 0.5);
        var far = affine(size, delta, -0.5 * delta * delta);
        return mean(select(greaterEqual(Ops.constant(size, delta), size), near, far), -1);
    }
}
