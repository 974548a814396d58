package io.lanewise.io.zip;

import static io.lanewise.io.zip.ZipFormat.EXTRA64;
import static io.lanewise.io.zip.ZipFormat.MARK16;
import static io.lanewise.io.zip.ZipFormat.MARK32;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The sizes and the place of an entry, with the 64-bit ones where a header refers to them; negative ones are beyond 63 bits. */
record EntrySizes(long size, long packed, long offset, long disk) {
    /** Looks into the extra fields for what does not fit into the header; null if it is not there, or there twice, or they are damaged. */
    static @Nullable EntrySizes read(long size, long packed, long offset, int disk, ByteBuffer extra) {
        ByteBuffer large = null;
        while (extra.remaining() >= 4) {
            var id = Short.toUnsignedInt(extra.getShort());
            var length = Short.toUnsignedInt(extra.getShort());
            if (length > extra.remaining() || (id == EXTRA64 && large != null)) {
                return null;
            }
            if (id == EXTRA64) {
                large = extra.slice(extra.position(), length).order(extra.order());
            }
            extra.position(extra.position() + length);
        }
        var needed = (size == MARK32 ? 8 : 0) + (packed == MARK32 ? 8 : 0) + (offset == MARK32 ? 8 : 0);
        if (needed == 0 && disk != MARK16) {
            return new EntrySizes(size, packed, offset, disk);
        }
        if (large == null || large.remaining() < needed + (disk == MARK16 ? 4 : 0)) {
            return null;
        }
        return new EntrySizes(
                size == MARK32 ? large.getLong() : size,
                packed == MARK32 ? large.getLong() : packed,
                offset == MARK32 ? large.getLong() : offset,
                disk == MARK16 ? large.getInt() : disk);
    }
}
