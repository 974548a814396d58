package io.lanewise.regularizer;

import io.lanewise.config.Named;
import io.lanewise.graph.Value;
import java.util.function.UnaryOperator;

/** A penalty on the size of a weight, added to the loss as it is: not divided by the batch size. */
public interface Regularizer extends Named {
    /** The penalty: a scalar. */
    Value penalty(Value weight);

    /**
     * A regularizer of one's own, composed of ops; its gradient follows.
     *
     * @param name its name in files
     * @param penalty from a weight to a scalar
     */
    static Regularizer of(String name, UnaryOperator<Value> penalty) {
        return CustomRegularizer.of(name, penalty);
    }

    /** A regularizer by Keras's name, such as {@code l2}. */
    static Regularizer of(String name) {
        return Regularizers.CATALOGUE.byName(name);
    }
}
