package io.lanewise.layer;

import static io.lanewise.op.Ops.biasAdd;
import static io.lanewise.op.Ops.cast;
import static io.lanewise.op.Ops.matMul;
import static io.lanewise.op.Ops.reshape;

import io.lanewise.activation.Activation;
import io.lanewise.activation.Activations;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A densely connected layer: y = activation(x · kernel + bias).
 *
 * <p><b>Shapes.</b> (batch, …, in) → (batch, …, units); kernel (in, units), bias (units). With more than two axes the last one is
 * contracted.
 *
 * <p>Source: Keras {@code keras.layers.Dense}.
 */
public final class Dense extends KernelLayer<Dense> {
    /** The size of the output's last axis. */
    public static final Option<Integer> UNITS = Option.requiredCount("units");
    /** What is applied to the sum; nothing by default. */
    public static final Option<Activation> ACTIVATION = Option.of("activation", Activations.TYPE, Activations.LINEAR);
    /** Whether a bias is added. */
    public static final Option<Boolean> USE_BIAS = Option.of("use_bias", OptionType.BOOLEAN, true);

    static final Kind<Dense> KIND = kind("Dense", Dense::new, List.of(UNITS, ACTIVATION, USE_BIAS), KERNEL, BIAS);

    /** Functions of single elements that a product applies as it stores. */
    private static final List<Activation> STORED = List.of(Activations.RELU, Activations.SIGMOID, Activations.TANH);

    private Dense(Values values) {
        super(values);
    }

    /**
     * A layer with this many outputs.
     *
     * @throws IllegalArgumentException if units is not above 0
     */
    public static Dense of(int units) {
        return KIND.create(KIND.values().with(UNITS, units));
    }

    /** The same with an activation. */
    public Dense withActivation(Activation activation) {
        return with(ACTIVATION, activation);
    }

    /** The same with an activation by Keras's name. */
    public Dense withActivation(String name) {
        return withActivation(Activation.of(name));
    }

    /** The same with or without a bias. */
    public Dense withUseBias(boolean useBias) {
        return with(USE_BIAS, useBias);
    }

    @Override
    public Optional<Activation> activation() {
        return Optional.of(get(ACTIVATION));
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = cast(input, DType.FLOAT32);
        if (x.shape().rank() < 2) {
            throw wrongInput("at least two axes (batch, …, in)", x);
        }
        int units = get(UNITS);
        var in = x.shape().size(-1);
        var kernel = scope.kernel(Shape.of(in, units), get(KERNEL));
        var rows = x.shape().elements(0, x.shape().rank() - 1);
        var y = matMul(reshape(x, rows, in), kernel);
        if (get(USE_BIAS)) {
            y = biasAdd(y, scope.weight(Shape.of(units), get(BIAS)));
        }
        return activated(get(ACTIVATION), y, x.shape().with(-1, units));
    }

    /** A matrix with an activation in another shape: functions that products apply as they store come first. */
    static Value activated(Activation activation, Value matrix, Shape shape) {
        return STORED.contains(activation) ? reshape(activation.apply(matrix), shape) : activation.apply(reshape(matrix, shape));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
