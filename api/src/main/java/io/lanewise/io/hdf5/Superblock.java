package io.lanewise.io.hdf5;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;

/**
 * A file's beginning.
 *
 * @param blocks the file from its superblock on, which is where addresses count from
 * @param root the address of the root group's header
 */
record Superblock(Blocks blocks, long root) {
    static final String SIGNATURE = "\u0089HDF\r\n\u001a\n";
    private static final String WHAT = "an HDF5 superblock";
    private static final int FIRST_USER_BLOCK = 512;
    private static final int WRITING = 1;
    private static final Place FILE = Place.root(0);

    /** Finds the superblock: at the start, or after a user block of 512 bytes or twice, four times … as many. */
    static Superblock read(FileRegion region) throws IOException {
        for (long at = 0; at <= region.size() - SIGNATURE.length(); at = at == 0 ? FIRST_USER_BLOCK : 2 * at) {
            var rest = Blocks.of(region.slice(at, region.size() - at, region.name()));
            if (rest.read(0, SIGNATURE.length(), WHAT, FILE).startsWith(SIGNATURE)) {
                return read(rest, at);
            }
        }
        throw new ModelFormatException(region.name() + ": expected an HDF5 file, found no HDF5 signature; the file is of another kind or damaged");
    }

    private static Superblock read(Blocks blocks, long base) throws IOException {
        int version = blocks.read(SIGNATURE.length(), 1, WHAT, FILE).version(0, 1, 2, 3);
        return version < 2 ? version0(blocks, base, version) : version2(blocks, base);
    }

    private static Superblock version0(Blocks blocks, long base, int version) throws IOException {
        int extra = version == 1 ? 4 : 0;
        var in = blocks.read(0, 24 + extra + 4 * Long.BYTES + 2 * Long.BYTES, WHAT, FILE);
        in.skip(SIGNATURE.length() + 5);
        checkWidths(in);
        in.skip(1 + 2 + 2 + 4 + extra);
        checkBase(in, base);
        in.address(); // of free space
        checkEnd(in, blocks, base);
        if (in.address() != Cursor.UNDEFINED) {
            throw in.error("the file is one of several that belong together (it has a driver), which is not supported");
        }
        in.skip(Long.BYTES); // where the root's name, which it has none, would be
        return new Superblock(blocks, in.address());
    }

    private static Superblock version2(Blocks blocks, long base) throws IOException {
        var in = blocks.readChecked(0, SIGNATURE.length() + 4 + 4 * Long.BYTES + Integer.BYTES, WHAT, FILE).skip(SIGNATURE.length());
        int version = in.u8();
        checkWidths(in);
        if (version > 2 && (in.u8() & WRITING) != 0) {
            throw in.error("the file was not closed after it was last written to; write it again");
        } else if (version == 2) {
            in.skip(1);
        }
        checkBase(in, base);
        in.address(); // of an extension, which says nothing that is needed
        checkEnd(in, blocks, base);
        return new Superblock(blocks, in.address());
    }

    private static void checkWidths(Cursor in) {
        int offsets = in.u8();
        int lengths = in.u8();
        if (offsets != Long.BYTES || lengths != Long.BYTES) {
            throw in.error("expected addresses and lengths of 8 bytes, found " + offsets + " and " + lengths + ", which is not supported");
        }
    }

    private static void checkBase(Cursor in, long base) {
        long declared = in.address();
        if (declared != base) {
            throw in.error("expected the superblock's own place, " + base + ", as the base of addresses, found " + declared);
        }
    }

    private static void checkEnd(Cursor in, Blocks blocks, long base) {
        long end = in.address();
        long there = base + blocks.region().size();
        if (end == Cursor.UNDEFINED || end > there) {
            throw in.error("expected a file of " + end + " bytes as it says itself, found " + there + "; it was cut off");
        }
    }
}
