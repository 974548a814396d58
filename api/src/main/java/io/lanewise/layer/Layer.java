package io.lanewise.layer;

import io.lanewise.activation.Activation;
import io.lanewise.config.Named;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A step of a model: an immutable description. Whoever is traced with the same layer object twice shares its weights: what counts
 * is identity, not equality. The model holds the weights; a layer asks its {@link Scope} for them.
 */
public interface Layer extends Named {
    /** The name its user gave it; the model names the others. */
    Optional<String> name();

    /** Whether training changes its weights; a model can change this later. */
    boolean trainable();

    /** The shape of one sample, if its user gave it: the first layer of a model can say so instead of an Input before it. */
    Optional<Shape> inputShape();

    /** The activation it applies to its output, for summaries and pictures. */
    default Optional<Activation> activation() {
        return Optional.empty();
    }

    /**
     * Traces what it computes.
     *
     * @param scope where weights, random numbers and the mode come from
     * @param inputs the inputs, with the batch as first axis
     * @throws IllegalArgumentException if it cannot take these inputs: says what was expected and received
     */
    Value call(Scope scope, List<Value> inputs);
}
