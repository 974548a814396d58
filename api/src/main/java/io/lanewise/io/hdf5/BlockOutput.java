package io.lanewise.io.hdf5;

import io.lanewise.io.bytes.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/** Writes to a channel through one direct buffer, which the channel takes without a copy. */
final class BlockOutput {
    private final WritableByteChannel channel;
    private final ByteBuffer buffer = Transfer.buffer(Transfer.BYTES);
    private long flushed;

    BlockOutput(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Bytes so far, those in the buffer too. */
    long written() {
        return flushed + buffer.position();
    }

    void put(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; ) {
            int next = Math.min(bytes.length - at, room(1));
            buffer.put(bytes, at, next);
            at += next;
        }
    }

    /** The elements of a dataset. */
    void put(NewDataset dataset) throws IOException {
        int size = dataset.kind().size();
        for (long at = 0; at < dataset.count(); ) {
            int next = (int) Math.min(dataset.count() - at, room(size) / size);
            int bytes = next * size;
            dataset.source().put(at, next, buffer.slice(buffer.position(), bytes).order(ByteOrder.LITTLE_ENDIAN));
            buffer.position(buffer.position() + bytes);
            at += next;
        }
    }

    /** Zeros up to a multiple of so many bytes, a power of two up to 8. */
    void align(int multiple) throws IOException {
        put(new byte[(int) (-written() & (multiple - 1))]);
    }

    void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            flushed += channel.write(buffer);
        }
        buffer.clear();
    }

    /** How much fits into the buffer, at least so many bytes. */
    private int room(int least) throws IOException {
        if (buffer.remaining() < least) {
            flush();
        }
        return buffer.remaining();
    }
}
