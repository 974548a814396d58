package io.lanewise.layer;

import io.lanewise.activation.Activation;
import io.lanewise.activation.Activations;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import java.util.List;

/**
 * Activations as operations: {@code keras.ops.softmax(x)} and its kin. Formulas, options and their defaults are those of
 * {@link Activations}; relu, sigmoid and tanh are {@link Arithmetic}.
 *
 * <p><b>Shapes.</b> Any → the same; Glu halves its axis. Axes are not the batch.
 *
 * <p>Source: Keras {@code keras.src.ops.nn}.
 */
public final class ActivationOperations {
    /** yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ) along an axis, {@link Activations#AXIS}. */
    public static final Kind<Operation> SOFTMAX = along("Softmax", Activations.SOFTMAX);
    /** ½ x (1 + erf(x / √2)), or an approximation, {@link Activations#APPROXIMATE}. */
    public static final Kind<Operation> GELU = of("Gelu", Activations.GELU, Activations.APPROXIMATE);
    /** x · σ(x). */
    public static final Kind<Operation> SILU = of("Silu", Activations.SILU);

    static final List<Kind<Operation>> KINDS = List.of(
            SOFTMAX,
            GELU,
            SILU,
            along("LogSoftmax", Activations.LOG_SOFTMAX),
            along("Sparsemax", Activations.SPARSEMAX),
            along("Glu", Activations.GLU),
            of("LeakyRelu", Activations.LEAKY_RELU, Activations.LEAK),
            of("Elu", Activations.ELU, Activations.ALPHA),
            of("Celu", Activations.CELU, Activations.ALPHA),
            of("Selu", Activations.SELU),
            of("Relu6", Activations.RELU6),
            of("Softplus", Activations.SOFTPLUS),
            of("Softsign", Activations.SOFTSIGN),
            of("LogSigmoid", Activations.LOG_SIGMOID),
            of("HardSigmoid", Activations.HARD_SIGMOID),
            of("HardSilu", Activations.HARD_SILU),
            of("HardTanh", Activations.HARD_TANH));

    private ActivationOperations() {}

    /** An activation whose options are the operation's. */
    private static Kind<Operation> of(String className, Activation activation, Option<?>... options) {
        return Operation.ofOne("nn", className, (self, x) -> {
            var function = activation;
            for (var option : options) {
                function = withOption(function, self, option);
            }
            return function.apply(ElementOperations.floats(x));
        }, options);
    }

    private static <T> Activation withOption(Activation function, Operation self, Option<T> option) {
        return function.with(option, self.get(option));
    }

    private static Kind<Operation> along(String className, Activation activation) {
        return Operation.ofOne("nn", className, (self, x) -> {
            var axis = OperationAxes.behindBatch(self, x.shape(), self.get(Activations.AXIS));
            return activation.with(Activations.AXIS, axis).apply(ElementOperations.floats(x));
        }, Activations.AXIS);
    }
}
