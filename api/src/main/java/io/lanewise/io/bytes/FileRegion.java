package io.lanewise.io.bytes;

import io.lanewise.io.ModelFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Objects;

/**
 * A window of a file. Positions count from the window's start; nothing outside it is ever read, and a length that a file claims is
 * checked against the window before anything is allocated for it.
 */
public final class FileRegion {
    private final FileChannel channel;
    private final String name;
    private final long start;
    private final long size;

    private FileRegion(FileChannel channel, String name, long start, long size) {
        this.channel = channel;
        this.name = name;
        this.start = start;
        this.size = size;
    }

    /** All of an open file; {@code name} is what errors call it. The channel is read at given positions only, and is not closed here. */
    public static FileRegion of(FileChannel channel, String name) throws IOException {
        return new FileRegion(channel, name, 0, channel.size());
    }

    /** What errors call this window. */
    public String name() {
        return name;
    }

    /** Bytes in the window. */
    public long size() {
        return size;
    }

    /**
     * A window inside this one.
     *
     * @param what what errors call it
     * @throws ModelFormatException if it does not lie inside this one
     */
    public FileRegion slice(long offset, long length, String what) {
        check(offset, length, what);
        return new FileRegion(channel, what, start + offset, length);
    }

    /**
     * A copy of some bytes, little-endian.
     *
     * @param what what the bytes are, for the error
     * @throws ModelFormatException if they do not lie inside the window
     */
    public ByteBuffer bytes(long offset, int length, String what) throws IOException {
        check(offset, length, what);
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        readFully(offset, bytes, what);
        return bytes.flip();
    }

    /** Fills what remains of {@code target}, from the window's byte {@code offset} on. The target's position moves to its limit. */
    public void read(long offset, ByteBuffer target, String what) throws IOException {
        check(offset, target.remaining(), what);
        readFully(offset, target, what);
    }

    private void readFully(long offset, ByteBuffer target, String what) throws IOException {
        long position = start + offset;
        while (target.hasRemaining()) {
            int count = channel.read(target, position);
            if (count < 0) {
                throw new EOFException(name + ": the file became shorter while " + what + " was read from it");
            }
            position += count;
        }
    }

    /** An error about the byte {@code offset} of this window. */
    public ModelFormatException error(long offset, String message) {
        return new ModelFormatException(name + ", byte " + offset + ": " + message);
    }

    private void check(long offset, long length, String what) {
        Objects.requireNonNull(what);
        if (offset < 0 || length < 0 || offset > size - length) {
            throw error(offset, "expected " + what + " of " + length + " bytes inside the " + size + " bytes that are there; the file is damaged or was cut off");
        }
    }
}
