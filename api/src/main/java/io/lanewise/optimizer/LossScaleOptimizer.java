package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;
import java.util.function.Function;

/**
 * Another optimizer's steps, of gradients that do not vanish in float32: the loss is multiplied by a scale, the gradients divided by it.
 * A step whose gradients are not all finite is left out and halves the scale; {@code dynamic_growth_steps} good ones on end double it.
 * Everything else is an option of the inner optimizer. Keras's {@code LossScaleOptimizer}.
 */
public final class LossScaleOptimizer extends Optimizer<LossScaleOptimizer> {
    /** How options that hold an optimizer look in JSON. */
    static final OptionType<Optimizer<?>> OPTIMIZER =
            new OptionType<>("an optimizer", view -> Optimizers.CATALOGUE.read(view), inner -> Optimizers.CATALOGUE.write(inner));
    /** The optimizer that makes the steps. */
    public static final Option<Optimizer<?>> INNER_OPTIMIZER = Option.required("inner_optimizer", OPTIMIZER)
            .within("an optimizer without a loss scale of its own", inner -> !(inner instanceof LossScaleOptimizer))
            .written();
    /** The scale at first. */
    public static final Option<Double> INITIAL_SCALE =
            Option.of("initial_scale", OptionType.NUMBER, 32768.0).within("a finite number above 0", scale -> scale > 0 && scale < Double.POSITIVE_INFINITY);
    /** After how many steps of finite gradients the scale is doubled. */
    public static final Option<Integer> DYNAMIC_GROWTH_STEPS =
            Option.of("dynamic_growth_steps", OptionType.INTEGER, 2000).within("an integer above 0", steps -> steps > 0);

    static final Kind<LossScaleOptimizer> KIND =
            Kind.of("LossScaleOptimizer", LossScaleOptimizer::new, NAME, INNER_OPTIMIZER, INITIAL_SCALE, DYNAMIC_GROWTH_STEPS);

    private LossScaleOptimizer(Values values) {
        super(values);
    }

    /** Around another optimizer, whose own loss scale counts no more. */
    public static LossScaleOptimizer of(Optimizer<?> inner) {
        return KIND.create(KIND.values().with(INNER_OPTIMIZER, inner));
    }

    /** The same with another scale at first. */
    public LossScaleOptimizer withInitialScale(double scale) {
        return with(INITIAL_SCALE, scale);
    }

    /** The same, doubling the scale after other numbers of steps. */
    public LossScaleOptimizer withDynamicGrowthSteps(int steps) {
        return with(DYNAMIC_GROWTH_STEPS, steps);
    }

    @Override
    public LearningRateSchedule schedule() {
        return stepping().schedule();
    }

    @Override
    public LossScaleOptimizer withLearningRate(LearningRateSchedule rate) {
        return with(INNER_OPTIMIZER, stepping().withLearningRate(rate));
    }

    @Override
    Optimizer<?> stepping() {
        return get(INNER_OPTIMIZER);
    }

    @Override
    List<Optimizer<?>> parts() {
        return stepping().parts();
    }

    @Override
    LossScaleOptimizer withParts(List<Optimizer<?>> parts) {
        return with(INNER_OPTIMIZER, stepping().withParts(parts));
    }

    @Override
    public <V> List<List<V>> shares(List<V> variables, Function<V, String> path) {
        return stepping().shares(variables, path);
    }
}
