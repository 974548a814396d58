package io.lanewise.layer;

import io.lanewise.activation.Activation;

/**
 * The options that LSTM and GRU share with one another and with their cells.
 *
 * @param <S> the layer or cell
 */
public interface GatedUnits<S> extends RecurrentUnits<S> {
    /** The same with gates of another function. */
    default S withRecurrentActivation(Activation activation) {
        return with(RECURRENT_ACTIVATION, activation);
    }

    /** The same with gates of another function, by Keras's name. */
    default S withRecurrentActivation(String name) {
        return withRecurrentActivation(Activation.of(name));
    }

    /** The same with a seed of its own for what is dropped. */
    default S withSeed(long seed) {
        return with(SEED, seed);
    }
}
