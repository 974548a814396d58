package io.lanewise.train;

import io.lanewise.engine.ColumnBlocks;
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
        if (target.columnBlocks()) {
            // The program's outputs lie row by row.
            ColumnBlocks.fromRows(target.size(0), target.size(1), numbers.floats(), numbers.offset(), target.floats(), target.offset());
            return;
        }
        System.arraycopy(numbers.floats(), numbers.offset(), target.floats(), target.offset(), target.length());
    }
}
