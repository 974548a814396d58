package io.lanewise.callback;

/** What a callback can see and change of a training under way. */
public interface Training {
    /** How many epochs there will be at most. */
    int epochs();

    /** How many batches an epoch has. */
    int batches();

    /** The learning rate of the next step. */
    double learningRate();

    /** Sets the learning rate of the steps to come. */
    void setLearningRate(double rate);

    /** Ends the training after the present epoch. */
    void stop();
}
