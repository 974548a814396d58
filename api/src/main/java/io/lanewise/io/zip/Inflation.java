package io.lanewise.io.zip;

import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.bytes.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks deflated entries. */
final class Inflation {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;
    /** Memory taken at once; beyond it, memory is taken as bytes come, not all at once for what an entry promises. */
    private static final int FIRST_BYTES = 1 << 24;

    private Inflation() {}

    /** The bytes of an entry: exactly as many as it says, from exactly the packed bytes it has. */
    static FileRegion unpack(FileRegion packed, ZipEntry entry) throws IOException {
        if (entry.size() > MOST_BYTES) {
            throw packed.error(0, "expected at most " + MOST_BYTES + " bytes, found " + entry.size() + "; pack the archive anew without compression");
        }
        var inflater = new Inflater(true);
        try {
            var bytes = inflate(packed, (int) entry.size(), inflater);
            if (!inflater.finished() || inflater.getBytesRead() != packed.size()) {
                throw packed.error(inflater.getBytesRead(), "expected the compressed bytes to end here, at " + entry.size() + " unpacked ones; the file is damaged");
            }
            var crc = new CRC32();
            crc.update(bytes);
            if ((int) crc.getValue() != entry.crc()) {
                throw Checksum.error(packed, (int) crc.getValue(), entry);
            }
            return FileRegion.of(bytes, packed.name());
        } finally {
            inflater.end();
        }
    }

    private static byte[] inflate(FileRegion packed, int size, Inflater inflater) throws IOException {
        var bytes = new byte[Math.min(size, FIRST_BYTES)];
        var input = Transfer.buffer(packed.size());
        var read = 0L;
        var count = 0;
        // One byte more than promised is asked for, so that the end of the data is seen.
        var beyond = new byte[1];
        while (!inflater.finished()) {
            if (inflater.needsInput()) {
                if (read == packed.size()) {
                    throw packed.error(read, "expected " + size + " unpacked bytes, found only " + count + "; the file is damaged");
                }
                read += fill(packed, read, input);
                inflater.setInput(input);
            }
            if (count == bytes.length && count < size) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(size, 2L * count));
            }
            var room = bytes.length - count;
            var step = room > 0 ? inflate(inflater, bytes, count, room, packed) : inflate(inflater, beyond, 0, 1, packed);
            if (room == 0 && step > 0) {
                throw packed.error(inflater.getBytesRead(), "expected " + size + " unpacked bytes, found more; the file is damaged");
            }
            count += step;
        }
        if (count < size) {
            throw packed.error(inflater.getBytesRead(), "expected " + size + " unpacked bytes, found only " + count + "; the file is damaged");
        }
        return bytes;
    }

    private static int fill(FileRegion packed, long at, ByteBuffer input) throws IOException {
        input.clear().limit((int) Math.min(input.capacity(), packed.size() - at));
        packed.read(at, input, "compressed bytes");
        return input.flip().remaining();
    }

    private static int inflate(Inflater inflater, byte[] target, int offset, int length, FileRegion packed) {
        try {
            var count = inflater.inflate(target, offset, length);
            if (inflater.needsDictionary()) {
                throw packed.error(inflater.getBytesRead(), "the compressed bytes ask for a dictionary, which ZIP does not have");
            }
            return count;
        } catch (DataFormatException e) {
            throw packed.error(inflater.getBytesRead(), "damaged compressed bytes (" + e.getMessage() + ")", e);
        }
    }
}
