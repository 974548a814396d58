package io.lanewise.schedule;

import io.lanewise.config.Named;
import io.lanewise.config.json.JsonObject;
import java.util.function.LongToDoubleFunction;

/**
 * A learning rate for every step. An optimizer asks in each step for the rate of the steps before it, 0 at first. A lambda will do:
 * {@code Adam.of(step -> 0.1 / (step + 1))}; one that files are to name is made by {@link #of}.
 */
@FunctionalInterface
public interface LearningRateSchedule extends Named {
    /**
     * The learning rate of a step.
     *
     * @param step how many steps were made before it
     */
    double rate(long step);

    /** A schedule of a user's own, with a name for files and errors. */
    static LearningRateSchedule of(String name, LongToDoubleFunction rate) {
        return new OwnSchedule(name, rate);
    }

    /** The same rate in all steps. */
    static LearningRateSchedule constant(double rate) {
        return new ConstantRate(rate);
    }

    @Override
    default String className() {
        return "learning_rate_schedule";
    }

    @Override
    default JsonObject config() {
        return JsonObject.builder().build();
    }
}
