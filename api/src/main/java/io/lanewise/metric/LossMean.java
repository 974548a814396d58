package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Names;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The mean of a loss over samples: every loss is a metric of the same name, with the loss's options. */
public final class LossMean extends MeanMetric<LossMean> {
    private final Loss loss;

    private LossMean(Values values, Loss loss) {
        super(values);
        this.loss = loss;
    }

    /**
     * Declares the metric that belongs to a loss class.
     *
     * @param className the metric's name in Keras
     * @param options those of the loss's options that the metric has
     * @param loss makes the loss of the metric's options
     */
    static Kind<LossMean> kind(String className, List<Option<?>> options, Function<Values, ? extends Loss> loss) {
        return MeanMetric.kind(className, values -> new LossMean(values, loss.apply(values)), new ArrayList<>(options).toArray(Option<?>[]::new));
    }

    /** The metric of a loss; files name it as Keras's function of the loss, which has no options. */
    public static LossMean of(Loss loss) {
        var kind = kind(Names.toSnakeCase(loss.className()), List.of(), values -> loss);
        return kind.create(kind.values().with(NAME, loss.name()));
    }

    /** Keras calls this one metric otherwise than its class. */
    @Override
    protected String defaultName() {
        return className().equals("LogCoshError") ? "logcosh" : super.defaultName();
    }

    @Override
    public Optional<Direction> direction() {
        return Direction.of(className()).or(() -> Direction.of(loss.className()));
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        return loss.perSample(yTrue, yPred);
    }

    @Override
    protected Optional<Value> mask(Value yTrue, Value yPred) {
        return loss.mask(yTrue, yPred);
    }
}
