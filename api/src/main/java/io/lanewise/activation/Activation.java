package io.lanewise.activation;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A function that a layer applies to its output. {@link Activations} has Keras's; options are set by {@code with}, as in
 * {@code LEAKY_RELU.with(Activations.NEGATIVE_SLOPE, 0.1)}.
 */
public final class Activation extends Configured<Activation> {
    private final BiFunction<Activation, Value, Value> function;

    private Activation(Values values, BiFunction<Activation, Value, Value> function) {
        super(values);
        this.function = function;
    }

    /**
     * Declares a function with options.
     *
     * @param name its name in Keras
     * @param function from itself, for its options, and x to y
     */
    static Kind<Activation> kind(String name, BiFunction<Activation, Value, Value> function, Option<?>... options) {
        return Kind.of(name, values -> new Activation(values, function), options);
    }

    /**
     * A function of one's own, composed of ops; its gradient follows.
     *
     * @param name what summaries and pictures call it
     * @param function from x to y
     */
    public static Activation of(String name, UnaryOperator<Value> function) {
        var kind = kind(name, (self, x) -> function.apply(x));
        return kind.create(kind.values());
    }

    /**
     * A built-in function by Keras's name, such as {@code relu}.
     *
     * @throws io.lanewise.config.UnknownNameException if there is none; the message lists the near ones
     */
    public static Activation of(String name) {
        return Activations.CATALOGUE.byName(name);
    }

    /** Its name, such as {@code relu}. */
    public String name() {
        return className();
    }

    /** Whether all its options have their defaults, so that its name says everything. */
    boolean hasDefaults() {
        return values().haveDefaults();
    }

    /** This function of x. */
    public Value apply(Value x) {
        return function.apply(this, x);
    }
}
