package io.lanewise.tensor;

import io.lanewise.engine.WarmUp;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sizes of a tensor's axes, outermost first. An axis may be {@link #UNKNOWN}, written {@code None} as in Keras: the batch
 * axis of a model before data has come.
 */
public final class Shape {
    /** The size of an axis that is not known yet. */
    public static final int UNKNOWN = -1;

    private static final Shape SCALAR = new Shape();

    static {
        // The first thing that whoever reads data or makes a layer needs: there is time until the kernels are needed.
        WarmUp.start();
    }

    private final int[] sizes;

    private Shape(int... sizes) {
        this.sizes = sizes;
    }

    /**
     * A shape from its axis sizes; none makes a scalar.
     *
     * @throws IllegalArgumentException if a size is negative and not {@link #UNKNOWN}
     */
    public static Shape of(int... sizes) {
        for (var size : sizes) {
            if (size < UNKNOWN) {
                throw new IllegalArgumentException("Shape: every axis size must be 0 or more (or -1 for None), received " + Arrays.toString(sizes));
            }
        }
        return sizes.length == 0 ? SCALAR : new Shape(sizes.clone());
    }

    /** The shape without axes, of a single number. */
    public static Shape scalar() {
        return SCALAR;
    }

    /** How many axes there are. */
    public int rank() {
        return sizes.length;
    }

    /**
     * The size of an axis; negative axes count from the end, -1 being the last.
     *
     * @throws IllegalArgumentException if there is no such axis
     */
    public int size(int axis) {
        return sizes[axis(axis)];
    }

    /**
     * An axis counted from the front.
     *
     * @param axis from {@code -rank} to {@code rank - 1}
     * @throws IllegalArgumentException if there is no such axis
     */
    public int axis(int axis) {
        if (axis < -sizes.length || axis >= sizes.length) {
            throw new IllegalArgumentException("axis " + axis + " of shape " + this + ": expected an axis from " + -sizes.length + " to " + (sizes.length - 1));
        }
        return axis < 0 ? axis + sizes.length : axis;
    }

    /**
     * The number of elements: the product of all sizes, 1 for a scalar. Allocates nothing: steps ask.
     *
     * @throws IllegalStateException if an axis is unknown
     * @throws IllegalArgumentException if there are more than {@code Integer.MAX_VALUE} elements
     */
    public int elements() {
        if (!isKnown()) {
            throw new IllegalStateException("the number of elements of " + this + " is not known: an axis is None");
        }
        return elements(0, sizes.length);
    }

    /** Whether every axis size is known. */
    public boolean isKnown() {
        // No stream: each step of training asks, and may allocate nothing.
        for (var size : sizes) {
            if (size == UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    /**
     * The product of the sizes of the axes from {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @throws IllegalArgumentException if it is more than {@code Integer.MAX_VALUE}
     */
    public int elements(int from, int to) {
        var product = 1L;
        for (var axis = from; axis < to; axis++) {
            product *= sizes[axis];
            if (product > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "shape " + this + ": expected at most " + Integer.MAX_VALUE + " elements, as an array holds; make a batch or a layer smaller");
            }
        }
        return (int) product;
    }

    /** The axes from {@code from} on. */
    public Shape dropFirst(int from) {
        return of(Arrays.copyOfRange(sizes, from, sizes.length));
    }

    /** The same shape with another size at an axis; negative axes count from the end. */
    public Shape with(int axis, int size) {
        var changed = sizes.clone();
        changed[axis(axis)] = size;
        return of(changed);
    }

    /** The same shape with a further axis of this size behind the others. */
    public Shape append(int size) {
        var longer = Arrays.copyOf(sizes, sizes.length + 1);
        longer[sizes.length] = size;
        return of(longer);
    }

    /** The same shape with a further axis of this size in front. */
    public Shape prepend(int size) {
        var longer = new int[sizes.length + 1];
        longer[0] = size;
        System.arraycopy(sizes, 0, longer, 1, sizes.length);
        return of(longer);
    }

    /** Whether another shape has as many axes, and the same size wherever this one knows it. */
    public boolean fits(Shape other) {
        return rank() == other.rank() && equals(IntStream.range(0, rank()).filter(axis -> sizes[axis] == UNKNOWN).boxed()
                .reduce(other, (shape, axis) -> shape.with(axis, UNKNOWN), (one, another) -> another));
    }

    /** The same shape with another one's sizes where this one knows none; 1 for axes that the other one does not have. */
    public Shape filled(Shape other) {
        return of(IntStream.range(0, rank()).map(axis -> sizes[axis] != UNKNOWN ? sizes[axis] : axis < other.rank() ? other.sizes[axis] : 1).toArray());
    }

    /** The axis sizes, a copy. */
    public int[] toArray() {
        return sizes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(sizes, that.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /** As Keras prints it: {@code (None, 28, 28)}, {@code (10,)}, {@code ()}. */
    @Override
    public String toString() {
        var inner = Arrays.stream(sizes).mapToObj(size -> size == UNKNOWN ? "None" : Integer.toString(size)).collect(Collectors.joining(", "));
        return sizes.length == 1 ? "(" + inner + ",)" : "(" + inner + ")";
    }
}
