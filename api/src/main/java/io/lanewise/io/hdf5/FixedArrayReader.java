package io.lanewise.io.hdf5;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads fixed arrays, which index chunks whose number is fixed. */
final class FixedArrayReader {
    private static final int HEADER = 28;
    private static final int MASK_BYTES = 4;
    private static final int PREFIX = 14;

    private final Blocks blocks;
    private final Place place;
    private final ChunkGrid grid;
    private final boolean filtered;
    private final int entryBytes;
    private final long entries;
    private final long perPage;
    private final boolean paged;
    private final Cursor head;
    private final long pagesAt;
    private @Nullable Cursor page;
    private long pageNumber = -1;

    private FixedArrayReader(
            Blocks blocks, Place place, ChunkGrid grid, boolean filtered, int entryBytes, long entries, int pageBits, long header, long data)
            throws IOException {
        this.blocks = blocks;
        this.place = place;
        this.grid = grid;
        this.filtered = filtered;
        this.entryBytes = entryBytes;
        this.entries = entries;
        this.perPage = 1L << pageBits;
        this.paged = entries > perPage;
        long bitmap = paged ? Math.ceilDiv(Math.ceilDiv(entries, perPage), Byte.SIZE) : 0;
        long length = PREFIX + (paged ? bitmap : entries * entryBytes) + Integer.BYTES;
        this.head = blocks.readChecked(data, length, "a fixed array", place).signature("FADB");
        head.version(0);
        int client = head.u8();
        long owner = head.address();
        if (client != (filtered ? 1 : 0) || owner != header) {
            throw head.error("expected the data of the fixed array at " + header + ", found that of " + owner + ", of kind " + client);
        }
        this.pagesAt = data + length;
    }

    /** The array whose header is at an address. */
    static FixedArrayReader open(Blocks blocks, Place place, long address, ChunkGrid grid, int pageBits, boolean filtered) throws IOException {
        var in = blocks.readChecked(address, HEADER, "the header of a fixed array", place).signature("FAHD");
        in.version(0);
        int client = in.u8();
        int entryBytes = in.u8();
        int bits = in.u8();
        long entries = in.length();
        long data = in.address();
        int least = Long.BYTES + (filtered ? 1 + MASK_BYTES : 0);
        int most = Long.BYTES + (filtered ? Long.BYTES + MASK_BYTES : 0);
        if (client != (filtered ? 1 : 0) || entryBytes < least || entryBytes > most || bits != pageBits || bits > 30
                || entries != grid.mostCount() || entries > Bounds.CHUNKS) {
            throw in.error("expected a fixed array of " + grid.mostCount() + " chunks (at most " + Bounds.CHUNKS + "), found " + entries
                    + " entries of " + entryBytes + " bytes, kind " + client + ", pages of 2^" + bits);
        }
        return new FixedArrayReader(blocks, place, grid, filtered, entryBytes, entries, bits, address, data);
    }

    void forEach(long chunkBytes, ChunkIndex.Visitor visitor) throws IOException {
        for (long number = 0; number < grid.count(); number++) {
            var entry = entry(grid.numberAmongMost(number));
            long address = entry == null ? Cursor.UNDEFINED : entry.address();
            if (entry != null && address != Cursor.UNDEFINED) {
                long bytes = filtered ? entry.unsigned(entryBytes - Long.BYTES - MASK_BYTES) : chunkBytes;
                visitor.visit(number, address, bytes, filtered ? (int) entry.u32() : 0);
            }
        }
    }

    /** The array's entry, or null on a page that was never written. */
    private @Nullable Cursor entry(long index) throws IOException {
        if (!paged) {
            return head.copy().skip(index * entryBytes);
        }
        long number = index / perPage;
        if (number != pageNumber) {
            pageNumber = number;
            boolean written = (head.copy().skip(number / Byte.SIZE).u8() & (0x80 >> (int) (number % Byte.SIZE))) != 0;
            long count = Math.min(perPage, entries - number * perPage);
            long at = pagesAt + number * (perPage * entryBytes + Integer.BYTES);
            page = written ? blocks.readChecked(at, count * entryBytes + Integer.BYTES, "a page of a fixed array", place) : null;
        }
        return page == null ? null : page.copy().skip(index % perPage * entryBytes);
    }
}
