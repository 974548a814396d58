package io.lanewise.graph;

import java.util.List;
import java.util.function.DoubleConsumer;

/** An op whose output, if it is a weight's gradient, need not be stored for the weight to follow it. */
public interface DescendingOp extends Op {
    /**
     * What takes the output, times a rate, from numbers of its shape, {@code w ← w − rate · output}, to the bits that storing it first would give.
     *
     * @param inputs windows that hold their values as long as it is called, none of them a weight's
     */
    DoubleConsumer bindDescent(List<Buffer> inputs, Buffer weights);
}
