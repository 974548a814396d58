package io.lanewise.io.hdf5;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fractal heap: the links of a large group or the attributes of an object that has many. */
final class FractalHeap {
    private static final int HEADER = 146;
    private static final int MANAGED = 0;
    private static final int HUGE = 1;
    private static final int MOST_OFFSET_BITS = 48;

    private final Blocks blocks;
    private final Place place;
    private final int idBytes;
    private final int offsetBytes;
    private final int lengthBytes;
    private final long hugeTree;
    private final HeapBlocks managed;
    private @Nullable Map<Long, Extent> huge;

    private record Extent(long address, long length) {}

    private FractalHeap(Blocks blocks, Place place, int idBytes, int offsetBytes, int lengthBytes, long hugeTree, HeapBlocks managed) {
        this.blocks = blocks;
        this.place = place;
        this.idBytes = idBytes;
        this.offsetBytes = offsetBytes;
        this.lengthBytes = lengthBytes;
        this.hugeTree = hugeTree;
        this.managed = managed;
    }

    /** The heap whose header is at an address. */
    static FractalHeap open(Blocks blocks, Place place, long address) throws IOException {
        var in = blocks.readChecked(address, HEADER, "the header of a fractal heap", place).signature("FRHP");
        in.version(0);
        int idBytes = in.u16();
        if (in.u16() != 0) {
            throw in.error("the links or attributes are stored compressed (a filtered fractal heap), which is not supported");
        }
        boolean checksums = (in.u8() & 2) != 0;
        long mostManaged = in.u32();
        in.skip(Long.BYTES); // the next huge object's number
        long hugeTree = in.address();
        in.skip(10 * Long.BYTES); // free space and statistics
        int columns = in.u16();
        long first = in.length();
        long largest = in.length();
        int offsetBits = in.u16();
        in.skip(2); // rows when new
        long root = in.address();
        int rows = in.u16();
        boolean sound = powerOfTwo(columns) && powerOfTwo(first) && powerOfTwo(largest) && first <= largest && largest <= Bounds.METADATA_BYTES
                && offsetBits <= MOST_OFFSET_BITS && rows <= MOST_OFFSET_BITS;
        int offsetBytes = (offsetBits + 7) / 8;
        int lengthBytes = Math.min((Long.numberOfTrailingZeros(largest) + 7) / 8, BTree2.width(mostManaged));
        if (!sound || idBytes < 1 + offsetBytes + lengthBytes) {
            throw in.error("expected a fractal heap with sizes that are powers of two, found blocks of " + first + " to " + largest + " bytes in "
                    + columns + " columns and " + rows + " rows, offsets of " + offsetBits + " bits and ids of " + idBytes + " bytes");
        }
        var managed = new HeapBlocks(blocks, place, address, offsetBytes, checksums, columns, first, largest, root, rows);
        return new FractalHeap(blocks, place, idBytes, offsetBytes, lengthBytes, hugeTree, managed);
    }

    private static boolean powerOfTwo(long number) {
        return number > 0 && Long.bitCount(number) == 1;
    }

    /** The object whose place in the heap comes next; the cursor steps over that. */
    Cursor object(Cursor in) throws IOException {
        var id = in.slice(idBytes, "a place in a fractal heap");
        int head = id.u8();
        int kind = (head >> 4) & 3;
        if (head >> 6 != 0 || kind > HUGE) {
            throw id.error("expected a place in a fractal heap, of version 0 and kind 0 or 1, found 0x%02x".formatted(head));
        }
        if (kind == MANAGED) {
            long offset = id.unsigned(offsetBytes);
            long length = id.unsigned(lengthBytes);
            blocks.spend(length, id.at(), place);
            return managed.object(offset, length, id);
        }
        if (id.remaining() >= 2 * Long.BYTES) {
            throw id.error("huge objects that are found without a B-tree are not supported");
        }
        long number = id.unsigned(Math.min(id.remaining(), Long.BYTES));
        var extent = huge().get(number);
        if (extent == null) {
            throw id.error("expected a huge object of the heap, found number " + number + ", which is none");
        }
        return blocks.read(extent.address, extent.length, "a huge object of a fractal heap", place);
    }

    private Map<Long, Extent> huge() throws IOException {
        var known = huge;
        if (known != null) {
            return known;
        }
        var read = new HashMap<Long, Extent>();
        BTree2.forEach(blocks, place, hugeTree, BTree2.HUGE_OBJECTS, record -> {
            blocks.enter(record.at(), place);
            var extent = new Extent(record.address(), record.length());
            read.put(record.length(), extent);
        });
        huge = read;
        return read;
    }
}
