package io.lanewise.io;

import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.bytes.Transfer;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Reads the elements of arrays, all through one buffer. */
final class ArrayReader {
    private @Nullable ByteBuffer buffer;

    /** Puts the elements in a buffer, which begin at the window's byte {@code offset}, at a position of a tensor's array. */
    @FunctionalInterface
    private interface Sink {
        void put(ByteBuffer bytes, int at, int count, long offset);
    }

    /**
     * The elements that fill a window, in its order.
     *
     * @param shape as many elements as there are in the window
     */
    Tensor read(FileRegion region, ElementType type, ByteOrder order, Shape shape) throws IOException {
        var count = shape.elements();
        return switch (type.dtype()) {
            case FLOAT32 -> {
                var floats = new float[count];
                transfer(region, type, order, floatSink(type, floats));
                yield Tensor.wrap(floats, shape);
            }
            case INT32 -> {
                var ints = new int[count];
                transfer(region, type, order, intSink(region, type, ints));
                yield Tensor.wrap(ints, shape);
            }
            case UINT8 -> {
                var bytes = new byte[count];
                transfer(region, type, order, byteSink(region, type, bytes));
                yield Tensor.wrap(bytes, shape);
            }
        };
    }

    private void transfer(FileRegion region, ElementType type, ByteOrder order, Sink sink) throws IOException {
        var bytes = buffer(region.size()).order(order);
        for (var offset = 0L; offset < region.size(); offset += bytes.limit()) {
            bytes.clear().limit((int) Math.min(bytes.capacity(), region.size() - offset));
            region.read(offset, bytes, "elements");
            sink.put(bytes.flip(), (int) (offset / type.bytes()), bytes.limit() / type.bytes(), offset);
        }
    }

    private ByteBuffer buffer(long size) {
        var kept = buffer;
        if (kept == null || kept.capacity() < Math.min(size, Transfer.BYTES)) {
            kept = Transfer.buffer(size);
            buffer = kept;
        }
        return kept;
    }

    private static Sink floatSink(ElementType type, float[] target) {
        return switch (type) {
            case FLOAT32 -> (bytes, at, count, offset) -> bytes.asFloatBuffer().get(target, at, count);
            case FLOAT16 -> (bytes, at, count, offset) -> {
                var halves = bytes.asShortBuffer();
                for (var i = 0; i < count; i++) {
                    target[at + i] = Float.float16ToFloat(halves.get(i));
                }
            };
            case BFLOAT16 -> (bytes, at, count, offset) -> {
                var halves = bytes.asShortBuffer();
                for (var i = 0; i < count; i++) {
                    target[at + i] = Float.intBitsToFloat(halves.get(i) << 16);
                }
            };
            case FLOAT64 -> (bytes, at, count, offset) -> {
                var doubles = bytes.asDoubleBuffer();
                for (var i = 0; i < count; i++) {
                    target[at + i] = (float) doubles.get(i);
                }
            };
            default -> throw new IllegalArgumentException(type + " is no floating point");
        };
    }

    private static Sink intSink(FileRegion region, ElementType type, int[] target) {
        return switch (type) {
            case INT32 -> (bytes, at, count, offset) -> bytes.asIntBuffer().get(target, at, count);
            case INT8 -> (bytes, at, count, offset) -> {
                for (var i = 0; i < count; i++) {
                    target[at + i] = bytes.get(i);
                }
            };
            case INT16, UINT16 -> (bytes, at, count, offset) -> {
                var shorts = bytes.asShortBuffer();
                var mask = type == ElementType.INT16 ? -1 : 0xffff;
                for (var i = 0; i < count; i++) {
                    target[at + i] = shorts.get(i) & mask;
                }
            };
            case UINT32 -> (bytes, at, count, offset) -> {
                bytes.asIntBuffer().get(target, at, count);
                for (var i = 0; i < count; i++) {
                    if (target[at + i] < 0) {
                        throw tooLarge(region, offset + 4L * i, Integer.toUnsignedString(target[at + i]));
                    }
                }
            };
            case INT64, UINT64 -> (bytes, at, count, offset) -> {
                var longs = bytes.asLongBuffer();
                for (var i = 0; i < count; i++) {
                    var number = longs.get(i);
                    target[at + i] = (int) number;
                    if (number != (int) number || (type == ElementType.UINT64 && number < 0)) {
                        var text = type == ElementType.INT64 ? Long.toString(number) : Long.toUnsignedString(number);
                        throw tooLarge(region, offset + 8L * i, text);
                    }
                }
            };
            default -> throw new IllegalArgumentException(type + " does not become int32");
        };
    }

    private static Sink byteSink(FileRegion region, ElementType type, byte[] target) {
        return (bytes, at, count, offset) -> {
            bytes.get(target, at, count);
            for (var i = 0; type == ElementType.BOOL && i < count; i++) {
                if ((target[at + i] & ~1) != 0) {
                    throw region.error(offset + i, "expected 0 or 1 for a bool, found " + (target[at + i] & 0xff) + "; the file is damaged");
                }
            }
        };
    }

    private static ModelFormatException tooLarge(FileRegion region, long offset, String number) {
        return region.error(offset, "expected integers that fit into int32, found " + number + "; store the array as float64 or with smaller numbers");
    }
}
