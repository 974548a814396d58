package io.lanewise.optimizer;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.schedule.ConstantRate;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * How weights follow their gradients: an immutable description. What changes from step to step is held by {@link OptimizerState}.
 *
 * <p>Every optimizer can, before its own step, divide gradients by a loss scale, gather those of several steps, clip them (one of three
 * ways) and decay weights, and afterwards keep moving averages of the weights. Source of all formulas and defaults:
 * {@code keras.optimizers}.
 */
public abstract sealed class Optimizer<S extends Optimizer<S>> extends Configured<S>
        permits ElementwiseOptimizer, VariableOptimizer, LossScaleOptimizer, MultiOptimizer {
    /** Weights shrink by this part of themselves, times the learning rate, in each step. */
    public static final Option<Double> WEIGHT_DECAY = Option.optional("weight_decay", OptionType.NUMBER).within("a number of 0 or more", value -> value >= 0);
    /** The gradient of each variable is scaled down to this norm if it is larger. */
    public static final Option<Double> CLIPNORM = positive("clipnorm");
    /** Each gradient is kept within plus and minus this number. */
    public static final Option<Double> CLIPVALUE = positive("clipvalue");
    /** All gradients together are scaled down to this norm if theirs is larger. */
    public static final Option<Double> GLOBAL_CLIPNORM = positive("global_clipnorm");
    /** Whether moving averages of the weights are kept, which take the weights' place when training ends. */
    public static final Option<Boolean> USE_EMA = Option.of("use_ema", OptionType.BOOLEAN, false);
    /** The part of an average that stays in each step. */
    public static final Option<Double> EMA_MOMENTUM =
            Option.of("ema_momentum", OptionType.NUMBER, 0.99).within("a number from 0 to 1", value -> value >= 0 && value <= 1);
    /** After how many steps each time the averages take the weights' place already. */
    public static final Option<Integer> EMA_OVERWRITE_FREQUENCY =
            Option.optional("ema_overwrite_frequency", OptionType.INTEGER).within("an integer above 0", value -> value > 0);
    /** The loss is multiplied by it before gradients are taken, which are divided by it before anything else. */
    public static final Option<Double> LOSS_SCALE_FACTOR = positive("loss_scale_factor");
    /** The mean gradient of so many steps makes one update. Schedules go by all steps, everything else by updates. */
    public static final Option<Integer> GRADIENT_ACCUMULATION_STEPS =
            Option.optional("gradient_accumulation_steps", OptionType.INTEGER).within("an integer of at least 2", value -> value >= 2);

    static final Option<String> NAME = Option.optional("name", OptionType.STRING);

    /** Patterns of names whose weights do not decay; Keras has them apart from its config, so that files do not hold them. */
    private static final Option<List<String>> UNDECAYED = Option.of("exclude_from_weight_decay", patterns(), List.<String>of()).unwritten();

    /** An optimizer with these values. */
    protected Optimizer(Values values) {
        super(values);
        if (Stream.of(CLIPNORM, CLIPVALUE, GLOBAL_CLIPNORM).filter(option -> values.find(option).isPresent()).count() > 1) {
            throw new IllegalArgumentException("expected at most one of clipnorm, clipvalue and global_clipnorm, received " + values);
        }
    }

    /** An optimizer by Keras's name, such as {@code adam}, in any case. */
    public static Optimizer<?> of(String name) {
        return Optimizers.byName(name);
    }

    /** Declares an optimizer class, with the options that all of them have and its own. */
    protected static <O> Kind<O> kind(String className, Function<Values, O> factory, Option<?>... options) {
        return kindDecaying(className, factory, WEIGHT_DECAY, options);
    }

    /** The same with an option of its own for weight decay. */
    static <O> Kind<O> kindDecaying(String className, Function<Values, O> factory, Option<Double> weightDecay, Option<?>... options) {
        return Kind.of(className, factory, options).withCommon(
                NAME, weightDecay, CLIPNORM, CLIPVALUE, GLOBAL_CLIPNORM, USE_EMA, EMA_MOMENTUM, EMA_OVERWRITE_FREQUENCY, LOSS_SCALE_FACTOR,
                GRADIENT_ACCUMULATION_STEPS, UNDECAYED);
    }

    /** The learning rate, a number or a schedule, with a default of the optimizer's own. */
    protected static Option<LearningRateSchedule> learningRate(double defaultValue) {
        return LearningRates.option(defaultValue);
    }

    /** A decay rate between 0 and 1, with a default. */
    protected static Option<Double> decayRate(String key, double defaultValue) {
        return Option.of(key, OptionType.NUMBER, defaultValue).within("a number from 0 to 1", value -> value >= 0 && value <= 1);
    }

    /** The small number that keeps a divisor from 0: 1e-7 by default. */
    protected static Option<Double> epsilon() {
        return notNegative("epsilon", 1e-7);
    }

    /** A number of 0 or more, with a default. */
    static Option<Double> notNegative(String key, double defaultValue) {
        return Option.of(key, OptionType.NUMBER, defaultValue).within("a number of 0 or more", value -> value >= 0);
    }

    /** Regular expressions. */
    static OptionType<List<String>> patterns() {
        return new OptionType<>(
                "a list of texts", view -> view.isNull() ? List.of() : List.copyOf(view.strings()),
                texts -> new JsonArray(texts.stream().<Json>map(Json::of).toList()));
    }

    /**
     * βᵗ in float32, as in Keras: 1 − βᵗ loses digits in the first steps, which shows in the weights. By squares, in float64: the same bits
     * everywhere, where StrictMath would make arrays in each step.
     */
    static float power(double beta, long step) {
        var power = 1.0;
        double square = (float) beta;
        for (var left = step; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return (float) power;
    }

    private static Option<Double> positive(String key) {
        return Option.optional(key, OptionType.NUMBER).within("a number above 0", value -> value > 0);
    }

    /** The learning rate of each step. */
    public abstract LearningRateSchedule schedule();

    /** The same with another learning rate. */
    public abstract S withLearningRate(LearningRateSchedule rate);

    /** The same with another learning rate. */
    public final S withLearningRate(double rate) {
        return withLearningRate(LearningRateSchedule.constant(rate));
    }

    /** The learning rate that training begins with. */
    public final double learningRate() {
        return schedule().rate(0);
    }

    /** Whether the learning rate follows a schedule, so that it cannot be set. */
    public final boolean isScheduled() {
        return !(schedule() instanceof ConstantRate);
    }

    /** The optimizer that makes the steps: this one, unless it is made of another. */
    Optimizer<?> stepping() {
        return this;
    }

    /** The optimizers that have the variables among them, each with a state of its own; none if this one has them all. */
    List<Optimizer<?>> parts() {
        return List.of();
    }

    /** The same with others in the place of {@link #parts}. */
    Optimizer<?> withParts(List<Optimizer<?>> parts) {
        return this;
    }

    /**
     * Variables by the states that are kept of them: one for all, or one for each optimizer that has some.
     *
     * @param path a variable's path
     * @throws IllegalArgumentException if it is not clear which optimizer has a variable
     */
    public <V> List<List<V>> shares(List<V> variables, Function<V, String> path) {
        return List.of(variables);
    }

    /**
     * What makes the steps of some variables: of an optimizer that neither is around another one nor made of several.
     *
     * @param before done to each run of numbers before its update
     * @param after done to each run of numbers after its update
     */
    Updates updates(Parameters parameters, Consumer<Run> before, Consumer<Run> after) {
        throw new IllegalStateException(className() + " makes no steps itself");
    }

    /** Whether a step is w ← w − rate · g for each number, and nothing else: then the gradient of a variable need not be stored. */
    public boolean descends() {
        return false;
    }

    /** Whether nothing is done to gradients before, or to weights beside, the optimizer's own step. */
    final boolean isBare() {
        return !get(USE_EMA) && Stream.of(CLIPNORM, CLIPVALUE, GLOBAL_CLIPNORM, LOSS_SCALE_FACTOR, GRADIENT_ACCUMULATION_STEPS, weightDecayOption())
                .allMatch(option -> find(option).isEmpty());
    }

    /** The option that holds its weight decay. */
    Option<Double> weightDecayOption() {
        return WEIGHT_DECAY;
    }

    /** The part of a variable that decays in each step, times the learning rate. */
    double weightDecay(Parameters.Window variable) {
        return decays(variable) ? find(weightDecayOption()).orElse(0.0) : 0;
    }

    /** Whether a variable was not excluded from weight decay. */
    final boolean decays(Parameters.Window variable) {
        var name = variable.name().substring(variable.name().lastIndexOf('/') + 1);
        return get(UNDECAYED).stream().noneMatch(pattern -> pattern.equals(variable.name()) || Pattern.compile(pattern).matcher(name).find());
    }

    /** Whether another does the same: the same class with the same options. */
    public final boolean isLike(Optimizer<?> another) {
        return className().equals(another.className()) && config().equals(another.config()) && undecayed().equals(another.undecayed());
    }

    /** What does not decay, which no config holds: of itself, or of each of its parts. */
    private List<List<String>> undecayed() {
        return parts().isEmpty() ? List.of(stepping().get(UNDECAYED)) : parts().stream().map(part -> part.get(UNDECAYED)).toList();
    }

    /** The same with weight decay. */
    public final S withWeightDecay(double decay) {
        return with(weightDecayOption(), decay);
    }

    /**
     * The same without weight decay of some variables, besides those that were excluded before: {@code bias} is for all biases.
     *
     * @param patterns regular expressions, found anywhere in the last part of a variable's path; or whole paths, such as
     *     {@code dense/kernel}
     */
    public final S excludeFromWeightDecay(String... patterns) {
        var all = new ArrayList<>(get(UNDECAYED));
        for (var pattern : patterns) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException none) {
                throw new IllegalArgumentException(className() + ": excludeFromWeightDecay expected regular expressions, received \"" + pattern + "\": "
                        + none.getDescription() + "; quote brackets and signs by a backslash", none);
            }
            all.add(pattern);
        }
        return with(UNDECAYED, List.copyOf(all));
    }

    /** The same, scaling the gradient of each variable down to a norm. */
    public final S withClipnorm(double norm) {
        return with(CLIPNORM, norm);
    }

    /** The same, keeping each gradient within plus and minus a number. */
    public final S withClipvalue(double bound) {
        return with(CLIPVALUE, bound);
    }

    /** The same, scaling all gradients together down to a norm. */
    public final S withGlobalClipnorm(double norm) {
        return with(GLOBAL_CLIPNORM, norm);
    }

    /** The same, keeping moving averages of the weights. */
    public final S withEma(double momentum) {
        return with(USE_EMA, true).with(EMA_MOMENTUM, momentum);
    }

    /** The same, putting the moving averages in the weights' place after so many steps each time. */
    public final S withEmaOverwriteFrequency(int steps) {
        return with(EMA_OVERWRITE_FREQUENCY, steps);
    }

    /** The same with a loss that is multiplied by a factor, and gradients that are divided by it. */
    public final S withLossScaleFactor(double factor) {
        return with(LOSS_SCALE_FACTOR, factor);
    }

    /** The same, making an update of the mean gradient of so many steps. */
    public final S withGradientAccumulationSteps(int steps) {
        return with(GRADIENT_ACCUMULATION_STEPS, steps);
    }
}
