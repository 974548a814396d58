package io.lanewise.schedule;

/**
 * The same learning rate in all steps: what a number stands for. Callbacks may set another while training.
 *
 * @param value the rate
 */
public record ConstantRate(double value) implements LearningRateSchedule {
    @Override
    public double rate(long step) {
        return value;
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}
