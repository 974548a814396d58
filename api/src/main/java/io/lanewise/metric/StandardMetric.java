package io.lanewise.metric;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Names;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.loss.Ranks;
import java.util.function.Function;

/**
 * A metric that is described by options; every metric has a name and a type.
 *
 * @param <S> its own class
 */
public abstract class StandardMetric<S extends StandardMetric<S>> extends Configured<S> implements Metric {
    /** Its name in logs; the class name in snake case by default. */
    public static final Option<String> NAME = Option.optional("name", OptionType.STRING);
    /** The type it is computed in. */
    private static final Option<String> DTYPE = Option.of("dtype", OptionType.STRING, "float32").within("\"float32\"", type -> type.equals("float32"));

    /** A metric with these values. */
    protected StandardMetric(Values values) {
        super(values);
    }

    /** Declares a metric class, with the options that all of them have and its own. */
    protected static <M> Kind<M> kind(String className, Function<Values, M> factory, Option<?>... options) {
        return Kind.of(className, factory, options).withCommon(NAME, DTYPE);
    }

    /** The same with another name in logs. */
    public final S withName(String name) {
        return with(NAME, name);
    }

    @Override
    public final String name() {
        return find(NAME).orElse(defaultName());
    }

    /** Its name unless one is given. */
    protected String defaultName() {
        return Names.toSnakeCase(className());
    }

    /**
     * Labels as float32 and the prediction, of one rank.
     *
     * @throws IllegalArgumentException if their shapes differ
     */
    protected final Ranks.Pair aligned(Value yTrue, Value yPred) {
        var pair = Ranks.align(MetricInputs.floats(yTrue), MetricInputs.floats(yPred));
        if (!pair.first().shape().equals(pair.second().shape())) {
            throw mismatch(yTrue, yPred);
        }
        return pair;
    }

    /**
     * The same where sizes of 1 are broadcast, as Keras does where it compares labels and predictions one by one.
     *
     * @throws IllegalArgumentException if that is not possible
     */
    final Ranks.Pair broadcastable(Value yTrue, Value yPred) {
        var pair = Ranks.align(MetricInputs.floats(yTrue), MetricInputs.floats(yPred));
        var labels = pair.first().shape();
        var prediction = pair.second().shape();
        for (var back = 1; back <= Math.min(labels.rank(), prediction.rank()); back++) {
            if (labels.size(-back) != prediction.size(-back) && labels.size(-back) != 1 && prediction.size(-back) != 1) {
                throw mismatch(yTrue, yPred);
            }
        }
        return pair;
    }

    private IllegalArgumentException mismatch(Value yTrue, Value yPred) {
        return new IllegalArgumentException(name() + ": expected labels of the prediction's shape " + yPred.shape() + ", received labels of shape " + yTrue.shape()
                + "; " + Ranks.remedy(yTrue.shape(), yPred.shape()));
    }
}
