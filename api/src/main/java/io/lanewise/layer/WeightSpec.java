package io.lanewise.layer;

import io.lanewise.constraint.Constraint;
import io.lanewise.initializer.Initializer;
import io.lanewise.regularizer.Regularizer;
import java.util.Optional;

/**
 * What is to be known of a weight besides its shape.
 *
 * @param name its name within the layer, such as {@code kernel}
 * @param initializer how its numbers begin
 * @param regularizer a penalty added to the loss while the layer is trainable
 * @param constraint what it must be after each step of training
 */
public record WeightSpec(String name, Initializer initializer, Optional<Regularizer> regularizer, Optional<Constraint> constraint) {
    /** A weight without penalty and constraint. */
    public static WeightSpec of(String name, Initializer initializer) {
        return new WeightSpec(name, initializer, Optional.empty(), Optional.empty());
    }

    /** The same with another name. */
    public WeightSpec withName(String another) {
        return new WeightSpec(another, initializer, regularizer, constraint);
    }

    /** The same, beginning in another way. */
    public WeightSpec withInitializer(Initializer another) {
        return new WeightSpec(name, another, regularizer, constraint);
    }
}
