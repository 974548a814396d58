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
     * @param shape its shape
     * @param spec its name, how it begins, its penalty and constraint: of a layer's {@link WeightOptions} {@code get(KERNEL)}
     * @throws IllegalArgumentException if the layer already has the weight in another shape: it was built for other inputs
     */
    Value weight(Shape shape, WeightSpec spec);

    /** A weight with a penalty, or without. */
    default Value weight(String name, Shape shape, Initializer initializer, Optional<Regularizer> regularizer) {
        return weight(shape, new WeightSpec(name, initializer, regularizer, Optional.empty()));
    }

    /** A weight without a penalty. */
    default Value weight(String name, Shape shape, Initializer initializer) {
        return weight(shape, WeightSpec.of(name, initializer));
    }

    /**
     * A weight that inputs are multiplied by, a matrix (in, units). It is stored as products read it fastest; all other ops take it
     * too, but must copy it first.
     *
     * @throws IllegalArgumentException as {@link #weight(Shape, WeightSpec)}
     */
    Value kernel(Shape shape, WeightSpec spec);

    /** A kernel with a penalty, or without. */
    default Value kernel(String name, Shape shape, Initializer initializer, Optional<Regularizer> regularizer) {
        return kernel(shape, new WeightSpec(name, initializer, regularizer, Optional.empty()));
    }

    /** Whether this trace is for training, rather than for evaluating and predicting. */
    boolean training();

    /** Random numbers of this call's own, other ones in every step. */
    RandomSource random();

    /** Adds a scalar to the loss. */
    void addLoss(Value penalty);
}
