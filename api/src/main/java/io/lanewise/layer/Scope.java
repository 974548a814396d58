package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.tensor.Shape;
import java.util.Optional;

/** What a layer asks while it is traced. */
public interface Scope {
    /**
     * A weight, the same in every trace of the layer; the first trace creates it.
     *
     * @param name its name within the layer, such as {@code kernel}
     * @param shape its shape
     * @param initializer how its numbers begin
     * @param regularizer a penalty added to the loss while the layer is trainable
     * @throws IllegalArgumentException if the layer already has the weight in another shape: it was built for other inputs
     */
    Value weight(String name, Shape shape, Initializer initializer, Optional<Regularizer> regularizer);

    /** A weight without a penalty. */
    default Value weight(String name, Shape shape, Initializer initializer) {
        return weight(name, shape, initializer, Optional.empty());
    }

    /**
     * A weight that inputs are multiplied by, a matrix (in, units). It is stored as products read it fastest; all other ops take it
     * too, but must copy it first.
     *
     * @throws IllegalArgumentException as {@link #weight(String, Shape, Initializer, Optional)}
     */
    Value kernel(String name, Shape shape, Initializer initializer, Optional<Regularizer> regularizer);

    /** Whether this trace is for training, rather than for evaluating and predicting. */
    boolean training();

    /** Random numbers of this call's own, other ones in every step. */
    RandomSource random();

    /** Adds a scalar to the loss. */
    void addLoss(Value penalty);
}
