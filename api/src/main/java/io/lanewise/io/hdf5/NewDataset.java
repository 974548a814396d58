package io.lanewise.io.hdf5;

import java.util.Arrays;

/** A dataset of a file that is to be written. */
public final class NewDataset extends NewObject {
    private final long[] shape;
    private final NumberKind kind;
    private final ElementSource source;
    private final long count;

    NewDataset(long[] shape, NumberKind kind, ElementSource source) {
        this.shape = shape.clone();
        this.kind = kind;
        this.source = source;
        this.count = count(shape, kind);
        if (kind == NumberKind.BOOL || kind == NumberKind.BFLOAT16) {
            throw new IllegalArgumentException("expected a kind of numbers that HDF5 has, received " + kind);
        }
        if (source instanceof ArraySource array) {
            array.check(kind, count);
        }
    }

    private static long count(long[] shape, NumberKind kind) {
        if (shape.length > Bounds.RANK || Arrays.stream(shape).anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException("expected at most " + Bounds.RANK + " sizes from 0 on, received " + Arrays.toString(shape));
        }
        if (Arrays.stream(shape).anyMatch(size -> size == 0)) {
            return 0;
        }
        long count = 1;
        for (long size : shape) {
            if (count > Long.MAX_VALUE / kind.size() / size) {
                throw new IllegalArgumentException("expected a shape of at most 2⁶³ bytes, received " + Arrays.toString(shape));
            }
            count *= size;
        }
        return count;
    }

    long[] shape() {
        return shape.clone();
    }

    NumberKind kind() {
        return kind;
    }

    ElementSource source() {
        return source;
    }

    long count() {
        return count;
    }

    long bytes() {
        return count * kind.size();
    }
}
