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
import io.lanewise.initializer.Constant;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.Initializers;
import io.lanewise.initializer.VarianceScaling;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.regularizer.Regularizers;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Optional;

/**
 * A densely connected layer: y = activation(x · kernel + bias).
 *
 * <p><b>Shapes.</b> (batch, …, in) → (batch, …, units); kernel (in, units), bias (units). With more than two axes the last one is
 * contracted.
 *
 * <p>Source: Keras {@code keras.layers.Dense}.
 */
public final class Dense extends ConfiguredLayer<Dense> {
    /** The size of the output's last axis. */
    public static final Option<Integer> UNITS = Option.requiredCount("units");
    /** What is applied to the sum; nothing by default. */
    public static final Option<Activation> ACTIVATION = Option.of("activation", Activations.TYPE, Activations.LINEAR);
    /** Whether a bias is added. */
    public static final Option<Boolean> USE_BIAS = Option.of("use_bias", OptionType.BOOLEAN, true);
    /** How the kernel begins. */
    public static final Option<Initializer> KERNEL_INITIALIZER =
            Option.of("kernel_initializer", Initializers.TYPE, VarianceScaling.GLOROT_UNIFORM);
    /** How the bias begins. */
    public static final Option<Initializer> BIAS_INITIALIZER = Option.of("bias_initializer", Initializers.TYPE, Constant.ZEROS);
    /** A penalty on the kernel. */
    public static final Option<Regularizer> KERNEL_REGULARIZER = Option.optional("kernel_regularizer", Regularizers.TYPE);
    /** A penalty on the bias. */
    public static final Option<Regularizer> BIAS_REGULARIZER = Option.optional("bias_regularizer", Regularizers.TYPE);

    static final Kind<Dense> KIND = kind(
            "Dense", Dense::new, UNITS, ACTIVATION, USE_BIAS, KERNEL_INITIALIZER, BIAS_INITIALIZER, KERNEL_REGULARIZER, BIAS_REGULARIZER);

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

    /** The same with a kernel that begins in another way. */
    public Dense withKernelInitializer(Initializer initializer) {
        return with(KERNEL_INITIALIZER, initializer);
    }

    /** The same with a bias that begins in another way. */
    public Dense withBiasInitializer(Initializer initializer) {
        return with(BIAS_INITIALIZER, initializer);
    }

    /** The same with a penalty on the kernel. */
    public Dense withKernelRegularizer(Regularizer regularizer) {
        return with(KERNEL_REGULARIZER, regularizer);
    }

    /** The same with a penalty on the bias. */
    public Dense withBiasRegularizer(Regularizer regularizer) {
        return with(BIAS_REGULARIZER, regularizer);
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
        var kernel = scope.kernel("kernel", Shape.of(in, units), get(KERNEL_INITIALIZER), find(KERNEL_REGULARIZER));
        var rows = x.shape().elements(0, x.shape().rank() - 1);
        var y = matMul(reshape(x, rows, in), kernel);
        if (get(USE_BIAS)) {
            y = biasAdd(y, scope.weight("bias", Shape.of(units), get(BIAS_INITIALIZER), find(BIAS_REGULARIZER)));
        }
        var activation = get(ACTIVATION);
        return x.shape().rank() == 2 ? activation.apply(y) : activation.apply(reshape(y, x.shape().with(-1, units)));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
