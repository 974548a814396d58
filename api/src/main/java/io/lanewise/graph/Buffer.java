package io.lanewise.graph;

import io.lanewise.engine.CacheLines;
import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Gemm;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;

/** A window of an array in which a value lies while a program runs. The window may move between runs, never during one. */
public final class Buffer {
    private static final float[] NO_FLOATS = {};
    private static final int[] NO_INTS = {};

    private final Spec spec;
    private final boolean columnBlocks;
    private final int length;
    private float[] floats = NO_FLOATS;
    private int[] ints = NO_INTS;
    private int offset;

    /** A window that does not lie anywhere yet. */
    Buffer(Spec spec) {
        this(spec, false);
    }

    private Buffer(Spec spec, boolean columnBlocks) {
        if (spec.dtype() == DType.UINT8) {
            throw new IllegalArgumentException("a value of a graph is float32 or int32, received " + spec + "; uint8 data is converted when its rows are gathered");
        }
        if (columnBlocks && (spec.dtype() != DType.FLOAT32 || spec.shape().rank() != 2)) {
            throw new IllegalArgumentException("expected a float32 matrix to store in column blocks, received " + spec);
        }
        this.spec = spec;
        this.columnBlocks = columnBlocks;
        this.length = spec.shape().elements();
    }

    /** A window with an array of its own. */
    public static Buffer allocate(Spec spec) {
        var buffer = new Buffer(spec);
        if (spec.dtype() == DType.FLOAT32) {
            buffer.place(new float[CacheLines.FIRST + buffer.length], CacheLines.FIRST);
        } else {
            buffer.place(new int[buffer.length], 0);
        }
        return buffer;
    }

    /** A window, with an array of its own, of a matrix that is stored in {@link ColumnBlocks}. */
    static Buffer allocateColumnBlocks(Spec spec) {
        var buffer = new Buffer(spec, true);
        buffer.place(new float[CacheLines.FIRST + buffer.length], CacheLines.FIRST);
        return buffer;
    }

    /** A window for a value like this one, stored in the same way, in an array that others share. */
    public Buffer like(float[] array, int at) {
        var buffer = new Buffer(spec, columnBlocks);
        buffer.place(array, at);
        return buffer;
    }

    void place(float[] array, int at) {
        floats = array;
        offset = at;
    }

    void place(int[] array, int at) {
        ints = array;
        offset = at;
    }

    /** Lies nowhere, so that its array may go. */
    void leave() {
        floats = NO_FLOATS;
        ints = NO_INTS;
        offset = 0;
    }

    /** Lies where another buffer lies. */
    void placeAt(Buffer other) {
        floats = other.floats;
        ints = other.ints;
        offset = other.offset;
    }

    /** Shape and type of the value. */
    public Spec spec() {
        return spec;
    }

    /** Whether the value, a matrix, is stored in {@link ColumnBlocks}; else it is stored row by row. */
    public boolean columnBlocks() {
        return columnBlocks;
    }

    /** The distance between the rows of a matrix, as products take it. */
    public int leadingDimension() {
        return columnBlocks ? Gemm.COLUMN_BLOCKS : size(1);
    }

    /** The number of elements. */
    public int length() {
        return length;
    }

    /** The size of an axis; negative axes count from the end. */
    public int size(int axis) {
        return spec.shape().size(axis);
    }

    /** The array of a float32 value, which begins at {@link #offset()}. */
    public float[] floats() {
        return floats;
    }

    /** The array of an int32 value, which begins at {@link #offset()}. */
    public int[] ints() {
        return ints;
    }

    /** Where the value begins in its array. */
    public int offset() {
        return offset;
    }

    /** A copy of the value. */
    public Tensor read() {
        if (spec.dtype() != DType.FLOAT32) {
            return Tensor.wrap(Arrays.copyOfRange(ints, offset, offset + length), spec.shape());
        }
        var numbers = new float[length];
        readRows(numbers, 0);
        return Tensor.wrap(numbers, spec.shape());
    }

    /** Copies a float32 value, row by row, into an array. */
    void readRows(float[] target, int at) {
        if (columnBlocks) {
            ColumnBlocks.toRows(size(0), size(1), floats, offset, target, at);
        } else {
            System.arraycopy(floats, offset, target, at, length);
        }
    }

    /** Takes over a float32 value stored row by row in an array. */
    void writeRows(float[] source, int from) {
        if (columnBlocks) {
            ColumnBlocks.fromRows(size(0), size(1), source, from, floats, offset);
        } else {
            System.arraycopy(source, from, floats, offset, length);
        }
    }

    /**
     * Takes over the elements of a tensor, converting between integers and floats.
     *
     * @throws IllegalArgumentException if the tensor has another shape
     */
    public void write(Tensor tensor) {
        if (!tensor.shape().equals(spec.shape())) {
            throw new IllegalArgumentException("expected a tensor of shape " + spec.shape() + ", received " + tensor);
        }
        var converted = tensor.to(spec.dtype());
        if (spec.dtype() == DType.FLOAT32) {
            writeRows(converted.floats(), 0);
        } else {
            System.arraycopy(converted.ints(), 0, ints, offset, length);
        }
    }
}
