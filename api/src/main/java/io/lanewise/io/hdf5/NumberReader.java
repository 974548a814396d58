package io.lanewise.io.hdf5;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.hdf5.Hdf5Type.Numeric;
import java.util.function.Function;

/**
 * Puts numbers into arrays. Where the file has the array's own type they go there in bulk; else one by one, and a whole number that
 * does not fit is refused.
 */
final class NumberReader {
    private final NumberKind kind;
    private final Function<String, ModelFormatException> errors;

    private NumberReader(NumberKind kind, Function<String, ModelFormatException> errors) {
        this.kind = kind;
        this.errors = errors;
    }

    /** A reader of any numbers, or the error that the elements are none. */
    static NumberReader of(Hdf5Type type, Function<String, ModelFormatException> errors) {
        if (type instanceof Numeric numeric) {
            return new NumberReader(numeric.kind(), errors);
        }
        throw errors.apply("expected numbers, found " + type);
    }

    /** A reader of whole numbers, or the error that the elements are none. */
    static NumberReader ofWhole(Hdf5Type type, Function<String, ModelFormatException> errors) {
        var reader = of(type, errors);
        if (reader.kind.isFloating()) {
            throw errors.apply("expected whole numbers, found " + type);
        }
        return reader;
    }

    /** Rounds to float as a cast does. */
    ElementSink floats(float[] target, int offset) {
        if (kind == NumberKind.FLOAT32) {
            return (bytes, index, count) -> bytes.asFloatBuffer().get(target, offset + (int) index, count);
        }
        return (bytes, index, count) -> {
            int at = offset + (int) index;
            for (int i = 0; i < count; i++) {
                target[at + i] = kind.isFloating() ? (float) kind.floating(bytes) : (float) whole(kind.whole(bytes));
            }
        };
    }

    /** Rounds to double as a cast does. */
    ElementSink doubles(double[] target, int offset) {
        if (kind == NumberKind.FLOAT64) {
            return (bytes, index, count) -> bytes.asDoubleBuffer().get(target, offset + (int) index, count);
        }
        return (bytes, index, count) -> {
            int at = offset + (int) index;
            for (int i = 0; i < count; i++) {
                target[at + i] = kind.isFloating() ? kind.floating(bytes) : whole(kind.whole(bytes));
            }
        };
    }

    ElementSink ints(int[] target, int offset) {
        if (kind == NumberKind.INT32) {
            return (bytes, index, count) -> bytes.asIntBuffer().get(target, offset + (int) index, count);
        }
        return (bytes, index, count) -> {
            int at = offset + (int) index;
            for (int i = 0; i < count; i++) {
                long value = whole(kind.whole(bytes));
                if ((int) value != value) {
                    throw errors.apply("expected numbers of 32 bits, found " + value);
                }
                target[at + i] = (int) value;
            }
        };
    }

    ElementSink longs(long[] target, int offset) {
        if (kind == NumberKind.INT64) {
            return (bytes, index, count) -> bytes.asLongBuffer().get(target, offset + (int) index, count);
        }
        return (bytes, index, count) -> {
            int at = offset + (int) index;
            for (int i = 0; i < count; i++) {
                target[at + i] = whole(kind.whole(bytes));
            }
        };
    }

    /** The bytes of numbers of one byte, as they are. */
    ElementSink bytes(byte[] target, int offset) {
        if (kind.size() != 1) {
            throw errors.apply("expected numbers of one byte, found " + kind);
        }
        return (bytes, index, count) -> bytes.get(target, offset + (int) index, count);
    }

    private long whole(long value) {
        if (value < 0 && kind == NumberKind.UINT64) {
            throw errors.apply("expected numbers of 63 bits, found " + Long.toUnsignedString(value));
        }
        return value;
    }
}
