package io.lanewise.layer;

/** Where the weights of a called layer live, once a model has taken it in. */
public interface Home {
    /** The layer's name in the model. */
    String name();
}
