package io.lanewise.schedule;

import java.util.function.LongToDoubleFunction;

/** A function of a user's own, with a name. */
record OwnSchedule(String className, LongToDoubleFunction function) implements LearningRateSchedule {
    @Override
    public double rate(long step) {
        return function.applyAsDouble(step);
    }

    @Override
    public String toString() {
        return className;
    }
}
