package io.lanewise.layer;

import io.lanewise.activation.Activation;
import io.lanewise.activation.Activations;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.initializer.Constant;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.Initializers;
import io.lanewise.initializer.Orthogonal;
import io.lanewise.initializer.VarianceScaling;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.regularizer.Regularizers;
import org.jspecify.annotations.Nullable;

/**
 * The options that SimpleRNN, LSTM and GRU share with one another and with their cells.
 *
 * @param <S> the layer or cell
 */
public interface RecurrentUnits<S> {
    /** The size of the output and of each state. */
    Option<Integer> UNITS = Option.requiredCount("units");
    /** What is applied to the sum that becomes the state. */
    Option<Activation> ACTIVATION = Option.of("activation", Activations.TYPE, Activations.TANH);
    /** What is applied to the sums that become gates. */
    Option<Activation> RECURRENT_ACTIVATION = Option.of("recurrent_activation", Activations.TYPE, Activations.SIGMOID);
    /** Whether a bias is added. */
    Option<Boolean> USE_BIAS = Option.of("use_bias", OptionType.BOOLEAN, true);
    /** How the kernel begins, by which inputs are multiplied. */
    Option<Initializer> KERNEL_INITIALIZER = Option.of("kernel_initializer", Initializers.TYPE, VarianceScaling.GLOROT_UNIFORM);
    /** How the recurrent kernel begins, by which states are multiplied. */
    Option<Initializer> RECURRENT_INITIALIZER = Option.of("recurrent_initializer", Initializers.TYPE, Orthogonal.of(1));
    /** How the bias begins. */
    Option<Initializer> BIAS_INITIALIZER = Option.of("bias_initializer", Initializers.TYPE, Constant.ZEROS);
    /** A penalty on the kernel. */
    Option<Regularizer> KERNEL_REGULARIZER = Option.optional("kernel_regularizer", Regularizers.TYPE);
    /** A penalty on the recurrent kernel. */
    Option<Regularizer> RECURRENT_REGULARIZER = Option.optional("recurrent_regularizer", Regularizers.TYPE);
    /** A penalty on the bias. */
    Option<Regularizer> BIAS_REGULARIZER = Option.optional("bias_regularizer", Regularizers.TYPE);
    /** The probability with which an input is set to 0 while training, the same one in all steps. */
    Option<Double> DROPOUT = rate("dropout");
    /** The probability with which a state is set to 0 before it is multiplied while training, the same one in all steps. */
    Option<Double> RECURRENT_DROPOUT = rate("recurrent_dropout");
    /** A seed of the layer's own for what is dropped, in place of the model's. */
    Option<Long> SEED = Option.optional("seed", OptionType.LONG);

    private static Option<Double> rate(String key) {
        return Option.of(key, OptionType.NUMBER, 0.0).within("a number from 0 to 1", rate -> rate >= 0 && rate <= 1);
    }

    /** The same with another value of an option. */
    <T> S with(Option<T> option, @Nullable T value);

    /** The same with another activation. */
    default S withActivation(Activation activation) {
        return with(ACTIVATION, activation);
    }

    /** The same with another activation, by Keras's name. */
    default S withActivation(String name) {
        return withActivation(Activation.of(name));
    }

    /** The same with or without a bias. */
    default S withUseBias(boolean useBias) {
        return with(USE_BIAS, useBias);
    }

    /** The same with a kernel that begins in another way. */
    default S withKernelInitializer(Initializer initializer) {
        return with(KERNEL_INITIALIZER, initializer);
    }

    /** The same with a recurrent kernel that begins in another way. */
    default S withRecurrentInitializer(Initializer initializer) {
        return with(RECURRENT_INITIALIZER, initializer);
    }

    /** The same with a bias that begins in another way. */
    default S withBiasInitializer(Initializer initializer) {
        return with(BIAS_INITIALIZER, initializer);
    }

    /** The same with a penalty on the kernel. */
    default S withKernelRegularizer(Regularizer regularizer) {
        return with(KERNEL_REGULARIZER, regularizer);
    }

    /** The same with a penalty on the recurrent kernel. */
    default S withRecurrentRegularizer(Regularizer regularizer) {
        return with(RECURRENT_REGULARIZER, regularizer);
    }

    /** The same with a penalty on the bias. */
    default S withBiasRegularizer(Regularizer regularizer) {
        return with(BIAS_REGULARIZER, regularizer);
    }

    /** The same with inputs set to 0 with a probability while training. */
    default S withDropout(double rate) {
        return with(DROPOUT, rate);
    }

    /** The same with states set to 0 with a probability while training. */
    default S withRecurrentDropout(double rate) {
        return with(RECURRENT_DROPOUT, rate);
    }
}
