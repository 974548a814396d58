package io.lanewise.io.hdf5;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** B-trees of version 2, which index what stands in fractal heaps. Every node is checked by its checksum and read once. */
final class BTree2 {
    /** Objects too large for a fractal heap: address, length, number. */
    static final int HUGE_OBJECTS = 1;

    /** Links by name: hash, place in the heap. */
    static final int LINK_NAMES = 5;

    /** Attributes by name: place in the heap, flags, order, hash. */
    static final int ATTRIBUTE_NAMES = 8;

    private static final int HEADER = 38;

    /** Signature, version, type, and the checksum at the end. */
    private static final int OVERHEAD = 10;

    /** Takes one record. */
    @FunctionalInterface
    interface Visitor {
        void visit(Cursor record) throws IOException;
    }

    private final Blocks blocks;
    private final Place place;
    private final int type;
    private final Visitor visitor;
    private final Set<Long> seen = new HashSet<>();
    private final long nodeBytes;
    private final int recordBytes;
    private final int[] totalWidths;
    private final int countWidth;

    private BTree2(Blocks blocks, Place place, int type, Visitor visitor, long nodeBytes, int recordBytes, int depth) {
        this.blocks = blocks;
        this.place = place;
        this.type = type;
        this.visitor = visitor;
        this.nodeBytes = nodeBytes;
        this.recordBytes = recordBytes;
        this.totalWidths = new int[depth + 1];
        long most = (nodeBytes - OVERHEAD) / recordBytes;
        this.countWidth = width(most);
        // A node's pointers hold how many records are below, in as many bytes as the most possible needs.
        long below = most;
        for (int level = 1; level <= depth; level++) {
            totalWidths[level] = level == 1 ? 0 : width(below);
            int pointer = pointerBytes(level);
            most = Math.max(0, nodeBytes - OVERHEAD - pointer) / (recordBytes + pointer);
            below = saturated(most + 1, below, most);
        }
    }

    /** Visits, in order, all records of the tree whose header is at an address. */
    static void forEach(Blocks blocks, Place place, long address, int type, Visitor visitor) throws IOException {
        var in = blocks.readChecked(address, HEADER, "the header of a B-tree of version 2", place).signature("BTHD");
        in.version(0);
        int found = in.u8();
        long nodeBytes = in.u32();
        int recordBytes = in.u16();
        int depth = in.u16();
        in.skip(2); // when nodes are split and merged
        long root = in.address();
        int count = in.u16();
        if (found != type || recordBytes < 1 || nodeBytes < OVERHEAD + recordBytes || depth > Bounds.TREE_LEVELS) {
            throw in.error("expected a B-tree of type " + type + " and at most " + Bounds.TREE_LEVELS + " levels, found type " + found
                    + ", " + depth + " levels, nodes of " + nodeBytes + " and records of " + recordBytes + " bytes");
        }
        if (count > 0) {
            new BTree2(blocks, place, type, visitor, nodeBytes, recordBytes, depth).node(root, count, depth);
        }
    }

    private void node(long address, int count, int level) throws IOException {
        long length = OVERHEAD + (long) count * recordBytes + (level > 0 ? (count + 1L) * pointerBytes(level) : 0);
        if (length > nodeBytes) {
            throw blocks.error(address, place, "expected a B-tree node within " + nodeBytes + " bytes, found " + count + " records in " + length);
        }
        if (!seen.add(address)) {
            throw blocks.error(address, place, "expected every node of the B-tree once, found this one again; the tree has a loop");
        }
        var in = blocks.readChecked(address, length, "a node of a B-tree of version 2", place).signature(level > 0 ? "BTIN" : "BTLF");
        in.version(0);
        int found = in.u8();
        if (found != type) {
            throw in.error("expected a B-tree node of type " + type + ", found type " + found);
        }
        var records = in.slice((long) count * recordBytes, "the records of a B-tree");
        for (int i = 0; i <= count; i++) {
            if (level > 0) {
                long child = in.address();
                int childCount = (int) in.unsigned(countWidth);
                in.skip(totalWidths[level]);
                node(child, childCount, level - 1);
            }
            if (i < count) {
                visitor.visit(records.slice(recordBytes, "a record of a B-tree"));
            }
        }
    }

    private int pointerBytes(int level) {
        return Long.BYTES + countWidth + totalWidths[level];
    }

    /** Bytes that hold every number up to one. */
    static int width(long most) {
        return (Long.SIZE - Long.numberOfLeadingZeros(most | 1) + 7) / 8;
    }

    private static long saturated(long factor, long other, long summand) {
        return factor == 0 || other <= (Long.MAX_VALUE - summand) / factor ? factor * other + summand : Long.MAX_VALUE;
    }
}
