package io.lanewise.io.hdf5;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;

/** Reads the file's structure block by block and keeps count: what all of it may cost is bounded ({@link Bounds}). */
final class Blocks {
    private final FileRegion region;
    private final ReusedBuffer transfer;
    private final GlobalHeap heap = new GlobalHeap(this);
    private long bytes;
    private int entries;

    private Blocks(FileRegion region, ReusedBuffer transfer) {
        this.region = region;
        this.transfer = transfer;
    }

    static Blocks of(FileRegion region) {
        return new Blocks(region, new ReusedBuffer());
    }

    /** The same file with a new count, for one reading of a dataset. */
    Blocks anew() {
        return new Blocks(region, transfer);
    }

    FileRegion region() {
        return region;
    }

    /** The buffer that data goes through. */
    ReusedBuffer transfer() {
        return transfer;
    }

    /** Where texts of variable length stand. */
    GlobalHeap heap() {
        return heap;
    }

    /** A block at an address. */
    Cursor read(long address, long length, String what, Place place) throws IOException {
        requireInside(address, length, what, place);
        spend(length + Bounds.READ_COST, address, place);
        return new Cursor(this, place, what, address, region.bytes(address, (int) length, what));
    }

    /** A block whose last four bytes are the checksum of those before; the cursor stands at its start and ends before the checksum. */
    Cursor readChecked(long address, long length, String what, Place place) throws IOException {
        if (length < Integer.BYTES) {
            throw error(address, place, "expected " + what + " with a checksum, found a length of " + length + " bytes");
        }
        return read(address, length, what, place).checked();
    }

    /** Refuses what does not lie inside the file, before anything is done for it. */
    void requireInside(long address, long length, String what, Place place) {
        if (address < 0 || length < 0 || address > region.size() - length) {
            throw error(Math.max(address, 0), place, "expected " + what + " of " + length + " bytes inside the " + region.size()
                    + " bytes of the file, which is damaged or was cut off");
        }
    }

    /** Counts bytes that are read or made. */
    void spend(long count, long address, Place place) {
        if (count > Bounds.METADATA_BYTES - bytes) {
            throw error(address, place, "expected at most " + Bounds.METADATA_BYTES + " bytes of structure and texts, found more");
        }
        bytes += count;
    }

    /** Counts one more thing that is kept. */
    void enter(long address, Place place) {
        if (++entries > Bounds.ENTRIES) {
            throw error(address, place, "expected at most " + Bounds.ENTRIES + " links, attributes and header messages, found more");
        }
    }

    /** An error at an address and an object. */
    ModelFormatException error(long address, Place place, String message) {
        return region.error(address, "in " + place.shown() + ": " + message);
    }
}
