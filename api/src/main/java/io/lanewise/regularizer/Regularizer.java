package io.lanewise.regularizer;

import io.lanewise.config.Named;
import io.lanewise.graph.Value;

/** A penalty on the size of a weight, added to the loss as it is: not divided by the batch size. */
public interface Regularizer extends Named {
    /** The penalty: a scalar. */
    Value penalty(Value weight);

    /** A regularizer by Keras's name, such as {@code l2}. */
    static Regularizer of(String name) {
        return Regularizers.CATALOGUE.byName(name);
    }
}
