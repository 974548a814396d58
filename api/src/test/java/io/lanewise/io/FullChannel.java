package io.lanewise.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file on a disk with room for so many bytes. */
record FullChannel(SeekableByteChannel file, long room) implements SeekableByteChannel {
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        var free = (int) Math.min(bytes.remaining(), room - file.position());
        if (free <= 0 && bytes.hasRemaining()) {
            throw new IOException("No space left on device");
        }
        var count = file.write(bytes.slice(bytes.position(), free));
        bytes.position(bytes.position() + count);
        return count;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return file.read(bytes);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
