package io.lanewise.io.hdf5;

/**
 * How much a reader takes before it refuses a file. Real files stay far below; the bounds keep hostile ones from costing more than a
 * fixed amount of time and memory.
 */
final class Bounds {
    /** Groups within each other. */
    static final int DEPTH = 64;

    /** Bytes of structure (headers, indexes, heaps, texts) read from one open file, and again by each reading of a dataset. */
    static final long METADATA_BYTES = 1L << 27;

    /** What one read is counted for beyond its bytes, so that many tiny ones are bounded as well. */
    static final int READ_COST = 256;

    /** Links, attributes and header messages that are kept from one open file. */
    static final int ENTRIES = 1 << 18;

    /** Blocks of one object header. */
    static final int HEADER_BLOCKS = 4096;

    /** Levels of a B-tree: even with two entries a node they hold more than any file. */
    static final int TREE_LEVELS = 48;

    /** Bytes of an element, which only texts get near. */
    static final int ELEMENT_BYTES = 1 << 24;

    /** Bytes of a chunk; reading chunks takes memory for two. */
    static final long CHUNK_BYTES = 1L << 26;

    /** Chunks of a dataset. */
    static final long CHUNKS = 1L << 24;

    /**
     * How many times its file a dataset may be that is compressed or holds nothing but its fill value: 1032, the most that deflate can
     * do. One that is stored plainly is never larger than the file.
     */
    static final long EXPANSION = 1032;

    /** HDF5's own bound. */
    static final int RANK = 32;

    private Bounds() {}
}
