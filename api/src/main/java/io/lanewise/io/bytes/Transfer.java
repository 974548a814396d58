package io.lanewise.io.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/** The buffers that bytes of files go through: direct ones, which channels fill without a copy, of a size that fits the second-level cache. */
public final class Transfer {
    /** The largest size: 256 KB. */
    public static final int BYTES = 1 << 18;

    private Transfer() {}

    /** A buffer, little-endian, of {@link #BYTES} bytes, or as many as there are to go through it if they are fewer. */
    public static ByteBuffer buffer(long bytes) {
        return ByteBuffer.allocateDirect((int) Math.min(BYTES, bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes all that remains in a buffer. */
    public static void writeFully(WritableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
