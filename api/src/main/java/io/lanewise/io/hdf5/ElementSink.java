package io.lanewise.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes elements as they come from a file. */
@FunctionalInterface
interface ElementSink {
    /**
     * Takes a run of elements.
     *
     * @param bytes the elements from its position on, in their byte order; what becomes of the position does not matter
     * @param index the row-major index of the first
     * @param count how many there are
     */
    void put(ByteBuffer bytes, long index, int count) throws IOException;
}
