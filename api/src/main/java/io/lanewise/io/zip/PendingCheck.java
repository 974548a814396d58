package io.lanewise.io.zip;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.bytes.Transfer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The bytes of an entry whose CRC has not been compared yet. Whoever reads them anyway, in whatever order and from any number of threads, tells
 * the CRCs of the pieces; what nobody has read is read at the end. So large entries are read once instead of twice.
 */
public final class PendingCheck {
    private final FileRegion region;
    private final ZipEntry entry;
    private final boolean checked;
    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(long start, long length, int crc) {
        long end() {
            return start + length;
        }
    }

    /**
     * A check.
     *
     * @param region the entry's bytes
     * @param checked whether they have been compared already
     */
    PendingCheck(FileRegion region, ZipEntry entry, boolean checked) {
        this.region = region;
        this.entry = entry;
        this.checked = checked;
    }

    /** The bytes, which may be damaged until {@link #finish} has returned. */
    public FileRegion region() {
        return region;
    }

    /** Tells the CRC of some bytes of the region. */
    public synchronized void seen(long start, long length, int crc) {
        pieces.add(new Piece(start, length, crc));
    }

    /**
     * Compares the CRC of all bytes.
     *
     * @throws ModelFormatException if they are damaged
     */
    public synchronized void finish() throws IOException {
        if (checked) {
            return;
        }
        pieces.sort(Comparator.comparingLong(Piece::start));
        var crc = 0;
        var at = 0L;
        for (var piece : pieces) {
            if (piece.start() < at) {
                // Read twice in part, which only a file does that was made so: its CRC takes a reading of its own.
                checkAll();
                return;
            }
            crc = Crc32.combine(Crc32.combine(crc, read(at, piece.start()), piece.start() - at), piece.crc(), piece.length());
            at = piece.end();
        }
        crc = Crc32.combine(crc, read(at, region.size()), region.size() - at);
        if (crc != entry.crc()) {
            throw Checksum.error(region, crc, entry);
        }
    }

    /** Compares the CRC of all bytes, whatever was told of them: when reading them has failed, that they are damaged is the better reason. */
    public void checkAll() throws IOException {
        if (!checked) {
            Checksum.check(region, entry);
        }
    }

    /** The CRC of bytes that nobody has read: few, between the large pieces. */
    private int read(long start, long end) throws IOException {
        var crc = new CRC32();
        if (end > start) {
            var buffer = Transfer.buffer(end - start);
            for (var at = start; at < end; at += buffer.limit()) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
                region.read(at, buffer, "stored bytes");
                crc.update(buffer.flip());
            }
        }
        return (int) crc.getValue();
    }
}
