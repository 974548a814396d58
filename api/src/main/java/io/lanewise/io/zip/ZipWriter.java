package io.lanewise.io.zip;

import io.lanewise.io.bytes.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Writes a ZIP archive of stored entries, straight through. All dates are the format's first, 1980-01-01: the same entries give the
 * same bytes. ZIP64 is used where a size, a place or the number of entries asks for it, and only there.
 */
public final class ZipWriter {
    private final SeekableByteChannel channel;
    private final ZipHeaders headers;
    private final List<ZipEntry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean finished;

    /** Writes the bytes of an entry. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of them to a channel that takes no more than was promised. */
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /** A writer to an empty channel, which is not closed here. */
    public ZipWriter(SeekableByteChannel channel) {
        this(channel, new ZipHeaders(ZipFormat.MARK32, ZipFormat.MARK16));
    }

    ZipWriter(SeekableByteChannel channel, ZipHeaders headers) {
        this.channel = channel;
        this.headers = headers;
    }

    /**
     * Adds an entry of bytes in memory.
     *
     * @throws IllegalArgumentException if the name is no relative path, or was there before
     */
    public void add(String name, byte[] bytes) throws IOException {
        var crc = new CRC32();
        crc.update(bytes);
        var entry = begin(name, bytes.length, (int) crc.getValue());
        Transfer.writeFully(channel, ByteBuffer.wrap(bytes));
        entries.add(entry);
    }

    /**
     * Adds an entry whose size is known and whose bytes come one after the other. Their CRC is written into the header afterwards.
     *
     * @throws IllegalArgumentException if the name is no relative path or was there before, or the size is negative
     * @throws IllegalStateException if more or fewer bytes come than promised; the archive is then good for nothing
     */
    public void add(String name, long size, Content content) throws IOException {
        var entry = begin(name, size, 0);
        var counted = new CountedChannel(channel, name, size);
        content.writeTo(counted);
        counted.finish();
        channel.position(entry.header() + ZipFormat.LOCAL_CRC);
        Transfer.writeFully(channel, ZipHeaders.buffer(4).putInt(counted.crc()).flip());
        channel.position(entry.end());
        entries.add(new ZipEntry(name, false, size, size, counted.crc(), entry.header(), entry.data()));
    }

    private ZipEntry begin(String name, long size, int crc) throws IOException {
        if (finished) {
            throw new IllegalStateException("ZipWriter: the archive is finished; entry \"" + name + "\" comes too late");
        }
        var problem = EntryNames.problem(name);
        if (problem == null && name.getBytes(StandardCharsets.UTF_8).length > 0xffff) {
            problem = "is longer than 65,535 bytes";
        }
        if (problem == null && !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            problem = "has half of a surrogate pair";
        }
        if (problem == null && names.contains(name)) {
            problem = "is there already";
        }
        if (problem == null && name.endsWith("/") && size != 0) {
            problem = "is a folder's and has bytes";
        }
        if (problem != null || size < 0) {
            throw new IllegalArgumentException("ZipWriter: expected a new relative path and its size, received " + size + " bytes of "
                    + EntryNames.shown(name) + (problem == null ? "" : ", which " + problem));
        }
        var header = channel.position();
        var local = headers.local(name, size, crc);
        var entry = new ZipEntry(name, false, size, size, crc, header, header + local.remaining());
        names.add(name);
        Transfer.writeFully(channel, local);
        return entry;
    }

    /** Writes the directory. Without it there is no archive. */
    public void finish() throws IOException {
        if (finished) {
            throw new IllegalStateException("ZipWriter: the archive is finished already");
        }
        finished = true;
        var start = channel.position();
        var buffer = Transfer.buffer(Transfer.BYTES);
        for (var entry : entries) {
            var central = headers.central(entry);
            if (central.remaining() > buffer.remaining()) {
                Transfer.writeFully(channel, buffer.flip());
                buffer.clear();
            }
            buffer.put(central);
        }
        Transfer.writeFully(channel, buffer.flip());
        Transfer.writeFully(channel, headers.end(entries.size(), start, channel.position() - start));
    }
}
