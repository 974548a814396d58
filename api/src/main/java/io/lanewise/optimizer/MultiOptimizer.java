package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several optimizers, each for some variables of a model, as an {@link OptimizerMap} says. Each counts its steps and clips, gathers, decays and
 * averages what it has, with the options that it has; only {@code loss_scale_factor} goes for all, in place of their own, also where it is left
 * out. There is no learning rate but those of the optimizers: {@link OptimizerState#parts} has what training makes of them. Keras's
 * {@code MultiOptimizer}.
 */
public final class MultiOptimizer extends Optimizer<MultiOptimizer> {
    /** Which variables follow which optimizer. */
    public static final Option<OptimizerMap> OPTIMIZER_MAP = Option.required(
                    "optimizer_map",
                    new OptionType<>("an OptimizerMap", view -> OptimizerMap.CATALOGUE.read(view), map -> OptimizerMap.CATALOGUE.write(map)))
            .written();

    static final Kind<MultiOptimizer> KIND = Kind.of("MultiOptimizer", MultiOptimizer::new, NAME, OPTIMIZER_MAP, LOSS_SCALE_FACTOR);

    private MultiOptimizer(Values values) {
        super(values.with(OPTIMIZER_MAP, scaled(values.get(OPTIMIZER_MAP), values.find(LOSS_SCALE_FACTOR).orElse(null))));
    }

    /** With an optimizer for each variable, and no loss scale. */
    public static MultiOptimizer of(OptimizerMap map) {
        return KIND.create(KIND.values().with(OPTIMIZER_MAP, map));
    }

    private static OptimizerMap scaled(OptimizerMap map, @Nullable Double factor) {
        var scaled = new ArrayList<Optimizer<?>>();
        map.optimizers().forEach(optimizer -> scaled.add(optimizer.with(LOSS_SCALE_FACTOR, factor)));
        return map.withOptimizers(scaled);
    }

    /**
     * There is none.
     *
     * @throws IllegalStateException always
     */
    @Override
    public LearningRateSchedule schedule() {
        throw new IllegalStateException("learning rate: MultiOptimizer has none of its own, received " + this
                + "; ask for that of one of its optimizers, or set it: optimizerState().parts()");
    }

    /**
     * There is none that could be another.
     *
     * @throws IllegalStateException always
     */
    @Override
    public MultiOptimizer withLearningRate(LearningRateSchedule rate) {
        throw new IllegalStateException("learning rate: MultiOptimizer has none of its own that could be " + rate + ", received " + this
                + "; give each of its optimizers its rate");
    }

    @Override
    List<Optimizer<?>> parts() {
        return get(OPTIMIZER_MAP).optimizers();
    }

    @Override
    MultiOptimizer withParts(List<Optimizer<?>> parts) {
        return with(OPTIMIZER_MAP, get(OPTIMIZER_MAP).withOptimizers(parts));
    }

    @Override
    public <V> List<List<V>> shares(List<V> variables, Function<V, String> path) {
        var map = get(OPTIMIZER_MAP);
        var shares = new ArrayList<List<V>>();
        map.optimizers().forEach(_ -> shares.add(new ArrayList<>()));
        variables.forEach(variable -> shares.get(map.indexOf(path.apply(variable))).add(variable));
        return shares;
    }
}
