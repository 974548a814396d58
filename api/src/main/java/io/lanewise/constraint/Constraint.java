package io.lanewise.constraint;

import io.lanewise.config.Named;
import io.lanewise.graph.Value;
import java.util.function.UnaryOperator;

/** What a weight must be: after each step of training it is replaced by the nearest, or a near, weight that is so. */
public interface Constraint extends Named {
    /**
     * The weight that takes the place of another.
     *
     * @param weight what the optimizer has made of it
     * @return a weight of the same shape
     * @throws IllegalArgumentException if weights of this shape cannot be constrained this way
     */
    Value project(Value weight);

    /**
     * A constraint by Keras's name, such as {@code non_neg}.
     *
     * @throws io.lanewise.config.UnknownNameException if there is none; the message lists the near ones
     */
    static Constraint of(String name) {
        return Constraints.CATALOGUE.byName(name);
    }

    /**
     * A constraint of one's own, composed of ops.
     *
     * @param name its name in files
     * @param projection from a weight to the one that takes its place
     */
    static Constraint of(String name, UnaryOperator<Value> projection) {
        return CustomConstraint.of(name, projection);
    }
}
