package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.constraint.Constraint;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Constant;
import io.lanewise.initializer.Initializer;
import io.lanewise.op.Ops;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.tensor.Shape;

/**
 * A layer that brings inputs to mean 0 and variance 1 and then to a mean and a deviation that it learns: y = x̂ · gamma + beta.
 *
 * @param <S> its own class
 */
abstract class AffineNormalization<S extends AffineNormalization<S>> extends ConfiguredLayer<S> {
    /** What is added to the variance, so that nothing is divided by 0. */
    public static final Option<Double> EPSILON = epsilon(1e-3);
    /** Whether beta is added. */
    public static final Option<Boolean> CENTER = Option.of("center", OptionType.BOOLEAN, true);
    /** Whether it is multiplied by gamma. */
    public static final Option<Boolean> SCALE = Option.of("scale", OptionType.BOOLEAN, true);
    /** What is added: zeros at first. */
    public static final WeightOptions BETA = WeightOptions.of("beta", Constant.ZEROS);
    /** The factor: ones at first. */
    public static final WeightOptions GAMMA = WeightOptions.of("gamma", Constant.ONES);
    /** How beta begins. */
    public static final Option<Initializer> BETA_INITIALIZER = BETA.initializer();
    /** How gamma begins. */
    public static final Option<Initializer> GAMMA_INITIALIZER = GAMMA.initializer();
    /** A penalty on beta. */
    public static final Option<Regularizer> BETA_REGULARIZER = BETA.regularizer();
    /** A penalty on gamma. */
    public static final Option<Regularizer> GAMMA_REGULARIZER = GAMMA.regularizer();
    /** What beta must be after each step. */
    public static final Option<Constraint> BETA_CONSTRAINT = BETA.constraint();
    /** What gamma must be after each step. */
    public static final Option<Constraint> GAMMA_CONSTRAINT = GAMMA.constraint();

    AffineNormalization(Values values) {
        super(values);
    }

    /** The summand of a variance, with a default. */
    static Option<Double> epsilon(double defaultValue) {
        return Option.of("epsilon", OptionType.NUMBER, defaultValue).within("a number of 0 or more", value -> value >= 0);
    }

    /** The same with another number that is added to the variance. */
    public final S withEpsilon(double epsilon) {
        return with(EPSILON, epsilon);
    }

    /** The same with or without beta. */
    public final S withCenter(boolean center) {
        return with(CENTER, center);
    }

    /** The same with or without gamma. */
    public final S withScale(boolean scale) {
        return with(SCALE, scale);
    }

    /** The same with a beta that begins in another way. */
    public final S withBetaInitializer(Initializer initializer) {
        return with(BETA_INITIALIZER, initializer);
    }

    /** The same with a gamma that begins in another way. */
    public final S withGammaInitializer(Initializer initializer) {
        return with(GAMMA_INITIALIZER, initializer);
    }

    /** The same with a penalty on beta. */
    public final S withBetaRegularizer(Regularizer regularizer) {
        return with(BETA_REGULARIZER, regularizer);
    }

    /** The same with a penalty on gamma. */
    public final S withGammaRegularizer(Regularizer regularizer) {
        return with(GAMMA_REGULARIZER, regularizer);
    }

    /** The same with a beta that is held to something after each step. */
    public final S withBetaConstraint(Constraint constraint) {
        return with(BETA_CONSTRAINT, constraint);
    }

    /** The same with a gamma that is held to something after each step. */
    public final S withGammaConstraint(Constraint constraint) {
        return with(GAMMA_CONSTRAINT, constraint);
    }

    /** The weight gamma. */
    final Value gamma(Scope scope, Shape shape) {
        return scope.weight(shape, get(GAMMA));
    }

    /** The weight beta. */
    final Value beta(Scope scope, Shape shape) {
        return scope.weight(shape, get(BETA));
    }

    /**
     * x · gamma + beta, as far as there are such weights.
     *
     * @param weights the shape of gamma and beta
     * @param broadcast the same with an axis of size 1 for each axis of x along which they are repeated
     */
    final Value affine(Scope scope, Value x, Shape weights, Shape broadcast) {
        var y = x;
        if (get(SCALE)) {
            y = Ops.multiply(y, Ops.reshape(gamma(scope, weights), broadcast));
        }
        if (get(CENTER)) {
            y = Ops.add(y, Ops.reshape(beta(scope, weights), broadcast));
        }
        return y;
    }
}
