package io.lanewise.loss;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Names;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.function.Function;

/**
 * A loss that is described by options; every loss has a reduction and a name.
 *
 * @param <S> its own class
 */
public abstract class StandardLoss<S extends StandardLoss<S>> extends Configured<S> implements Loss {
    /** How the losses of samples become one number. */
    public static final Option<LossReduction> REDUCTION =
            Option.of("reduction", OptionType.constants("reduction", LossReduction.class), LossReduction.SUM_OVER_BATCH_SIZE)
                    .withNull(LossReduction.NONE);
    /** Its name in logs; the class name in snake case by default. */
    public static final Option<String> NAME = Option.optional("name", OptionType.STRING);

    /** A loss with these values. */
    protected StandardLoss(Values values) {
        super(values);
    }

    /** Declares a loss class, with the options that all losses have and its own. */
    protected static <L> Kind<L> kind(String className, Function<Values, L> factory, Option<?>... options) {
        return Kind.of(className, factory, options).withCommon(NAME, REDUCTION);
    }

    /** The same with another reduction. */
    public final S withReduction(LossReduction reduction) {
        return with(REDUCTION, reduction);
    }

    @Override
    public String name() {
        return find(NAME).orElse(Names.toSnakeCase(className()));
    }

    @Override
    public final LossReduction reduction() {
        return get(REDUCTION);
    }

    /** Labels as float32 and the prediction, of one rank; their shapes must agree. */
    protected final Ranks.Pair aligned(Value yTrue, Value yPred) {
        var pair = Ranks.align(Ops.cast(yTrue, DType.FLOAT32), yPred);
        if (!pair.first().shape().equals(pair.second().shape())) {
            throw new IllegalArgumentException(name() + ": expected labels of the prediction's shape " + yPred.shape() + ", received labels of shape " + yTrue.shape()
                    + hint(yTrue, yPred));
        }
        return pair;
    }

    /** What to do about labels of the wrong shape. */
    protected String hint(Value yTrue, Value yPred) {
        return "; " + Ranks.remedy(yTrue.shape(), yPred.shape());
    }

    /** The same for losses of one-hot labels: what to do with labels that are the numbers of classes. */
    static String oneHotHint(Value yTrue, Value yPred, String sparse, String otherwise) {
        return yTrue.shape().rank() < yPred.shape().rank() || yTrue.shape().size(-1) == 1
                ? "; for integer labels " + sparse + "make them one-hot with toCategorical"
                : otherwise;
    }
}
