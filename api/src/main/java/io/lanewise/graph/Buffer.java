package io.lanewise.graph;

import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;

/** A window of an array in which a value lies while a program runs. The window may move between runs, never during one. */
public final class Buffer {
    private static final float[] NO_FLOATS = {};
    private static final int[] NO_INTS = {};

    private final Spec spec;
    private final int length;
    private float[] floats = NO_FLOATS;
    private int[] ints = NO_INTS;
    private int offset;

    /** A window that does not lie anywhere yet. */
    Buffer(Spec spec) {
        if (spec.dtype() == DType.UINT8) {
            throw new IllegalArgumentException("a value of a graph is float32 or int32, received " + spec + "; uint8 data is converted when its rows are gathered");
        }
        this.spec = spec;
        this.length = spec.shape().elements();
    }

    /** A window with an array of its own. */
    public static Buffer allocate(Spec spec) {
        var buffer = new Buffer(spec);
        if (spec.dtype() == DType.FLOAT32) {
            buffer.place(new float[buffer.length], 0);
        } else {
            buffer.place(new int[buffer.length], 0);
        }
        return buffer;
    }

    /** A window of an array that others share. */
    public static Buffer over(Spec spec, float[] array, int at) {
        var buffer = new Buffer(spec);
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
        return spec.dtype() == DType.FLOAT32
                ? Tensor.wrap(Arrays.copyOfRange(floats, offset, offset + length), spec.shape())
                : Tensor.wrap(Arrays.copyOfRange(ints, offset, offset + length), spec.shape());
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
            System.arraycopy(converted.floats(), 0, floats, offset, length);
        } else {
            System.arraycopy(converted.ints(), 0, ints, offset, length);
        }
    }
}
