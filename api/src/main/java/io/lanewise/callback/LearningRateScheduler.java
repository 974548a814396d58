package io.lanewise.callback;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sets the learning rate of each epoch: {@code schedule(epoch, rate)}, from the epoch, counted from 0, and the rate before it. The logs get
 * {@code learning_rate}, that after the epoch. Source: {@code keras.callbacks.LearningRateScheduler}.
 */
public final class LearningRateScheduler extends ConfiguredCallback<LearningRateScheduler> {
    /** The learning rate of an epoch. */
    @FunctionalInterface
    public interface Schedule {
        /**
         * The learning rate of an epoch.
         *
         * @param epoch from 0
         * @param rate the learning rate before it
         */
        double rate(int epoch, double rate);
    }

    /** The learning rate of each epoch. */
    public static final Option<Schedule> SCHEDULE = Option.required("schedule", OptionTypes.codeOnly("a function of epoch and learning rate"));

    static final Kind<LearningRateScheduler> KIND = Kind.of("LearningRateScheduler", LearningRateScheduler::new, SCHEDULE, VERBOSE);

    private @Nullable Training training;

    private LearningRateScheduler(Values values) {
        super(values);
    }

    /** The learning rate as a function of the epoch and of the rate before it. */
    public static LearningRateScheduler of(Schedule schedule) {
        return KIND.create(KIND.values().with(SCHEDULE, schedule));
    }

    /** The learning rate as a function of the epoch. */
    public static LearningRateScheduler of(IntToDoubleFunction schedule) {
        return of((epoch, rate) -> schedule.applyAsDouble(epoch));
    }

    /** The same, saying what is done. */
    public LearningRateScheduler withVerbose(int level) {
        return with(VERBOSE, level);
    }

    @Override
    public void trainBegin(Training begun) {
        begun.requireSettableRate(className());
        training = begun;
    }

    private Training training() {
        return Objects.requireNonNull(training, "training has not begun");
    }

    @Override
    public void epochBegin(int epoch) {
        var rate = get(SCHEDULE).rate(epoch, rate(training()));
        training().setLearningRate(rate);
        if (get(VERBOSE) > 0) {
            training().print("\nEpoch " + (epoch + 1) + ": LearningRateScheduler setting learning rate to " + PythonFormat.repr(rate) + ".");
        }
    }

    @Override
    public void epochEnd(int epoch, Map<String, Double> logs) {
        logs.put("learning_rate", rate(training()));
    }
}
