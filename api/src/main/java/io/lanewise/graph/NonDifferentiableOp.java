package io.lanewise.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An op whose output follows its inputs in steps, or not at all: through it no gradient flows. */
public interface NonDifferentiableOp extends Op {
    @Override
    default @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return null;
    }
}
