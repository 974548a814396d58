package io.lanewise.layer;

import io.lanewise.activation.Activation;
import io.lanewise.activation.Activations;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.constraint.Constraint;
import io.lanewise.initializer.Constant;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.Orthogonal;
import io.lanewise.initializer.VarianceScaling;
import io.lanewise.regularizer.Regularizer;
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
    /** What inputs are multiplied by: Glorot's uniform numbers at first. */
    WeightOptions KERNEL = WeightOptions.of("kernel", VarianceScaling.GLOROT_UNIFORM);
    /** What states are multiplied by: random orthogonal rows at first. */
    WeightOptions RECURRENT = WeightOptions.of("recurrent", Orthogonal.of(1));
    /** The bias: zeros at first, but for the gate f of an LSTM. */
    WeightOptions BIAS = WeightOptions.of("bias", Constant.ZEROS);
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
        return with(KERNEL.initializer(), initializer);
    }

    /** The same with a recurrent kernel that begins in another way. */
    default S withRecurrentInitializer(Initializer initializer) {
        return with(RECURRENT.initializer(), initializer);
    }

    /** The same with a bias that begins in another way. */
    default S withBiasInitializer(Initializer initializer) {
        return with(BIAS.initializer(), initializer);
    }

    /** The same with a penalty on the kernel. */
    default S withKernelRegularizer(Regularizer regularizer) {
        return with(KERNEL.regularizer(), regularizer);
    }

    /** The same with a penalty on the recurrent kernel. */
    default S withRecurrentRegularizer(Regularizer regularizer) {
        return with(RECURRENT.regularizer(), regularizer);
    }

    /** The same with a penalty on the bias. */
    default S withBiasRegularizer(Regularizer regularizer) {
        return with(BIAS.regularizer(), regularizer);
    }

    /** The same with a kernel that is held to something after each step. */
    default S withKernelConstraint(Constraint constraint) {
        return with(KERNEL.constraint(), constraint);
    }

    /** The same with a recurrent kernel that is held to something after each step. */
    default S withRecurrentConstraint(Constraint constraint) {
        return with(RECURRENT.constraint(), constraint);
    }

    /** The same with a bias that is held to something after each step. */
    default S withBiasConstraint(Constraint constraint) {
        return with(BIAS.constraint(), constraint);
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
