package io.lanewise.callback;

import java.util.List;

/** What a callback can see and change of a training under way. */
public interface Training extends Run {
    /** The epoch, counted from 0, at which training ends. */
    int epochs();

    /** The epoch at which training begins. */
    int initialEpoch();

    /** Lets training begin at another epoch; heard in {@link Callback#trainBegin} only. */
    void setInitialEpoch(int epoch);

    /** The learning rate of the next step. */
    double learningRate();

    /** Sets the learning rate of the steps to come. */
    void setLearningRate(double rate);

    /**
     * Refuses to train for whoever will set the learning rate, if it follows a schedule.
     *
     * @param who will set it, for the error
     * @throws IllegalStateException if it cannot be set
     */
    default void requireSettableRate(String who) {}

    /**
     * Whether a number of the logs is better when it is smaller or when it is greater: a loss is better when smaller; a metric says so
     * itself. Names may begin with {@code val_}.
     *
     * @return {@link Mode#AUTO} if nothing is known of it
     */
    Mode direction(String name);

    /** How many numbers a metric has: one for each class, say. Logs hold the mean of several. Names may begin with {@code val_}. */
    default int numbersOf(String name) {
        return 1;
    }

    /**
     * The numbers of a metric that has several, at the end of an epoch; of all others, and before, an empty list.
     *
     * @param name the metric, which may begin with {@code val_}
     */
    default List<Double> numbers(String name) {
        return List.of();
    }

    /** What the logs of an epoch will hold, unless callbacks add to them; empty if that is not known. */
    default List<String> names() {
        return List.of();
    }
}
