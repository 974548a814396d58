package io.lanewise.io.zip;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.bytes.Transfer;
import java.io.IOException;
import java.util.zip.CRC32;

/** Compares bytes with the CRC-32 an archive has of them. */
final class Checksum {
    private Checksum() {}

    /** Reads all of a window once, through one buffer. */
    static FileRegion check(FileRegion region, ZipEntry entry) throws IOException {
        var crc = new CRC32();
        var buffer = Transfer.buffer(region.size());
        for (var at = 0L; at < region.size(); at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), region.size() - at));
            region.read(at, buffer, "stored bytes");
            crc.update(buffer.flip());
        }
        if ((int) crc.getValue() != entry.crc()) {
            throw error(region, (int) crc.getValue(), entry);
        }
        return region;
    }

    static ModelFormatException error(FileRegion region, int found, ZipEntry entry) {
        return region.error(0, "expected bytes with the CRC %08x, found %08x; the file is damaged: copy it anew".formatted(entry.crc(), found));
    }
}
