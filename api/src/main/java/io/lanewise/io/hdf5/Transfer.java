package io.lanewise.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** One direct buffer that all data of a file goes through: it fits the second-level cache, and the channel reads into it without a copy. */
final class Transfer {
    static final int BYTES = 1 << 18;

    private @Nullable ByteBuffer direct;

    /** The empty buffer, which the next call gives away again; a fresh one where an element would not fit into it. */
    ByteBuffer take(int elementBytes, ByteOrder order) {
        if (elementBytes > BYTES) {
            return ByteBuffer.allocate(elementBytes).order(order);
        }
        var buffer = direct;
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect(BYTES);
            direct = buffer;
        }
        return buffer.clear().order(order);
    }
}
