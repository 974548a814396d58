package io.lanewise.io.hdf5;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Groups as they were stored first and by default still are: a B-tree of symbol table nodes, the names in a local heap. */
final class SymbolTable {
    private static final int GROUP_NODE = 0;
    private static final int ENTRY = 40;
    private static final int SOFT_LINK = 2;

    private final Blocks blocks;
    private final Place place;
    private final Links links;
    private final Set<Long> nodes = new HashSet<>();

    SymbolTable(Blocks blocks, Place place, Links links) {
        this.blocks = blocks;
        this.place = place;
        this.links = links;
    }

    /** Adds all links of the table that a message 0x11 points to. */
    void read(Cursor message) throws IOException {
        long tree = message.address();
        var heap = blocks.read(message.address(), 32, "a local heap", place).signature("HEAP");
        heap.version(0);
        heap.skip(3);
        long size = heap.length();
        heap.length(); // where its free bytes are
        var names = blocks.read(heap.address(), size, "the names of a local heap", place);
        BTree1.forEachLeaf(blocks, place, tree, GROUP_NODE, Long.BYTES, (key, address) -> node(address, names));
    }

    private void node(long address, Cursor names) throws IOException {
        if (!nodes.add(address)) {
            throw blocks.error(address, place, "expected every symbol table node once, found this one again");
        }
        var prefix = blocks.read(address, 8, "a symbol table node", place).signature("SNOD");
        prefix.version(1);
        prefix.skip(1);
        int count = prefix.u16();
        var in = blocks.read(address + 8, (long) count * ENTRY, "a symbol table node's entries", place);
        for (int i = 0; i < count; i++) {
            var entry = in.slice(ENTRY, "a symbol table entry");
            var name = names.copy().skip(entry.length()).terminatedText();
            long header = entry.address();
            if (entry.u32() == SOFT_LINK) {
                throw Links.refused(entry, name, "a soft link");
            }
            links.add(name, header, entry);
        }
    }
}
