package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Constant;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.Initializers;
import io.lanewise.op.Axes;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Each channel brought to mean 0 and variance 1: y = (x − mean) / √(variance + ε) · gamma + beta (Ioffe and Szegedy, 2015). In training
 * mean and variance are the batch's (the variance divided by the number of elements), and the moving ones follow: moving ← moving ·
 * momentum + batch · (1 − momentum). In inference, and in a frozen layer, they are the moving ones.
 *
 * <p>With {@code renorm} (Ioffe, 2017) training gives (x̂ · r + d) · gamma + beta, where r = σ / σᵣ and d = (mean − μᵣ) / σᵣ, within bounds if there
 * are some, count as constants; μᵣ and σᵣ follow the batch's mean and σ = √(variance + ε) with the momentum of their own. The moving variance is
 * then the square of a moving σ, less ε.
 *
 * <p><b>Shapes.</b> Any of at least two axes; it is kept. Weights and moving statistics have the size of the axis. Where only some
 * steps count (a mask over all axes but the last), mean and variance are theirs.
 *
 * <p>Source: Keras {@code keras.layers.BatchNormalization}.
 */
public final class BatchNormalization extends AffineNormalization<BatchNormalization> {
    /** The axis of the channels. */
    public static final Option<Integer> AXIS = Option.of("axis", LayerJson.ONE_AXIS, -1).within("an axis other than 0, the batch", axis -> axis != 0);
    /** The part of the moving statistics that stays in each step. */
    public static final Option<Double> MOMENTUM = Option.of("momentum", OptionType.NUMBER, 0.99).within("a number from 0 to 1", value -> value >= 0 && value <= 1);
    /** How the moving mean begins. */
    public static final Option<Initializer> MOVING_MEAN_INITIALIZER = Option.of("moving_mean_initializer", Initializers.TYPE, Constant.ZEROS);
    /** How the moving variance begins. */
    public static final Option<Initializer> MOVING_VARIANCE_INITIALIZER = Option.of("moving_variance_initializer", Initializers.TYPE, Constant.ONES);

    /** Whether statistics are those of all devices; there is one here. */
    public static final Option<Boolean> SYNCHRONIZED = Option.of("synchronized", OptionType.BOOLEAN, false);
    /** Whether training is corrected towards the moving statistics: batch renormalization. */
    public static final Option<Boolean> RENORM = Option.of("renorm", OptionType.BOOLEAN, false);
    /** The bounds of that correction; none unless given. */
    public static final Option<RenormClipping> RENORM_CLIPPING = Option.optional("renorm_clipping", RenormClipping.TYPE);
    /** The part of the statistics it corrects towards that stays in each step. */
    public static final Option<Double> RENORM_MOMENTUM = Option.of("renorm_momentum", OptionType.NUMBER, 0.99);

    /** What Keras adds to a count of steps so that nothing is divided by 0. */
    private static final double LEAST_COUNT = 1e-7;

    static final Kind<BatchNormalization> KIND = kind(
            "BatchNormalization", BatchNormalization::new,
            List.of(AXIS, MOMENTUM, EPSILON, CENTER, SCALE, MOVING_MEAN_INITIALIZER, MOVING_VARIANCE_INITIALIZER, SYNCHRONIZED, RENORM, RENORM_CLIPPING, RENORM_MOMENTUM),
            BETA, GAMMA);

    private BatchNormalization(Values values) {
        super(values);
    }

    /** A layer that normalizes the channels along the last axis. */
    public static BatchNormalization of() {
        return KIND.create(KIND.values());
    }

    /** The same with the channels along another axis. */
    public BatchNormalization withAxis(int axis) {
        return with(AXIS, axis);
    }

    /** The same with moving statistics of which another part stays in each step. */
    public BatchNormalization withMomentum(double momentum) {
        return with(MOMENTUM, momentum);
    }

    /** The same with a moving mean that begins in another way. */
    public BatchNormalization withMovingMeanInitializer(Initializer initializer) {
        return with(MOVING_MEAN_INITIALIZER, initializer);
    }

    /** The same with a moving variance that begins in another way. */
    public BatchNormalization withMovingVarianceInitializer(Initializer initializer) {
        return with(MOVING_VARIANCE_INITIALIZER, initializer);
    }

    /** The same with batch renormalization. */
    public BatchNormalization withRenorm(boolean renorm) {
        return with(RENORM, renorm);
    }

    /** The same with bounds for what batch renormalization corrects. */
    public BatchNormalization withRenormClipping(RenormClipping clipping) {
        return with(RENORM_CLIPPING, clipping);
    }

    /** The same with other than 0.99 for the statistics of batch renormalization. */
    public BatchNormalization withRenormMomentum(double momentum) {
        return with(RENORM_MOMENTUM, momentum);
    }

    @Override
    public Set<String> argumentNames() {
        return Set.of("mask");
    }

    @Override
    protected boolean passesMask() {
        return true;
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        var axis = LayerAxes.ofSample(this, List.of(get(AXIS)), x).getFirst();
        var channels = Shape.of(x.shape().size(axis));
        var along = Shape.of(IntStream.range(0, x.shape().rank()).map(i -> i == axis ? x.shape().size(i) : 1).toArray());
        var gamma = get(SCALE) ? Optional.of(gamma(scope, channels)) : Optional.<Value>empty();
        var beta = get(CENTER) ? Optional.of(beta(scope, channels)) : Optional.<Value>empty();
        var movingMean = scope.state("moving_mean", channels, get(MOVING_MEAN_INITIALIZER));
        var movingVariance = scope.state("moving_variance", channels, get(MOVING_VARIANCE_INITIALIZER));
        var renorm = get(RENORM) ? Optional.of(new Renorm(this, scope, channels)) : Optional.<Renorm>empty();
        var counted = scope.mask(0).map(mask -> spread(mask, x));
        var mean = movingMean;
        var variance = movingVariance;
        if (scope.training() && scope.trainable()) {
            var others = IntStream.range(0, x.shape().rank()).filter(i -> i != axis).boxed().toList();
            mean = Ops.reshape(mean(x, counted, others), channels);
            variance = Ops.reshape(mean(Ops.square(Ops.subtract(x, Ops.reshape(mean, along))), counted, others), channels);
            scope.update("moving_mean", follow(movingMean, mean, get(MOMENTUM)));
            if (renorm.isPresent()) {
                var corrected = renorm.get().correct(mean, variance, gamma, beta);
                return normalized(x, along, mean, variance, Optional.of(corrected.gamma()), Optional.of(corrected.beta()));
            }
            scope.update("moving_variance", follow(movingVariance, variance, get(MOMENTUM)));
        }
        return normalized(x, along, mean, variance, gamma, beta);
    }

    private Value normalized(Value x, Shape along, Value mean, Value variance, Optional<Value> gamma, Optional<Value> beta) {
        // One factor and one summand for each channel, so that x is passed over twice only.
        var factor = Ops.reciprocal(Ops.sqrt(Ops.add(variance, get(EPSILON))));
        var scaled = gamma.map(weight -> Ops.multiply(factor, weight)).orElse(factor);
        var shift = Ops.negate(Ops.multiply(mean, scaled));
        var summand = beta.map(weight -> Ops.add(weight, shift)).orElse(shift);
        return Ops.add(Ops.multiply(x, Ops.reshape(scaled, along)), Ops.reshape(summand, along));
    }

    static Value follow(Value moving, Value batch, double momentum) {
        return Ops.add(Ops.multiply(moving, momentum), Ops.multiply(batch, 1 - momentum));
    }

    private static Value mean(Value x, Optional<Value> counted, List<Integer> axes) {
        return counted.map(mask -> Ops.divide(
                Axes.sum(Ops.select(mask, x, Ops.zerosLike(x)), axes), Ops.add(Axes.sum(mask, axes), LEAST_COUNT))).orElseGet(() -> Axes.mean(x, axes));
    }

    private Value spread(Value mask, Value x) {
        if (!mask.shape().equals(Shape.of(Arrays.copyOf(x.shape().toArray(), x.shape().rank() - 1)))) {
            throw wrongInput("a mask of its input's axes but the last, not one of shape " + mask.shape(), x);
        }
        return Ops.broadcast(Ops.reshape(mask, x.shape().with(-1, 1)), x.shape());
    }
}
