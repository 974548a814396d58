package io.lanewise.layer;

/** A layer that is made of one other, which may be a model. Source: Keras {@code keras.layers.Wrapper}. */
public interface Wrapper extends Layer {
    /** What is wrapped. */
    Layer inner();

    /** The same around another layer. */
    Wrapper withInner(Layer layer);
}
