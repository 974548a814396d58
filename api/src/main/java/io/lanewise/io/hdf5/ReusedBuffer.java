package io.lanewise.io.hdf5;

import io.lanewise.io.bytes.Transfer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The one {@link Transfer} buffer that all data of a file goes through. */
final class ReusedBuffer {
    private @Nullable ByteBuffer direct;

    /** The empty buffer, which the next call gives away again; a fresh one where an element would not fit into it. */
    ByteBuffer take(int elementBytes, ByteOrder order) {
        if (elementBytes > Transfer.BYTES) {
            return ByteBuffer.allocate(elementBytes).order(order);
        }
        var buffer = direct;
        if (buffer == null) {
            buffer = Transfer.buffer(Transfer.BYTES);
            direct = buffer;
        }
        return buffer.clear().order(order);
    }
}
