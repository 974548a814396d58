package io.lanewise.io.hdf5;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * Gives out a dataset's elements.
 *
 * @param blocks the file, with a count of its own for this reading
 * @param elementBytes bytes of an element
 * @param header says what an element is that was never written
 */
record DatasetReader(Blocks blocks, Place place, Dataspace space, int elementBytes, ByteOrder order, ObjectHeader header) {
    /** All elements; each comes once, in any order. */
    void read(Layout layout, Filters filters, ElementSink sink) throws IOException {
        switch (layout) {
            case Layout.Plain plain when plain.address() == Cursor.UNDEFINED ->
                FillValue.put(FillValue.block(header, elementBytes, order), elementBytes, 0, space.count(), sink);
            case Layout.Plain plain -> plain(plain.address(), sink);
            case Layout.Chunked chunked -> chunked(chunked, filters, sink);
        }
    }

    private void plain(long address, ElementSink sink) throws IOException {
        var buffer = blocks.transfer().take(elementBytes, order);
        int most = buffer.capacity() / elementBytes;
        long count = space.count();
        for (long index = 0; index < count; ) {
            int next = (int) Math.min(most, count - index);
            buffer.clear().limit(next * elementBytes);
            blocks.region().read(address + index * elementBytes, buffer, "a dataset's elements");
            sink.put(buffer.flip(), index, next);
            index += next;
        }
    }

    private void chunked(Layout.Chunked layout, Filters filters, ElementSink sink) throws IOException {
        var grid = new ChunkGrid(space, layout.sizes());
        long count = grid.count();
        if (count > Bounds.CHUNKS) {
            throw blocks.error(place.address(), place, "expected at most " + Bounds.CHUNKS + " chunks, found " + count);
        }
        int chunkBytes = grid.chunkElements() * elementBytes; // bounded when the layout was read
        var present = new BitSet((int) count);
        try (var decoder = new ChunkDecoder(blocks, place, filters, chunkBytes)) {
            layout.index().forEach(blocks, place, grid, chunkBytes, !filters.steps().isEmpty(), (number, address, bytes, skipped) -> {
                if (present.get((int) number)) {
                    throw blocks.error(Math.max(0, address), place, "expected every chunk once, found number " + number + " again");
                }
                present.set((int) number);
                var chunk = decoder.decode(address, bytes, skipped).order(order);
                grid.forEachRun(number, (index, inChunk, run) -> sink.put(chunk.position(inChunk * elementBytes), index, run));
            });
        }
        if (present.cardinality() == count) {
            return;
        }
        var filling = FillValue.block(header, elementBytes, order);
        for (int number = present.nextClearBit(0); number < count; number = present.nextClearBit(number + 1)) {
            grid.forEachRun(number, (index, _, run) -> FillValue.put(filling, elementBytes, index, run, sink));
        }
    }
}
