package io.lanewise.layer;

/** Layers that work on texts, of which there are no tensors. */
final class WithTexts {
    private WithTexts() {}

    /** Why no model holds them. */
    static IllegalArgumentException refused(Layer layer) {
        return new IllegalArgumentException(layer.className() + ": expected layers that work on numbers, received one that works on texts, which no model holds; take it off"
                + " the model, apply it to the data, and begin the model with an Input of what it gives");
    }
}
