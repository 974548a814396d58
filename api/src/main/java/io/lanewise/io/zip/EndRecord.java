package io.lanewise.io.zip;

import static io.lanewise.io.zip.ZipFormat.CENTRAL_BYTES;
import static io.lanewise.io.zip.ZipFormat.END;
import static io.lanewise.io.zip.ZipFormat.END64;
import static io.lanewise.io.zip.ZipFormat.END64_BYTES;
import static io.lanewise.io.zip.ZipFormat.END_BYTES;
import static io.lanewise.io.zip.ZipFormat.LOCATOR64;
import static io.lanewise.io.zip.ZipFormat.LOCATOR64_BYTES;
import static io.lanewise.io.zip.ZipFormat.MARK16;
import static io.lanewise.io.zip.ZipFormat.MARK32;

import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;

/**
 * What the end of an archive says of its central directory, checked: the directory fills the file between the entries and this record.
 *
 * @param entries how many entries there are
 * @param start where the directory begins
 * @param size its bytes
 */
record EndRecord(int entries, long start, int size) {
    private static final int LONGEST_COMMENT = 0xffff;

    static EndRecord read(FileRegion file, ZipLimits limits) throws IOException {
        var at = find(file);
        var record = file.bytes(at, END_BYTES, "the end record");
        var disks = record.getInt(4);
        long here = Short.toUnsignedInt(record.getShort(8));
        long entries = Short.toUnsignedInt(record.getShort(10));
        var size = Integer.toUnsignedLong(record.getInt(12));
        var start = Integer.toUnsignedLong(record.getInt(16));
        var end = at;
        var locator = at - LOCATOR64_BYTES;
        if (locator >= 0 && file.bytes(locator, 4, "the ZIP64 locator").getInt() == LOCATOR64) {
            end = end64(file, locator);
            var record64 = file.bytes(end, END64_BYTES, "the ZIP64 end record");
            check32(file, at + 8, here, MARK16, record64.getLong(24));
            check32(file, at + 10, entries, MARK16, record64.getLong(32));
            check32(file, at + 12, size, MARK32, record64.getLong(40));
            check32(file, at + 16, start, MARK32, record64.getLong(48));
            disks = record64.getInt(16) | record64.getInt(20) | (disks == -1 ? 0 : disks);
            here = record64.getLong(24);
            entries = record64.getLong(32);
            size = record64.getLong(40);
            start = record64.getLong(48);
        }
        if (disks != 0 || here != entries) {
            throw file.error(end, "expected an archive in one file, found a part of one in several");
        }
        if (entries < 0 || entries > limits.entries() || size < 0 || size > limits.directoryBytes() || entries * CENTRAL_BYTES > size) {
            throw file.error(end, "expected at most %d entries in a directory of at most %d bytes, at least %d bytes each, found %s entries in %s bytes".formatted(
                    limits.entries(), limits.directoryBytes(), CENTRAL_BYTES, Long.toUnsignedString(entries), Long.toUnsignedString(size)));
        }
        if (start != end - size) {
            throw file.error(end, "expected the directory, of " + size + " bytes, to begin at " + (end - size) + ", found that it begins at "
                    + Long.toUnsignedString(start) + "; the file is damaged, or something was put before the archive");
        }
        return new EndRecord((int) entries, start, (int) size);
    }

    /** The record nearest to the end whose comment ends where the file does. */
    private static long find(FileRegion file) throws IOException {
        var length = (int) Math.min(file.size(), END_BYTES + LONGEST_COMMENT);
        var from = file.size() - length;
        var tail = file.bytes(from, length, "the end of the archive");
        for (var at = length - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END && Short.toUnsignedInt(tail.getShort(at + 20)) == length - END_BYTES - at) {
                return from + at;
            }
        }
        throw file.error(file.size(), "expected the end record of a ZIP archive, found none; the file is no ZIP archive or was cut off: copy it anew");
    }

    private static long end64(FileRegion file, long locator) throws IOException {
        var fields = file.bytes(locator, LOCATOR64_BYTES, "the ZIP64 locator");
        var end = fields.getLong(8);
        if (fields.getInt(4) != 0 || fields.getInt(16) > 1 || end < 0 || end > locator - END64_BYTES) {
            throw file.error(locator, "expected the place of the ZIP64 end record in this file, found " + Long.toUnsignedString(end));
        }
        var record = file.bytes(end, END64_BYTES, "the ZIP64 end record");
        if (record.getInt() != END64 || record.getLong(4) != locator - end - 12) {
            throw file.error(end, "expected a ZIP64 end record of " + (locator - end) + " bytes, up to its locator; the file is damaged");
        }
        return end;
    }

    private static void check32(FileRegion file, long at, long small, long mark, long large) {
        if (small != mark && small != large) {
            throw file.error(at, "expected " + Long.toUnsignedString(large) + " as in the ZIP64 end record, found " + small);
        }
    }
}
