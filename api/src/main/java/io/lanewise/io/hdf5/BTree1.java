package io.lanewise.io.hdf5;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** B-trees of version 1, which index symbol tables and chunks. Levels must fall by one and no node may come twice: then there is no loop. */
final class BTree1 {
    /** Takes what the lowest nodes point to. */
    @FunctionalInterface
    interface Visitor {
        void visit(Cursor key, long address) throws IOException;
    }

    private static final int PREFIX = 24;

    private final Blocks blocks;
    private final Place place;
    private final int type;
    private final int keyBytes;
    private final Visitor visitor;
    private final Set<Long> seen = new HashSet<>();

    private BTree1(Blocks blocks, Place place, int type, int keyBytes, Visitor visitor) {
        this.blocks = blocks;
        this.place = place;
        this.type = type;
        this.keyBytes = keyBytes;
        this.visitor = visitor;
    }

    /** Visits, in order, all that the tree at an address points to, each with the key before it. */
    static void forEachLeaf(Blocks blocks, Place place, long root, int type, int keyBytes, Visitor visitor) throws IOException {
        new BTree1(blocks, place, type, keyBytes, visitor).node(root, -1);
    }

    /** Visits a node of the level that is expected; -1 at the root, where any will do. */
    private void node(long address, int expected) throws IOException {
        var prefix = blocks.read(address, PREFIX, "a B-tree node", place);
        if (!seen.add(address)) {
            throw prefix.error("expected every node of the B-tree once, found this one again; the tree has a loop");
        }
        prefix.signature("TREE");
        int nodeType = prefix.u8();
        int level = prefix.u8();
        int count = prefix.u16();
        if (nodeType != type || level > Bounds.TREE_LEVELS || (expected >= 0 && level != expected)) {
            throw prefix.error("expected a B-tree node of type " + type + (expected < 0 ? "" : " and level " + expected)
                    + ", found type " + nodeType + " and level " + level);
        }
        var in = blocks.read(address + PREFIX, (long) count * (keyBytes + Long.BYTES), "a B-tree node's entries", place);
        for (int i = 0; i < count; i++) {
            var key = in.slice(keyBytes, "a key of a B-tree");
            long child = in.address();
            if (level == 0) {
                visitor.visit(key, child);
            } else {
                node(child, level - 1);
            }
        }
    }
}
