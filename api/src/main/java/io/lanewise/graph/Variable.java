package io.lanewise.graph;

import io.lanewise.engine.ColumnBlocks;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that live from step to step: a weight or a layer's state. A variable owns a window of an array; a model lays the
 * windows of its trained variables side by side.
 */
public final class Variable {
    private final String name;
    private final boolean trainable;
    private final Buffer buffer;
    private @Nullable UnaryOperator<Value> projection;

    /**
     * A variable with an array of its own, filled with zeros.
     *
     * @param name its path, such as {@code dense/kernel}
     * @param shape its shape
     * @param trainable whether it is a weight, which training changes, rather than state
     */
    public Variable(String name, Shape shape, boolean trainable) {
        this(name, trainable, Buffer.allocate(Spec.floats(shape)));
    }

    private Variable(String name, boolean trainable, Buffer buffer) {
        this.name = name;
        this.trainable = trainable;
        this.buffer = buffer;
    }

    /** A weight that inputs are multiplied by, a matrix that lies in memory as products like it: in column blocks if it has several. */
    public static Variable kernel(String name, Shape shape) {
        var severalBlocks = shape.size(1) > ColumnBlocks.WIDTH;
        return new Variable(name, true, severalBlocks ? Buffer.allocateColumnBlocks(Spec.floats(shape)) : Buffer.allocate(Spec.floats(shape)));
    }

    /** Its path, such as {@code dense/kernel}. */
    public String name() {
        return name;
    }

    /** Whether it is a weight, which training changes, rather than state. */
    public boolean trainable() {
        return trainable;
    }

    /** Its shape. */
    public Shape shape() {
        return buffer.spec().shape();
    }

    /** The window it lies in. */
    public Buffer buffer() {
        return buffer;
    }

    /** What takes its place after each step of training, if it may not be anything. */
    public Optional<UnaryOperator<Value>> projection() {
        return Optional.ofNullable(projection);
    }

    /** Lets a function of it take its place after each step of training. */
    public void setProjection(UnaryOperator<Value> function) {
        projection = function;
    }

    /** A copy of its numbers. */
    public Tensor read() {
        return buffer.read();
    }

    /**
     * Takes over these numbers.
     *
     * @throws IllegalArgumentException if they have another shape
     */
    public void write(Tensor numbers) {
        if (!numbers.shape().equals(shape())) {
            throw new IllegalArgumentException("Variable " + name + ": expected numbers of shape " + shape() + ", received " + numbers);
        }
        buffer.write(numbers);
    }

    /** Moves its numbers into a window of a larger array, which it owns from now on. */
    public void moveTo(float[] array, int offset) {
        System.arraycopy(buffer.floats(), buffer.offset(), array, offset, buffer.length());
        buffer.place(array, offset);
    }

    /** Name and shape, such as {@code dense/kernel (784, 100)}. */
    @Override
    public String toString() {
        return name + " " + shape();
    }
}
