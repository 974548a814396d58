package io.lanewise.io.zip;

import io.lanewise.io.bytes.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32;

/** Passes the bytes of one entry on, exactly as many as were promised, and takes their CRC. */
final class CountedChannel implements WritableByteChannel {
    private final WritableByteChannel target;
    private final String name;
    private final long size;
    private final CRC32 crc = new CRC32();
    private long count;
    private boolean open = true;

    CountedChannel(WritableByteChannel target, String name, long size) {
        this.target = target;
        this.name = name;
        this.size = size;
    }

    int crc() {
        return (int) crc.getValue();
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        var length = bytes.remaining();
        if (!open || length > size - count) {
            throw new IllegalStateException("ZipWriter: entry \"" + name + "\": expected " + size + " bytes, received more");
        }
        crc.update(bytes.duplicate());
        Transfer.writeFully(target, bytes);
        count += length;
        return length;
    }

    void finish() {
        open = false;
        if (count < size) {
            throw new IllegalStateException("ZipWriter: entry \"" + name + "\": expected " + size + " bytes, received only " + count);
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Leaves the archive open: only the entry ends. */
    @Override
    public void close() {
        open = false;
    }
}
