package io.lanewise.io.zip;

/**
 * A file in an archive.
 *
 * @param name its path, with {@code /} between folders
 * @param deflated whether it is compressed
 * @param size its bytes, unpacked
 * @param packedSize the bytes it takes in the archive
 * @param crc the CRC-32 of its bytes, unpacked
 * @param header where its local header begins
 * @param data where its bytes begin
 */
public record ZipEntry(String name, boolean deflated, long size, long packedSize, int crc, long header, long data) {
    /** Whether this is a folder: it has no bytes. */
    public boolean isFolder() {
        return name.endsWith("/");
    }

    long end() {
        return data + packedSize;
    }
}
