package io.lanewise.io.hdf5;

import java.io.IOException;

/** How a dataset's chunks are found. */
sealed interface ChunkIndex {
    /** Takes a chunk that is stored. */
    @FunctionalInterface
    interface Visitor {
        /**
         * A chunk.
         *
         * @param number its number in the grid
         * @param bytes how many it takes in the file
         * @param skipped the filters that were left out, a bit each
         */
        void visit(long number, long address, long bytes, int skipped) throws IOException;
    }

    /**
     * Visits the chunks that are stored.
     *
     * @param chunkBytes what a chunk takes unfiltered
     * @param filtered whether the dataset has filters
     */
    void forEach(Blocks blocks, Place place, ChunkGrid grid, long chunkBytes, boolean filtered, Visitor visitor) throws IOException;

    /** A B-tree of version 1, with the chunk's first element as key. */
    record Tree(long address) implements ChunkIndex {
        private static final int CHUNK_NODE = 1;

        @Override
        public void forEach(Blocks blocks, Place place, ChunkGrid grid, long chunkBytes, boolean filtered, Visitor visitor) throws IOException {
            if (address == Cursor.UNDEFINED) {
                return;
            }
            int keyBytes = 2 * Integer.BYTES + (grid.rank() + 1) * Long.BYTES;
            BTree1.forEachLeaf(blocks, place, address, CHUNK_NODE, keyBytes, (key, chunkAt) -> {
                long bytes = key.u32();
                int skipped = (int) key.u32();
                var offsets = new long[grid.rank()];
                for (int i = 0; i < offsets.length; i++) {
                    offsets[i] = key.length();
                }
                long number = grid.numberAt(offsets);
                if (number < 0) {
                    throw key.error("expected a chunk of the dataset, found one that is outside or between others");
                }
                visitor.visit(number, chunkAt, bytes, skipped);
            });
        }
    }

    /** One chunk is all; {@code bytes} is {@link #UNFILTERED} if it has no filters. */
    record Single(long bytes, int skipped, long address) implements ChunkIndex {
        static final long UNFILTERED = -1;

        @Override
        public void forEach(Blocks blocks, Place place, ChunkGrid grid, long chunkBytes, boolean filtered, Visitor visitor) throws IOException {
            if (address == Cursor.UNDEFINED || grid.count() == 0) {
                return;
            }
            if (grid.count() != 1 || filtered == (bytes == UNFILTERED)) {
                throw blocks.error(place.address(), place, "expected a dataset of one chunk, " + (bytes == UNFILTERED ? "un" : "")
                        + "filtered, found " + grid.count() + " chunks, " + (filtered ? "" : "un") + "filtered");
            }
            visitor.visit(0, address, filtered ? bytes : chunkBytes, skipped);
        }
    }

    /** All chunks in a row. */
    record Implicit(long address) implements ChunkIndex {
        @Override
        public void forEach(Blocks blocks, Place place, ChunkGrid grid, long chunkBytes, boolean filtered, Visitor visitor) throws IOException {
            if (address == Cursor.UNDEFINED) {
                return;
            }
            if (filtered) {
                throw blocks.error(place.address(), place, "expected an index of chunks, which differ in size because they are filtered, found none");
            }
            blocks.requireInside(address, Math.min(grid.mostCount(), Long.MAX_VALUE / chunkBytes) * chunkBytes, "chunks in a row", place);
            for (long number = 0; number < grid.count(); number++) {
                visitor.visit(number, address + grid.numberAmongMost(number) * chunkBytes, chunkBytes, 0);
            }
        }
    }

    /** An array of addresses, in pages of 2^{@code pageBits} where it is longer. */
    record FixedArray(int pageBits, long address) implements ChunkIndex {
        @Override
        public void forEach(Blocks blocks, Place place, ChunkGrid grid, long chunkBytes, boolean filtered, Visitor visitor) throws IOException {
            if (address != Cursor.UNDEFINED) {
                FixedArrayReader.open(blocks, place, address, grid, pageBits, filtered).forEach(chunkBytes, visitor);
            }
        }
    }
}
