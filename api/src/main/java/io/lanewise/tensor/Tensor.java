package io.lanewise.tensor;

import java.util.Arrays;
import java.util.Objects;

/**
 * Numbers in a row-major array with a {@link Shape} and a {@link DType}. A tensor is data, not a place for operations: computing
 * is done by the ops of a graph.
 *
 * <p>{@code of} copies what it is given; {@code wrap} shares it, and so do the accessors {@link #floats()}, {@link #ints()} and
 * {@link #bytes()}: they are for reading.
 */
public final class Tensor {
    private final Shape shape;
    private final DType dtype;
    private final Object storage;

    private Tensor(Shape shape, DType dtype, Object storage, int length) {
        if (shape.elements() != length) {
            throw new IllegalArgumentException("Tensor: shape " + shape + " holds " + shape.elements() + " elements, received " + length);
        }
        this.shape = shape;
        this.dtype = dtype;
        this.storage = storage;
    }

    /** A float32 tensor with a copy of these elements; without sizes, a vector of them all. */
    public static Tensor of(float[] elements, int... sizes) {
        return wrap(elements.clone(), shape(elements.length, sizes));
    }

    /** An int32 tensor with a copy of these elements; without sizes, a vector of them all. */
    public static Tensor of(int[] elements, int... sizes) {
        return wrap(elements.clone(), shape(elements.length, sizes));
    }

    /** A uint8 tensor with a copy of these bytes, read as 0 to 255; without sizes, a vector of them all. */
    public static Tensor of(byte[] elements, int... sizes) {
        return wrap(elements.clone(), shape(elements.length, sizes));
    }

    /** A float32 tensor with these numbers rounded to float32; without sizes, a vector of them all. */
    public static Tensor of(double[] elements, int... sizes) {
        var rounded = new float[elements.length];
        for (var i = 0; i < rounded.length; i++) {
            rounded[i] = (float) elements[i];
        }
        return wrap(rounded, shape(elements.length, sizes));
    }

    /**
     * A float32 matrix from its rows.
     *
     * @throws IllegalArgumentException if the rows are not equally long
     */
    public static Tensor of(float[][] rows) {
        var columns = rows.length == 0 ? 0 : rows[0].length;
        var elements = new float[rows.length * columns];
        for (var row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException("Tensor: row " + row + " has " + rows[row].length + " elements, expected " + columns + " as in row 0");
            }
            System.arraycopy(rows[row], 0, elements, row * columns, columns);
        }
        return wrap(elements, Shape.of(rows.length, columns));
    }

    /** A single float32 number. */
    public static Tensor scalar(double number) {
        return wrap(new float[] {(float) number}, Shape.scalar());
    }

    /** A float32 tensor of zeros. */
    public static Tensor zeros(int... sizes) {
        var shape = Shape.of(sizes);
        return wrap(new float[shape.elements()], shape);
    }

    /** A float32 tensor over this very array: later changes of the array show. */
    public static Tensor wrap(float[] elements, Shape shape) {
        return new Tensor(shape, DType.FLOAT32, elements, elements.length);
    }

    /** An int32 tensor over this very array: later changes of the array show. */
    public static Tensor wrap(int[] elements, Shape shape) {
        return new Tensor(shape, DType.INT32, elements, elements.length);
    }

    /** A uint8 tensor over this very array: later changes of the array show. */
    public static Tensor wrap(byte[] elements, Shape shape) {
        return new Tensor(shape, DType.UINT8, elements, elements.length);
    }

    private static Shape shape(int length, int... sizes) {
        return sizes.length == 0 ? Shape.of(length) : Shape.of(sizes);
    }

    /** The sizes of the axes. */
    public Shape shape() {
        return shape;
    }

    /** The element type. */
    public DType dtype() {
        return dtype;
    }

    /** The number of elements. */
    public int elements() {
        return shape.elements();
    }

    /**
     * The array behind a float32 tensor, for reading.
     *
     * @throws IllegalStateException if the elements have another type
     */
    public float[] floats() {
        return (float[]) storage(DType.FLOAT32);
    }

    /**
     * The array behind an int32 tensor, for reading.
     *
     * @throws IllegalStateException if the elements have another type
     */
    public int[] ints() {
        return (int[]) storage(DType.INT32);
    }

    /**
     * The array behind a uint8 tensor, for reading: {@code b & 0xff} is the number.
     *
     * @throws IllegalStateException if the elements have another type
     */
    public byte[] bytes() {
        return (byte[]) storage(DType.UINT8);
    }

    private Object storage(DType wanted) {
        if (dtype != wanted) {
            throw new IllegalStateException("Tensor " + this + ": asked for " + wanted + " elements; convert with to(DType." + wanted.name() + ") first");
        }
        return storage;
    }

    /**
     * One element as a number.
     *
     * @param index one index an axis
     * @throws IndexOutOfBoundsException if an index does not lie within its axis
     */
    public double get(int... index) {
        if (index.length != shape.rank()) {
            throw new IndexOutOfBoundsException("Tensor " + this + ": expected " + shape.rank() + " indices, received " + Arrays.toString(index));
        }
        var flat = 0;
        for (var axis = 0; axis < index.length; axis++) {
            flat = flat * shape.size(axis) + Objects.checkIndex(index[axis], shape.size(axis));
        }
        return at(flat);
    }

    /** The element at a position of the row-major order, as a number. */
    public double at(int position) {
        return switch (dtype) {
            case FLOAT32 -> ((float[]) storage)[position];
            case INT32 -> ((int[]) storage)[position];
            case UINT8 -> ((byte[]) storage)[position] & 0xff;
        };
    }

    /** The elements in another shape of as many elements; the array is shared. One size may be -1: it follows from the others. */
    public Tensor reshape(int... sizes) {
        var known = 1;
        var open = -1;
        for (var axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] == -1 && open < 0) {
                open = axis;
            } else {
                known = Math.multiplyExact(known, sizes[axis]);
            }
        }
        var resolved = sizes.clone();
        if (open >= 0) {
            resolved[open] = known == 0 ? 0 : elements() / known;
        }
        return new Tensor(Shape.of(resolved), dtype, storage, elements());
    }

    /**
     * The tensors {@code from} (inclusive) to {@code to} (exclusive) along the first axis, copied.
     *
     * @throws IndexOutOfBoundsException if the range does not lie within the first axis
     */
    public Tensor slice(int from, int to) {
        Objects.checkFromToIndex(from, to, shape.size(0));
        var row = shape.elements(1, shape.rank());
        var sliced = shape.with(0, to - from);
        return switch (dtype) {
            case FLOAT32 -> wrap(Arrays.copyOfRange((float[]) storage, from * row, to * row), sliced);
            case INT32 -> wrap(Arrays.copyOfRange((int[]) storage, from * row, to * row), sliced);
            case UINT8 -> wrap(Arrays.copyOfRange((byte[]) storage, from * row, to * row), sliced);
        };
    }

    /** These elements as another type: itself if it has that type already; fractions are cut off, uint8 keeps the low 8 bits. */
    public Tensor to(DType wanted) {
        if (wanted == dtype) {
            return this;
        }
        var count = elements();
        return switch (wanted) {
            case FLOAT32 -> {
                var converted = new float[count];
                for (var i = 0; i < count; i++) {
                    converted[i] = (float) at(i);
                }
                yield wrap(converted, shape);
            }
            case INT32 -> {
                var converted = new int[count];
                for (var i = 0; i < count; i++) {
                    converted[i] = (int) at(i);
                }
                yield wrap(converted, shape);
            }
            case UINT8 -> {
                var converted = new byte[count];
                for (var i = 0; i < count; i++) {
                    converted[i] = (byte) (int) at(i);
                }
                yield wrap(converted, shape);
            }
        };
    }

    /** Equal type, shape and elements; floats are compared by their bits. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Tensor that) || dtype != that.dtype || !shape.equals(that.shape)) {
            return false;
        }
        return switch (dtype) {
            case FLOAT32 -> Arrays.equals((float[]) storage, (float[]) that.storage);
            case INT32 -> Arrays.equals((int[]) storage, (int[]) that.storage);
            case UINT8 -> Arrays.equals((byte[]) storage, (byte[]) that.storage);
        };
    }

    @Override
    public int hashCode() {
        var elements = switch (dtype) {
            case FLOAT32 -> Arrays.hashCode((float[]) storage);
            case INT32 -> Arrays.hashCode((int[]) storage);
            case UINT8 -> Arrays.hashCode((byte[]) storage);
        };
        return 31 * shape.hashCode() + elements;
    }

    /** Type and shape, such as {@code float32 (32, 10)}; for a scalar its number as well. */
    @Override
    public String toString() {
        return dtype + " " + shape + (shape.rank() == 0 ? " " + at(0) : "");
    }
}
