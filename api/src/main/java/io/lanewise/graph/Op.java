package io.lanewise.graph;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One operation: its shape rule, kernels, gradient and float64 definition. Implementations are records: two equal ops on the same
 * inputs are the same value of a tape, computed once.
 */
public interface Op {
    /** The name in printed tapes and errors: the class's own, unless the op is one of a family. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * Shape and type of the output.
     *
     * @throws IllegalArgumentException if the op cannot take these inputs: says what was expected and received
     */
    Spec output(List<Spec> inputs);

    /**
     * The kernel calls that compute the output, decided once: a step only runs them. The windows may move between runs, so a call
     * asks the buffers for array and offset each time. Inputs are not modified; if {@link #inPlace()}, the output may be an
     * input's own window.
     */
    Runnable bind(List<Buffer> inputs, Buffer output);

    /**
     * The same for an op whose kernels need memory beside inputs and output.
     *
     * @param workspace gives a window of so many floats, which is the op's own while it runs, and other ops' at other times
     */
    default Runnable bind(List<Buffer> inputs, Buffer output, IntFunction<Buffer> workspace) {
        return bind(inputs, output);
    }

    /**
     * The gradient with respect to one input, traced on the same tape, or null if the output does not depend on it smoothly.
     *
     * @param index which input
     * @param inputs the inputs of the call
     * @param output what the call gave
     * @param upstream the gradient that flows into the output, of its shape
     */
    @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream);

    /** The definition: the output in float64, by plain loops. {@code output} has the shape that {@link #output} gives. */
    void reference(List<Reference> inputs, Reference output);

    /** Whether the output is the first input's own memory seen in another shape: nothing is computed. */
    default boolean isView() {
        return false;
    }

    /** Whether the kernel calls read an input that is stored in column blocks; if not, they are given a copy of it row by row. */
    default boolean readsColumnBlocks(int index) {
        return false;
    }

    /** Whether the kernel calls can write an output that is to be stored in column blocks; if not, it is copied there. */
    default boolean writesColumnBlocks() {
        return false;
    }

    /** Whether the kernel calls work when the output is the same window as an input of the same size. */
    default boolean inPlace() {
        return false;
    }

    /**
     * The numbers an input may hold where the op is defined and smooth enough to be differenced.
     *
     * @param index which input
     */
    default Domain domain(int index) {
        return Domain.ANY;
    }
}
