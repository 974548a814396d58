package io.lanewise.io.zip;

import static io.lanewise.io.zip.ZipFormat.CENTRAL;
import static io.lanewise.io.zip.ZipFormat.CENTRAL_BYTES;
import static io.lanewise.io.zip.ZipFormat.DEFLATED;
import static io.lanewise.io.zip.ZipFormat.FLAGS_REFUSED;
import static io.lanewise.io.zip.ZipFormat.FLAG_DESCRIPTOR;
import static io.lanewise.io.zip.ZipFormat.FLAG_UTF8;
import static io.lanewise.io.zip.ZipFormat.LOCAL;
import static io.lanewise.io.zip.ZipFormat.LOCAL_BYTES;
import static io.lanewise.io.zip.ZipFormat.STORED;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the headers of entries, one after the other, from the central directory, and compares each with its local header. */
final class EntryReader {
    /** Deflate's limit: 258 bytes from two bits, and a block's first bits. */
    private static final long LARGEST_COMPRESSION = 1032;

    private final FileRegion file;
    private final EndRecord end;
    private final ByteBuffer directory;

    EntryReader(FileRegion file, EndRecord end) throws IOException {
        this.file = file;
        this.end = end;
        this.directory = file.bytes(end.start(), end.size(), "the directory");
    }

    /** Nothing may stand between the last entry of the directory and the end record. */
    void finish() {
        if (directory.hasRemaining()) {
            throw error("expected the end of the directory after " + end.entries() + " entries");
        }
    }

    ZipEntry next() throws IOException {
        var at = directory.position();
        if (directory.remaining() < CENTRAL_BYTES || directory.getInt(at) != CENTRAL) {
            throw error("expected the header of an entry");
        }
        var flags = unsigned(at + 8);
        var method = unsigned(at + 10);
        var nameLength = unsigned(at + 28);
        var extraLength = unsigned(at + 30);
        var commentLength = unsigned(at + 32);
        if (directory.remaining() - CENTRAL_BYTES < nameLength + extraLength + commentLength) {
            throw error("expected an entry of " + (CENTRAL_BYTES + nameLength + extraLength + commentLength) + " bytes inside the directory");
        }
        var nameBytes = directory.slice(at + CENTRAL_BYTES, nameLength);
        var name = name(nameBytes.duplicate(), flags);
        if ((flags & FLAGS_REFUSED) != 0) {
            throw error("entry " + EntryNames.shown(name) + " is encrypted or a patch; pack the archive anew without that");
        }
        if (method != STORED && method != DEFLATED) {
            throw error("entry " + EntryNames.shown(name) + ": expected compression 0 (stored) or 8 (deflated), found " + method);
        }
        var extra = directory.slice(at + CENTRAL_BYTES + nameLength, extraLength).order(directory.order());
        var sizes = EntrySizes.read(unsigned32(at + 24), unsigned32(at + 20), unsigned32(at + 42), unsigned(at + 34), extra);
        if (sizes == null || sizes.size() < 0 || sizes.packed() < 0 || sizes.offset() < 0 || sizes.disk() != 0) {
            throw error("entry " + EntryNames.shown(name) + ": its sizes or extra fields are damaged");
        }
        if (method == STORED ? sizes.size() != sizes.packed() : sizes.size() / LARGEST_COMPRESSION > sizes.packed()) {
            throw error("entry " + EntryNames.shown(name) + ": " + sizes.packed() + " bytes cannot hold the " + sizes.size() + " that it says");
        }
        if (name.endsWith("/") && sizes.size() != 0) {
            throw error("entry " + EntryNames.shown(name) + ": expected a folder to be empty");
        }
        var header = new Header(name, nameBytes, flags, method, directory.getInt(at + 16), sizes);
        var data = data(header);
        directory.position(at + CENTRAL_BYTES + nameLength + extraLength + commentLength);
        return new ZipEntry(name, method == DEFLATED, sizes.size(), sizes.packed(), header.crc, sizes.offset(), data);
    }

    private record Header(String name, ByteBuffer nameBytes, int flags, int method, int crc, EntrySizes sizes) {}

    /** Where the bytes begin, once the local header was found to say the same as the directory. */
    private long data(Header header) throws IOException {
        var at = header.sizes.offset();
        var entries = file.slice(0, end.start(), file.name());
        var nameLength = header.nameBytes.capacity();
        var local = entries.bytes(at, LOCAL_BYTES + nameLength, "a local header");
        var flags = Short.toUnsignedInt(local.getShort(6));
        var same = local.getInt(0) == LOCAL && Short.toUnsignedInt(local.getShort(8)) == header.method
                && ((flags ^ header.flags) & (FLAG_UTF8 | FLAG_DESCRIPTOR | FLAGS_REFUSED)) == 0
                && Short.toUnsignedInt(local.getShort(26)) == nameLength
                && local.slice(LOCAL_BYTES, nameLength).equals(header.nameBytes);
        if (!same) {
            throw file.error(at, "expected the local header of " + EntryNames.shown(header.name) + " as the directory has it; the file is damaged");
        }
        var extraLength = Short.toUnsignedInt(local.getShort(28));
        var extra = entries.bytes(at + LOCAL_BYTES + nameLength, extraLength, "the extra fields of a local header");
        var sizes = EntrySizes.read(Integer.toUnsignedLong(local.getInt(22)), Integer.toUnsignedLong(local.getInt(18)), 0, 0, extra);
        var later = (flags & FLAG_DESCRIPTOR) != 0;
        if (!later && (sizes == null || local.getInt(ZipFormat.LOCAL_CRC) != header.crc
                || sizes.size() != header.sizes.size() || sizes.packed() != header.sizes.packed())) {
            throw file.error(at, "expected the local header of " + EntryNames.shown(header.name) + " to give the directory's sizes and CRC; the file is damaged");
        }
        var data = at + LOCAL_BYTES + nameLength + extraLength;
        entries.slice(data, header.sizes.packed(), "the bytes of " + EntryNames.shown(header.name));
        return data;
    }

    private String name(ByteBuffer bytes, int flags) {
        String name;
        try {
            var charset = (flags & FLAG_UTF8) != 0 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
            name = charset.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw error("expected an entry's name in ASCII, or marked as UTF-8 and that; pack the archive anew with UTF-8 names");
        }
        var problem = EntryNames.problem(name);
        if (problem != null) {
            throw error("the name " + EntryNames.shown(name) + " " + problem + ", which could write outside a folder; the archive is not to be trusted");
        }
        return name;
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(directory.getShort(at));
    }

    private long unsigned32(int at) {
        return Integer.toUnsignedLong(directory.getInt(at));
    }

    private ModelFormatException error(String message) {
        return file.error(end.start() + directory.position(), message);
    }
}
