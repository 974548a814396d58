package io.lanewise.train;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Variable;

/**
 * What a layer's state is to be when a step is over.
 *
 * @param state a moving average, a recurrent state …
 * @param numbers where the step computes it
 */
record StateUpdate(Variable state, Buffer numbers) {
    /** Takes the numbers over. Allocates nothing. */
    void apply() {
        var target = state.buffer();
        System.arraycopy(numbers.floats(), numbers.offset(), target.floats(), target.offset(), target.length());
    }
}
