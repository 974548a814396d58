package io.lanewise.train;

import io.lanewise.graph.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program is traced for.
 *
 * @param mode training, evaluating or predicting
 * @param x a batch of features for each input
 * @param y labels for each output; none when predicting
 * @param weight the weights of its samples, or null
 */
record BatchKey(Mode mode, List<Spec> x, List<Spec> y, @Nullable Spec weight) {
    BatchKey {
        x = List.copyOf(x);
        y = List.copyOf(y);
    }

    /** How many samples. */
    int size() {
        return x.getFirst().shape().size(0);
    }
}
