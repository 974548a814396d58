package io.lanewise.io.zip;

import static io.lanewise.io.zip.ZipFormat.CENTRAL;
import static io.lanewise.io.zip.ZipFormat.CENTRAL_BYTES;
import static io.lanewise.io.zip.ZipFormat.END;
import static io.lanewise.io.zip.ZipFormat.END64;
import static io.lanewise.io.zip.ZipFormat.END64_BYTES;
import static io.lanewise.io.zip.ZipFormat.END_BYTES;
import static io.lanewise.io.zip.ZipFormat.EXTRA64;
import static io.lanewise.io.zip.ZipFormat.FLAG_UTF8;
import static io.lanewise.io.zip.ZipFormat.LOCAL;
import static io.lanewise.io.zip.ZipFormat.LOCAL_BYTES;
import static io.lanewise.io.zip.ZipFormat.LOCATOR64;
import static io.lanewise.io.zip.ZipFormat.LOCATOR64_BYTES;
import static io.lanewise.io.zip.ZipFormat.MARK16;
import static io.lanewise.io.zip.ZipFormat.MARK32;
import static io.lanewise.io.zip.ZipFormat.STORED;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The headers of stored entries.
 *
 * @param large from which size or place on 64 bits are used; the format's {@link ZipFormat#MARK32}, less in tests
 * @param many from which number of entries on they are
 */
record ZipHeaders(long large, int many) {
    private static final short VERSION = 20;
    private static final short VERSION64 = 45;
    /** Attributes are those of Unix. */
    private static final int UNIX = 3 << 8;
    /** A regular file that everyone may read and its owner may write, and a folder, as Unix has them. */
    private static final int FILE = 0100644 << 16;
    private static final int FOLDER = (040755 << 16) | (1 << 4);
    /** 1980-01-01, 00:00. */
    private static final int DATE = 0x0021 << 16;

    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    ByteBuffer local(String name, long size, int crc) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        var extra = size >= large ? 20 : 0;
        var header = buffer(LOCAL_BYTES + bytes.length + extra).putInt(LOCAL);
        common(header, name, size, crc, extra > 0).putShort((short) bytes.length).putShort((short) extra).put(bytes);
        if (extra > 0) {
            header.putShort((short) EXTRA64).putShort((short) 16).putLong(size).putLong(size);
        }
        return header.flip();
    }

    ByteBuffer central(ZipEntry entry) {
        var bytes = entry.name().getBytes(StandardCharsets.UTF_8);
        var largeSize = entry.size() >= large;
        var far = entry.header() >= large;
        var extra = (largeSize ? 16 : 0) + (far ? 8 : 0);
        var header = buffer(CENTRAL_BYTES + bytes.length + (extra == 0 ? 0 : 4 + extra)).putInt(CENTRAL);
        header.putShort((short) (UNIX | (extra > 0 ? VERSION64 : VERSION)));
        common(header, entry.name(), entry.size(), entry.crc(), extra > 0);
        header.putShort((short) bytes.length).putShort((short) (extra == 0 ? 0 : 4 + extra)).putShort((short) 0);
        header.putShort((short) 0).putShort((short) 0).putInt(entry.isFolder() ? FOLDER : FILE);
        header.putInt(far ? (int) MARK32 : (int) entry.header()).put(bytes);
        if (extra > 0) {
            header.putShort((short) EXTRA64).putShort((short) extra);
        }
        if (largeSize) {
            header.putLong(entry.size()).putLong(entry.size());
        }
        if (far) {
            header.putLong(entry.header());
        }
        return header.flip();
    }

    /** What both kinds of header have in common: from the version to the sizes. */
    private ByteBuffer common(ByteBuffer header, String name, long size, int crc, boolean zip64) {
        var ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
        var size32 = size >= large ? (int) MARK32 : (int) size;
        return header.putShort(zip64 ? VERSION64 : VERSION).putShort((short) (ascii ? 0 : FLAG_UTF8)).putShort((short) STORED)
                .putInt(DATE).putInt(crc).putInt(size32).putInt(size32);
    }

    ByteBuffer end(int entries, long start, long size) {
        var zip64 = entries >= many || start >= large || size >= large;
        var end = buffer((zip64 ? END64_BYTES + LOCATOR64_BYTES : 0) + END_BYTES);
        if (zip64) {
            end.putInt(END64).putLong(END64_BYTES - 12).putShort((short) (UNIX | VERSION64)).putShort(VERSION64);
            end.putInt(0).putInt(0).putLong(entries).putLong(entries).putLong(size).putLong(start);
            end.putInt(LOCATOR64).putInt(0).putLong(start + size).putInt(1);
        }
        var count = entries >= many ? MARK16 : entries;
        end.putInt(END).putInt(0).putShort((short) count).putShort((short) count);
        end.putInt(size >= large ? (int) MARK32 : (int) size).putInt(start >= large ? (int) MARK32 : (int) start).putShort((short) 0);
        return end.flip();
    }
}
