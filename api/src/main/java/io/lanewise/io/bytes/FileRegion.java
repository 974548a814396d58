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
    private final Source source;
    private final String name;
    private final long start;
    private final long size;

    /** Where the bytes lie: reads some at a position, as {@link FileChannel#read(ByteBuffer, long)} does. */
    @FunctionalInterface
    private interface Source {
        int read(ByteBuffer target, long position) throws IOException;
    }

    private FileRegion(Source source, String name, long start, long size) {
        this.source = source;
        this.name = name;
        this.start = start;
        this.size = size;
    }

    /** All of an open file; {@code name} is what errors call it. The channel is read at given positions only, and is not closed here. */
    public static FileRegion of(FileChannel channel, String name) throws IOException {
        return new FileRegion(channel::read, name, 0, channel.size());
    }

    /** Bytes in memory as if they were a file, such as what was unpacked from one; the array is shared. */
    public static FileRegion of(byte[] bytes, String name) {
        return new FileRegion((target, position) -> {
            var count = Math.min(target.remaining(), bytes.length - (int) position);
            target.put(bytes, (int) position, count);
            return count;
        }, name, 0, bytes.length);
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
        return new FileRegion(source, what, start + offset, length);
    }

    /** Where this window begins in another one of the same file. */
    public long startIn(FileRegion outer) {
        return start - outer.start;
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
            int count = source.read(target, position);
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

    /** The same, with what led to it. */
    public ModelFormatException error(long offset, String message, Throwable cause) {
        return new ModelFormatException(name + ", byte " + offset + ": " + message, cause);
    }

    private void check(long offset, long length, String what) {
        Objects.requireNonNull(what);
        if (offset < 0 || length < 0 || offset > size - length) {
            throw error(offset, "expected " + what + " of " + length + " bytes inside the " + size + " bytes that are there; the file is damaged or was cut off");
        }
    }
}
