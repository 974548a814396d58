package io.lanewise.io;

import io.lanewise.io.bytes.Transfer;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** Writes the elements of arrays, little-endian, all through one buffer. */
final class ArrayWriter {
    private final ByteBuffer buffer = Transfer.buffer(Transfer.BYTES);

    /**
     * Refuses a tensor with elements that a type does not have.
     *
     * @throws IllegalArgumentException if there is one
     */
    static void check(String name, Tensor tensor, ElementType type) {
        var limits = limits(type);
        if (limits == null || type == ElementType.of(tensor.dtype())) {
            return;
        }
        for (var i = 0; i < tensor.elements(); i++) {
            var number = tensor.at(i);
            if (!(number >= limits[0] && number <= limits[1] && number == Math.rint(number))) {
                throw new IllegalArgumentException(name + ": expected whole numbers of " + type + " only, received " + number + " at position " + i
                        + "; choose another type or round the numbers first");
            }
        }
    }

    /** The least number of an integer type, and the largest that a tensor could hold; null for floating point. */
    private static double @Nullable [] limits(ElementType type) {
        return switch (type) {
            case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> null;
            case INT8 -> new double[] {Byte.MIN_VALUE, Byte.MAX_VALUE};
            case INT16 -> new double[] {Short.MIN_VALUE, Short.MAX_VALUE};
            case INT32 -> new double[] {Integer.MIN_VALUE, Integer.MAX_VALUE};
            case INT64 -> new double[] {Long.MIN_VALUE, Math.nextDown(0x1p63)};
            case UINT8 -> new double[] {0, 0xff};
            case UINT16 -> new double[] {0, 0xffff};
            case UINT32 -> new double[] {0, 0xffff_ffffL};
            case UINT64 -> new double[] {0, Math.nextDown(0x1p63)};
            case BOOL -> new double[] {0, 1};
        };
    }

    /** Writes a tensor that was checked. */
    void write(WritableByteChannel channel, Tensor tensor, ElementType type) throws IOException {
        var most = buffer.capacity() / type.bytes();
        for (var at = 0; at < tensor.elements(); at += most) {
            var count = Math.min(most, tensor.elements() - at);
            buffer.clear();
            fill(tensor, type, at, count);
            Transfer.writeFully(channel, buffer.position(0).limit(count * type.bytes()));
        }
    }

    private void fill(Tensor tensor, ElementType type, int at, int count) {
        if (type == ElementType.FLOAT32 && tensor.dtype() == DType.FLOAT32) {
            buffer.asFloatBuffer().put(tensor.floats(), at, count);
        } else if (type == ElementType.INT32 && tensor.dtype() == DType.INT32) {
            buffer.asIntBuffer().put(tensor.ints(), at, count);
        } else if (type.bytes() == 1 && tensor.dtype() == DType.UINT8) {
            buffer.put(tensor.bytes(), at, count);
        } else {
            for (var i = 0; i < count; i++) {
                put(type, tensor.at(at + i));
            }
        }
    }

    private void put(ElementType type, double number) {
        switch (type) {
            // Exactly one rounding: tensors hold float32 or integers that the float takes at once.
            case FLOAT16 -> buffer.putShort(Halves.float16(number));
            case BFLOAT16 -> buffer.putShort(Halves.bfloat16(number));
            case FLOAT32 -> buffer.putFloat((float) number);
            case FLOAT64 -> buffer.putDouble(number);
            case INT8, UINT8, BOOL -> buffer.put((byte) (int) number);
            case INT16, UINT16 -> buffer.putShort((short) (int) number);
            case INT32, UINT32 -> buffer.putInt((int) (long) number);
            case INT64, UINT64 -> buffer.putLong((long) number);
        }
    }
}
