package io.lanewise.optimizer;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonNumber;
import io.lanewise.config.json.JsonView;
import io.lanewise.schedule.ConstantRate;
import io.lanewise.schedule.LearningRateSchedule;
import io.lanewise.schedule.Schedules;

/** The option that all optimizers have for their learning rate: a number or a schedule. */
final class LearningRates {
    private static final OptionType<LearningRateSchedule> TYPE = new OptionType<>("a number or a schedule", LearningRates::read, LearningRates::write);

    private LearningRates() {}

    /** The option with a default of the optimizer's own. Files hold it in any case, as training may have changed it. */
    static Option<LearningRateSchedule> option(double defaultValue) {
        return Option.of("learning_rate", TYPE, LearningRateSchedule.constant(defaultValue))
                .within("a finite number of 0 or more, or a schedule", rate -> !(rate instanceof ConstantRate(var value)) || isRate(value))
                .written();
    }

    static boolean isRate(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
    }

    private static LearningRateSchedule read(JsonView view) {
        return view.json() instanceof JsonNumber ? LearningRateSchedule.constant(view.number()) : Schedules.CATALOGUE.read(view);
    }

    private static Json write(LearningRateSchedule rate) {
        return rate instanceof ConstantRate(var value) ? Json.of(value) : Schedules.CATALOGUE.write(rate);
    }
}
