package io.lanewise.optimizer;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.UnknownNameException;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How weights follow their gradients: an immutable description. What changes from step to step is held by {@link OptimizerState}.
 *
 * <p>Every optimizer can, before its own step, clip gradients (one of three ways) and decay weights, and afterwards keep moving
 * averages of the weights. Source of all formulas and defaults: {@code keras.optimizers}.
 */
public abstract class Optimizer<S extends Optimizer<S>> extends Configured<S> {
    /** Weights shrink by this part of themselves, times the learning rate, in each step. */
    public static final Option<Double> WEIGHT_DECAY = Option.optional("weight_decay", OptionType.NUMBER);
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

    private static final Option<String> NAME = Option.optional("name", OptionType.STRING);

    /** An optimizer with these values. */
    protected Optimizer(Values values) {
        super(values);
        if (Stream.of(CLIPNORM, CLIPVALUE, GLOBAL_CLIPNORM).filter(option -> values.find(option).isPresent()).count() > 1) {
            throw new IllegalArgumentException("expected at most one of clipnorm, clipvalue and global_clipnorm, received " + values);
        }
    }

    /** An optimizer by Keras's name, such as {@code adam}. */
    public static Optimizer<?> of(String name) {
        return Optimizers.CATALOGUE.byName(name);
    }

    /** Declares an optimizer class, with the options that all of them have and its own. */
    protected static <O> Kind<O> kind(String className, Function<Values, O> factory, Option<?>... options) {
        return Kind.of(className, factory, options)
                .withCommon(NAME, WEIGHT_DECAY, CLIPNORM, CLIPVALUE, GLOBAL_CLIPNORM, USE_EMA, EMA_MOMENTUM, EMA_OVERWRITE_FREQUENCY);
    }

    /** The learning rate, with a default of the optimizer's own. */
    protected static Option<Double> learningRate(double defaultValue) {
        var type = new OptionType<Double>("a number", Optimizer::readRate, rate -> Json.of((double) rate));
        return Option.of("learning_rate", type, defaultValue)
                .within("a finite number of 0 or more", rate -> rate >= 0 && rate < Double.POSITIVE_INFINITY);
    }

    private static double readRate(JsonView view) {
        if (view.json() instanceof JsonObject) {
            throw new UnknownNameException("learning-rate schedule", view.get("class_name").string(), List.of());
        }
        return view.number();
    }

    /** A decay rate between 0 and 1, with a default. */
    protected static Option<Double> decayRate(String key, double defaultValue) {
        return Option.of(key, OptionType.NUMBER, defaultValue).within("a number from 0 to 1", value -> value >= 0 && value <= 1);
    }

    /** The small number that keeps a divisor from 0: 1e-7 by default. */
    protected static Option<Double> epsilon() {
        return Option.of("epsilon", OptionType.NUMBER, 1e-7).within("a number of 0 or more", value -> value >= 0);
    }

    private static Option<Double> positive(String key) {
        return Option.optional(key, OptionType.NUMBER).within("a number above 0", value -> value > 0);
    }

    /** The learning rate that training begins with. */
    public abstract double learningRate();

    /**
     * What it keeps for each number of a variable, as zeros at first: names, in groups that Keras's files hold one after the other,
     * each group variable by variable.
     */
    protected abstract List<List<String>> slots();

    /**
     * One step of a run of numbers, in one pass.
     *
     * @param run weights, gradients and slots
     * @param rate the learning rate
     * @param step the number of this step, from 1
     */
    protected abstract void update(Run run, double rate, long step);

    /** The same with weight decay. */
    public final S withWeightDecay(double decay) {
        return with(WEIGHT_DECAY, decay);
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
}
