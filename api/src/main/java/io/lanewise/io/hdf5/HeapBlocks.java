package io.lanewise.io.hdf5;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The blocks of a fractal heap. They make up one space of offsets: rows of {@code columns} blocks each, in the first two rows of
 * {@code first} bytes, then doubling from row to row; those larger than {@code largest} are indirect, again made of such rows.
 */
final class HeapBlocks {
    private static final int PREFIX = 4 + 1 + Long.BYTES;

    private final Blocks blocks;
    private final Place place;
    private final long heap;
    private final int offsetBytes;
    private final boolean checksums;
    private final int columns;
    private final long first;
    private final long largest;
    private final long root;
    private final int rows;
    private final Map<Long, Cursor> read = new HashMap<>();

    HeapBlocks(Blocks blocks, Place place, long heap, int offsetBytes, boolean checksums, int columns, long first, long largest, long root, int rows) {
        this.blocks = blocks;
        this.place = place;
        this.heap = heap;
        this.offsetBytes = offsetBytes;
        this.checksums = checksums;
        this.columns = columns;
        this.first = first;
        this.largest = largest;
        this.root = root;
        this.rows = rows;
    }

    /** The bytes at an offset of the heap; {@code from} stands where errors point to. */
    Cursor object(long offset, long length, Cursor from) throws IOException {
        long address = root;
        long base = 0;
        long size = first;
        int below = rows;
        while (below > 0) { // each indirect block has fewer rows than the one above
            long inside = offset - base;
            long row0 = first * columns;
            int row = inside < row0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(inside / row0);
            size = row == 0 ? first : first << (row - 1);
            long rowStart = row == 0 ? 0 : row0 << (row - 1);
            int column = (int) ((inside - rowStart) / size);
            if (row >= below) {
                throw from.error("expected an object inside its fractal heap, found the offset " + offset);
            }
            var entries = indirect(address, below);
            address = entries.skip(((long) row * columns + column) * Long.BYTES).address();
            base += rowStart + column * size;
            int nextRows = size <= largest ? 0 : rowsOf(size, row0);
            if (nextRows >= below) {
                throw from.error("expected blocks of a fractal heap that get smaller, found " + nextRows + " rows below " + below);
            }
            below = nextRows;
        }
        long inside = offset - base;
        if (inside > size || length > size - inside) {
            throw from.error("expected an object inside its block of " + size + " bytes, found " + length + " bytes at " + inside);
        }
        return direct(address, size).skip(inside).slice(length, "an object of a fractal heap");
    }

    /** Rows whose blocks together have a size. */
    private static int rowsOf(long size, long row0) {
        return size < row0 ? 1 : Long.numberOfTrailingZeros(size) - Long.numberOfTrailingZeros(row0) + 1;
    }

    private Cursor indirect(long address, int blockRows) throws IOException {
        var known = read.get(address);
        if (known == null) {
            long length = PREFIX + offsetBytes + (long) blockRows * columns * Long.BYTES + Integer.BYTES;
            known = blocks.readChecked(address, length, "an indirect block of a fractal heap", place).signature("FHIB");
            checkPrefix(known);
            read.put(address, known);
        }
        return known.copy();
    }

    /** From its first byte on, because offsets count those before the objects too. */
    private Cursor direct(long address, long size) throws IOException {
        var known = read.get(address);
        if (known == null) {
            known = blocks.read(address, size, "a direct block of a fractal heap", place);
            var prefix = known.copy().signature("FHDB");
            checkPrefix(prefix);
            if (checksums) {
                known.checkAround((int) (prefix.at() - address));
            }
            read.put(address, known);
        }
        return known.copy();
    }

    private void checkPrefix(Cursor in) {
        in.version(0);
        long owner = in.address();
        if (owner != heap) {
            throw in.error("expected a block of the fractal heap at " + heap + ", found one of that at " + owner);
        }
        in.skip(offsetBytes);
    }
}
