package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.List;
import java.util.Optional;

/**
 * Masks the steps all of whose features are one number, for the layers behind, and makes them 0.
 *
 * <p><b>Shapes.</b> (batch, steps, features); it is kept.
 *
 * <p>Source: Keras {@code keras.layers.Masking}.
 */
public final class Masking extends ConfiguredLayer<Masking> {
    /** The number. */
    public static final Option<Double> MASK_VALUE = Option.of("mask_value", OptionType.NUMBER, 0.0);

    static final Kind<Masking> KIND = kind("Masking", Masking::new, MASK_VALUE);

    private Masking(Values values) {
        super(values);
    }

    /** A layer that masks steps of zeros. */
    public static Masking of() {
        return KIND.create(KIND.values());
    }

    /** A layer that masks steps of another number. */
    public static Masking of(double maskValue) {
        return of().with(MASK_VALUE, maskValue);
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        var counted = counted(x);
        var column = Ops.reshape(counted, x.shape().with(-1, 1));
        return Ops.select(Ops.broadcast(column, x.shape()), x, Ops.zerosLike(x));
    }

    @Override
    public List<Optional<Value>> masks(Scope scope, List<Value> inputs) {
        return List.of(Optional.of(counted(Ops.cast(inputs.getFirst(), DType.FLOAT32))));
    }

    private Value counted(Value x) {
        if (x.shape().rank() < 2) {
            throw wrongInput("the axes (batch, …, features)", x);
        }
        return Ops.max(Masks.notEqual(x, get(MASK_VALUE)), -1);
    }
}
