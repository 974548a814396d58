package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.constraint.Constraint;
import io.lanewise.initializer.Constant;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.VarianceScaling;
import io.lanewise.regularizer.Regularizer;

/**
 * A layer with a kernel and a bias.
 *
 * @param <S> its own class
 */
abstract class KernelLayer<S extends KernelLayer<S>> extends ConfiguredLayer<S> {
    /** The kernel: Glorot's uniform numbers at first. */
    public static final WeightOptions KERNEL = WeightOptions.of("kernel", VarianceScaling.GLOROT_UNIFORM);
    /** The bias: zeros at first. */
    public static final WeightOptions BIAS = WeightOptions.of("bias", Constant.ZEROS);
    /** How the kernel begins. */
    public static final Option<Initializer> KERNEL_INITIALIZER = KERNEL.initializer();
    /** How the bias begins. */
    public static final Option<Initializer> BIAS_INITIALIZER = BIAS.initializer();
    /** A penalty on the kernel. */
    public static final Option<Regularizer> KERNEL_REGULARIZER = KERNEL.regularizer();
    /** A penalty on the bias. */
    public static final Option<Regularizer> BIAS_REGULARIZER = BIAS.regularizer();
    /** What the kernel must be after each step. */
    public static final Option<Constraint> KERNEL_CONSTRAINT = KERNEL.constraint();
    /** What the bias must be after each step. */
    public static final Option<Constraint> BIAS_CONSTRAINT = BIAS.constraint();

    KernelLayer(Values values) {
        super(values);
    }

    /** The same with a kernel that begins in another way. */
    public final S withKernelInitializer(Initializer initializer) {
        return with(KERNEL_INITIALIZER, initializer);
    }

    /** The same with a bias that begins in another way. */
    public final S withBiasInitializer(Initializer initializer) {
        return with(BIAS_INITIALIZER, initializer);
    }

    /** The same with a penalty on the kernel. */
    public final S withKernelRegularizer(Regularizer regularizer) {
        return with(KERNEL_REGULARIZER, regularizer);
    }

    /** The same with a penalty on the bias. */
    public final S withBiasRegularizer(Regularizer regularizer) {
        return with(BIAS_REGULARIZER, regularizer);
    }

    /** The same with a kernel that is held to something after each step. */
    public final S withKernelConstraint(Constraint constraint) {
        return with(KERNEL_CONSTRAINT, constraint);
    }

    /** The same with a bias that is held to something after each step. */
    public final S withBiasConstraint(Constraint constraint) {
        return with(BIAS_CONSTRAINT, constraint);
    }
}
