package io.lanewise.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * Elements from an array, whose type and length can be checked before anything is written.
 *
 * @param kinds what the array's elements can be written as
 * @param length how many there are
 * @param elements puts them
 */
record ArraySource(List<NumberKind> kinds, int length, ElementSource elements) implements ElementSource {
    /** What an array holds from an index on. */
    static ArraySource of(int arrayLength, int offset, List<NumberKind> kinds, ElementSource elements) {
        return new ArraySource(kinds, arrayLength - Objects.checkIndex(offset, arrayLength + 1), elements);
    }

    /** Refuses a dataset that needs other elements or more of them. */
    void check(NumberKind kind, long count) {
        if (!kinds.contains(kind)) {
            throw new IllegalArgumentException("expected an array whose elements can be written as " + kind + ", received one for " + kinds);
        }
        if (count > length) {
            throw new IllegalArgumentException("expected " + count + " elements in the array from the offset on, received " + length);
        }
    }

    @Override
    public void put(long first, int count, ByteBuffer target) throws IOException {
        elements.put(first, count, target);
    }
}
