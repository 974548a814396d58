package io.lanewise.io.hdf5;

import io.lanewise.io.hdf5.ObjectHeader.Message;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names in a group, each with the address of its object's header, in the order of the file; every way groups are stored ends here. */
final class Links {
    private final Blocks blocks;
    private final Place place;
    private final Map<String, Long> addresses = new LinkedHashMap<>();

    private Links(Blocks blocks, Place place) {
        this.blocks = blocks;
        this.place = place;
    }

    /** The links of the group with that header. */
    static Map<String, Long> read(Blocks blocks, Place place, ObjectHeader header) throws IOException {
        var links = new Links(blocks, place);
        var table = header.find(MessageType.SYMBOL_TABLE);
        if (table.isPresent()) {
            new SymbolTable(blocks, place, links).read(table.get().open());
        }
        for (Message message : header.all(MessageType.LINK)) {
            links.message(message.open());
        }
        var info = header.find(MessageType.LINK_INFO);
        if (info.isPresent()) {
            links.dense(info.get().open());
        }
        return links.addresses;
    }

    /** Adds a link; {@code in} stands where errors point to. */
    void add(String name, long address, Cursor in) {
        if (name.isEmpty() || name.equals(".") || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            throw in.error("expected a name without slash and zero, found \"" + Hdf5Object.shown(name) + "\"");
        }
        blocks.enter(in.at(), place);
        if (addresses.putIfAbsent(name, address) != null) {
            throw in.error("expected every name once, found \"" + Hdf5Object.shown(name) + "\" again");
        }
    }

    private void message(Cursor in) {
        in.version(1);
        int flags = in.u8();
        int type = (flags & 8) != 0 ? in.u8() : 0;
        if ((flags & 4) != 0) {
            in.skip(Long.BYTES); // when it was made
        }
        if ((flags & 16) != 0) {
            in.skip(1); // ASCII or UTF-8
        }
        var name = in.text(in.unsigned(1 << (flags & 3)));
        switch (type) {
            case 0 -> add(name, in.address(), in);
            case 1 -> throw refused(in, name, "a soft link");
            case 64 -> throw refused(in, name, "a link into another file (external)");
            default -> throw refused(in, name, "a link of the unknown type " + type);
        }
    }

    /** The error about a link that is no plain one. */
    static RuntimeException refused(Cursor in, String name, String kind) {
        return in.error("\"" + Hdf5Object.shown(name) + "\" is " + kind + ", which is refused because files must be complete in themselves; "
                + "write the file with the object itself");
    }

    private void dense(Cursor in) throws IOException {
        in.version(0);
        int flags = in.u8();
        if ((flags & 1) != 0) {
            in.skip(Long.BYTES); // the next one's order of making
        }
        long heapAt = in.address();
        long namesAt = in.address();
        if (heapAt == Cursor.UNDEFINED) {
            return;
        }
        var heap = FractalHeap.open(blocks, place, heapAt);
        BTree2.forEach(blocks, place, namesAt, BTree2.LINK_NAMES, record -> message(heap.object(record.skip(Integer.BYTES))));
    }
}
