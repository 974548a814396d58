package io.lanewise.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The content of a gzip file (RFC 1952) of one or several members. Stricter than the JDK's: bytes after the last member that are not
 * a further one are an error, not the end.
 */
final class GzipStream extends InputStream {
    private static final int MAGIC = 0x1f8b;
    private static final int DEFLATE = 8;
    private static final int HAS_HEADER_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream source;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private boolean ended;

    GzipStream(InputStream source) throws IOException {
        this.source = source;
        readHeader((nextByte() << 8) | nextByte());
    }

    /** Whether a file with these first two bytes, high byte first, is gzip. */
    static boolean isGzip(int firstTwoBytes) {
        return firstTwoBytes == MAGIC;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!ended && length > 0) {
            var count = inflate(target, offset, length);
            if (count > 0) {
                checksum.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else {
                require(fill());
                inflater.setInput(buffer, position, limit - position);
                position = limit;
            }
        }
        return length == 0 ? 0 : -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            var count = inflater.inflate(target, offset, length);
            if (inflater.needsDictionary()) {
                throw new ZipException("gzip: the compressed data asks for a dictionary, which gzip does not have");
            }
            return count;
        } catch (DataFormatException e) {
            throw new ZipException("gzip: damaged compressed data (" + e.getMessage() + ")");
        }
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        var storedChecksum = nextWord();
        var storedLength = nextWord();
        if (storedChecksum != checksum.getValue() || storedLength != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new ZipException("gzip: the content does not agree with its stored checksum and length: the file is damaged");
        }
        if (!fill()) {
            ended = true;
            return;
        }
        inflater.reset();
        checksum.reset();
        readHeader((nextByte() << 8) | nextByte());
    }

    private void readHeader(int magic) throws IOException {
        var method = nextByte();
        if (!isGzip(magic) || method != DEFLATE) {
            throw new ZipException(
                    "gzip: expected a member beginning with the bytes 1f 8b 08, received %04x %02x".formatted(magic, method));
        }
        var flags = nextByte();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("gzip: unknown flags 0x%02x".formatted(flags));
        }
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(nextByte() | (nextByte() << 8));
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_HEADER_CHECKSUM) != 0) {
            skip(2);
        }
    }

    private void skip(int count) throws IOException {
        for (var i = 0; i < count; i++) {
            nextByte();
        }
    }

    private void skipText() throws IOException {
        while (nextByte() != 0) {
            // Up to and including the zero that ends it.
        }
    }

    private long nextWord() throws IOException {
        return nextByte() | (nextByte() << 8) | nextByte() << 16 | (long) nextByte() << 24;
    }

    private int nextByte() throws IOException {
        require(fill());
        return buffer[position++] & 0xff;
    }

    /** Makes sure that at least one byte is buffered, unless the source has ended. */
    private boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, source.read(buffer));
        }
        return position < limit;
    }

    private static void require(boolean available) throws EOFException {
        if (!available) {
            throw new EOFException("gzip: the file ends in the middle of its compressed data: it is truncated");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        source.close();
    }
}
