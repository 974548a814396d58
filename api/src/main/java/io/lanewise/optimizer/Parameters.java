package io.lanewise.optimizer;

import io.lanewise.tensor.Shape;
import java.util.List;

/**
 * The numbers that an optimizer changes: variables side by side in one array, their gradients in the same places of another.
 *
 * @param weights the weights
 * @param gradients the gradients
 * @param variables where each variable lies
 */
@SuppressWarnings("ArrayRecordComponent") // a view of arrays that others own, never compared
public record Parameters(float[] weights, float[] gradients, List<Window> variables) {
    /** Copies the list. */
    public Parameters {
        variables = List.copyOf(variables);
    }

    /** Where the first variable begins: what goes over all of them begins there. */
    int start() {
        return variables.stream().mapToInt(Window::offset).min().orElse(0);
    }

    /** How many numbers there are from {@link #start} to the end of the last variable. */
    int length() {
        return variables.stream().mapToInt(window -> window.offset() + window.length()).max().orElse(0) - start();
    }

    /**
     * The place of one variable.
     *
     * @param name its path
     * @param shape its shape
     * @param offset its first number
     * @param columnBlocks whether its numbers, a matrix, are stored in column blocks
     */
    public record Window(String name, Shape shape, int offset, boolean columnBlocks) {
        /** How many numbers. */
        public int length() {
            return shape.elements();
        }

        /** The same at another place. */
        public Window at(int first) {
            return new Window(name, shape, first, columnBlocks);
        }
    }
}
