package io.lanewise.layer;

import io.lanewise.activation.Activation;
import io.lanewise.config.Named;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A step of a model: an immutable description. Whoever is traced with the same layer object twice shares its weights: what counts
 * is identity, not equality. The model holds the weights; a layer asks its {@link Scope} for them.
 */
public interface Layer extends Named {
    /** The name its user gave it; the model names the others. */
    Optional<String> name();

    /** The class that its automatic name and its place in weight files come from, where Keras exports it under another name. */
    default String ownClass() {
        return className();
    }

    /** Whether training changes its weights; a model can change this later. */
    boolean trainable();

    /** The shape of one sample, if its user gave it: the first layer of a model can say so instead of an Input before it. */
    Optional<Shape> inputShape();

    /** The activation it applies to its output, for summaries and pictures. */
    default Optional<Activation> activation() {
        return Optional.empty();
    }

    /** Whether Keras hands it its inputs as one list, as merging layers want them, rather than one by one. */
    default boolean takesList() {
        return false;
    }

    /** Whether Keras hands it several inputs as one dictionary by their names; {@code a/b} is b in a dictionary that is called a. */
    default boolean takesDictionary() {
        return false;
    }

    /** What its inputs are called when Keras hands them over by name. */
    default List<String> inputNames() {
        return List.of("inputs");
    }

    /** What a call of it can be given besides its inputs, such as {@code mask}. */
    default Set<String> argumentNames() {
        return Set.of();
    }

    /**
     * Weights of its own that files have again as the first one of a part: by the weight's name, the part's path.
     */
    default Map<String, String> weightsOfParts() {
        return Map.of();
    }

    /**
     * Traces what it computes.
     *
     * @param scope where weights, random numbers and the mode come from
     * @param inputs the inputs, with the batch as first axis
     * @return the outputs, with the batch as first axis; mostly one
     * @throws IllegalArgumentException if it cannot take these inputs: says what was expected and received
     */
    List<Value> call(Scope scope, List<Value> inputs);

    /**
     * Which samples or steps of its outputs count, after it was called: a mask of 1 and 0 for each output that has one. Source: Keras's
     * {@code compute_mask}.
     *
     * @param scope the scope it was called with, which knows the masks of the inputs
     * @param inputs what it was called with
     * @return a mask for each output, or nothing at all: most layers that change the meaning of axes have no mask
     */
    default List<Optional<Value>> masks(Scope scope, List<Value> inputs) {
        return List.of();
    }

    /**
     * Calls the layer on symbols; calling the same object again shares its weights, in one model and in models that have calls in common.
     *
     * @return the output
     * @throws IllegalArgumentException if the layer cannot take these inputs, or has several outputs: see {@link #applyAll}
     */
    default Symbol apply(Symbol... inputs) {
        return apply(Arguments.none(), inputs);
    }

    /** The same, with what the layer can be given besides its inputs. */
    default Symbol apply(Arguments<Symbol> arguments, Symbol... inputs) {
        var outputs = applyAll(arguments, inputs);
        if (outputs.size() != 1) {
            throw new IllegalArgumentException(this + ": expected a layer of one output, but it has " + outputs.size() + "; call applyAll");
        }
        return outputs.getFirst();
    }

    /**
     * Calls the layer on symbols; calling the same object again shares its weights, in one model and in models that have calls in common.
     *
     * @return the outputs
     * @throws IllegalArgumentException if the layer cannot take these inputs: says what was expected and received
     */
    default List<Symbol> applyAll(Symbol... inputs) {
        return applyAll(Arguments.none(), inputs);
    }

    /** The same, with what the layer can be given besides its inputs. */
    default List<Symbol> applyAll(Arguments<Symbol> arguments, Symbol... inputs) {
        return new Call(this, List.of(inputs), arguments).outputs();
    }
}
