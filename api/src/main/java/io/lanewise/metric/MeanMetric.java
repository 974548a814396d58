package io.lanewise.metric;

import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.sum;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Names;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.loss.Ranks;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The weighted mean over samples of a number for each: Σ weight · number / Σ weight, over all batches; 0 of none. Numbers that a
 * sample has several of (time steps) are averaged first.
 *
 * @param <S> its own class
 */
public abstract class MeanMetric<S extends MeanMetric<S>> extends Configured<S> implements Metric {
    /** Its name in logs; the class name in snake case by default. */
    public static final Option<String> NAME = Option.optional("name", OptionType.STRING);
    /** The type it is computed in. */
    private static final Option<String> DTYPE = Option.of("dtype", OptionType.STRING, "float32").within("\"float32\"", type -> type.equals("float32"));

    /** A metric with these values. */
    protected MeanMetric(Values values) {
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
    public String name() {
        return find(NAME).orElse(Names.toSnakeCase(className()));
    }

    /** The number of each sample. */
    protected abstract Value perSample(Value yTrue, Value yPred);

    /** Which numbers a weight counts for, 1 or 0 each; all by default. As in Keras, it says nothing where there are no weights. */
    protected Optional<Value> mask(Value yTrue, Value yPred) {
        return Optional.empty();
    }

    @Override
    public final List<Value> statistics(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
        var numbers = perSample(yTrue, yPred);
        if (sampleWeight == null) {
            var samples = meanPerSample(numbers);
            return List.of(sum(samples), samples.tape().constant(Tensor.scalar(samples.shape().elements())));
        }
        var pair = Ranks.align(numbers, mask(yTrue, yPred).map(counted -> masked(counted, sampleWeight)).orElse(sampleWeight));
        var values = pair.first();
        var weights = pair.second();
        while (values.shape().rank() > weights.shape().rank()) {
            values = mean(values, -1);
        }
        weights = broadcast(weights, values.shape());
        return List.of(sum(meanPerSample(multiply(values, weights))), sum(meanPerSample(weights)));
    }

    @Override
    public boolean countsMask() {
        return true;
    }

    private static Value masked(Value counted, Value sampleWeight) {
        var pair = Ranks.align(counted, sampleWeight);
        return multiply(pair.first(), pair.second());
    }

    private static Value meanPerSample(Value numbers) {
        var shape = numbers.shape();
        return shape.rank() <= 1 ? numbers : Ops.mean(Ops.reshape(numbers, shape.size(0), shape.elements(1, shape.rank())), 1);
    }

    @Override
    public final double[] result(List<double[]> sums) {
        var total = sums.getFirst()[0];
        var count = sums.getLast()[0];
        return new double[] {count == 0 ? 0 : total / count};
    }
}
