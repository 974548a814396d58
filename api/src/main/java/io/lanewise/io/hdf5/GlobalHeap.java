package io.lanewise.io.hdf5;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The collections in which texts of variable length stand. Each is read once and kept. */
final class GlobalHeap {
    private static final int PREFIX = 16;

    private final Blocks blocks;
    private final Map<Long, Map<Integer, Cursor>> collections = new HashMap<>();

    GlobalHeap(Blocks blocks) {
        this.blocks = blocks;
    }

    /** The object with a number in the collection at an address. */
    Cursor object(long address, int number, Cursor from) throws IOException {
        var collection = collections.get(address);
        if (collection == null) {
            collection = read(address, from.place());
            collections.put(address, collection);
        }
        var object = collection.get(number);
        if (object == null) {
            throw from.error("expected a text in the heap at " + address + ", found its number " + number + ", which is none there");
        }
        return object.copy();
    }

    private Map<Integer, Cursor> read(long address, Place place) throws IOException {
        var prefix = blocks.read(address, PREFIX, "a global heap", place).signature("GCOL");
        prefix.version(1);
        prefix.skip(3);
        long size = prefix.length();
        if (size < PREFIX) {
            throw prefix.error("expected a global heap of at least " + PREFIX + " bytes, found " + size);
        }
        var in = blocks.read(address, size, "a global heap", place).skip(PREFIX);
        var objects = new HashMap<Integer, Cursor>();
        while (in.remaining() >= PREFIX) {
            int number = in.u16();
            if (number == 0) { // the rest is free
                break;
            }
            in.skip(6);
            long length = in.length();
            blocks.spend(Bounds.READ_COST, in.at(), place); // for what is kept of it
            if (objects.put(number, in.slice(length, "an object of a global heap")) != null) {
                throw in.error("expected every number once in a global heap, found " + number + " again");
            }
            in.skipPadding(address);
        }
        return objects;
    }
}
