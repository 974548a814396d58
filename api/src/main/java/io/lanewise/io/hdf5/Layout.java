package io.lanewise.io.hdf5;

import io.lanewise.io.ModelFormatException;
import java.util.List;

/** Where a dataset's bytes are (message 0x08). */
sealed interface Layout {
    /** All bytes in a row. The address is {@link Cursor#UNDEFINED} where nothing was ever written. */
    record Plain(long address, long bytes) implements Layout {}

    /**
     * In boxes of equal shape.
     *
     * @param sizes the box's shape
     * @param index how boxes are found
     */
    record Chunked(List<Integer> sizes, ChunkIndex index) implements Layout {}

    /** The message's content for a dataset whose elements take so many bytes. */
    static Layout read(Cursor in, Dataspace space, int elementBytes) {
        int version = in.u8();
        if (version != 3 && version != 4) {
            throw in.error("expected version 3 or 4 of the layout, found " + version + ", which is not supported");
        }
        int kind = in.u8();
        return switch (kind) {
            case 0 -> {
                int bytes = in.u16();
                yield new Plain(in.at(), in.slice(bytes, "compact data").remaining());
            }
            case 1 -> new Plain(in.address(), in.length());
            case 2 -> version == 3 ? chunked3(in, space, elementBytes) : chunked4(in, space, elementBytes);
            case 3 -> throw in.error("the dataset is virtual, put together from others, which is refused because files must be complete in themselves");
            default -> throw in.error("expected a layout from 0 to 3, found " + kind);
        };
    }

    private static Chunked chunked3(Cursor in, Dataspace space, int elementBytes) {
        int rank = rank(in, in.u8(), space);
        long tree = in.address();
        var sizes = sizes(in, rank, Integer.BYTES, elementBytes);
        return new Chunked(sizes, new ChunkIndex.Tree(tree));
    }

    private static Chunked chunked4(Cursor in, Dataspace space, int elementBytes) {
        int flags = in.u8();
        int rank = rank(in, in.u8(), space);
        int width = in.u8();
        if (width < 1 || width > Long.BYTES) {
            throw in.error("expected sizes of chunks in 1 to 8 bytes, found " + width);
        }
        if ((flags & 1) != 0) {
            throw in.error("the chunks at the border are stored unlike the others (unfiltered), which is not supported");
        }
        var sizes = sizes(in, rank, width, elementBytes);
        int kind = in.u8();
        var index = switch (kind) {
            case 1 -> (flags & 2) != 0
                    ? new ChunkIndex.Single(in.length(), (int) in.u32(), in.address())
                    : new ChunkIndex.Single(ChunkIndex.Single.UNFILTERED, 0, in.address());
            case 2 -> new ChunkIndex.Implicit(in.address());
            case 3 -> new ChunkIndex.FixedArray(in.u8(), in.address());
            case 4 -> throw unsupported(in, "an extensible array, as the newest format writes it for a size that may grow");
            case 5 -> throw unsupported(in, "a B-tree of version 2, as the newest format writes it for several sizes that may grow");
            default -> throw in.error("expected an index of chunks from 1 to 5, found " + kind);
        };
        return new Chunked(sizes, index);
    }

    private static ModelFormatException unsupported(Cursor in, String index) {
        return in.error("the chunks are indexed by " + index + ", which is not supported; write the file in the default format (libver='earliest')");
    }

    /** One dimension more than the dataset has is for the bytes of an element. */
    private static int rank(Cursor in, int dimensions, Dataspace space) {
        int rank = space.sizes().length;
        if (rank == 0 || dimensions != rank + 1) {
            throw in.error("expected chunks of " + rank + " dimensions as the dataset, found " + (dimensions - 1));
        }
        return rank;
    }

    private static List<Integer> sizes(Cursor in, int rank, int width, int elementBytes) {
        long bytes = elementBytes;
        var sizes = new Integer[rank];
        for (int i = 0; i < rank; i++) {
            long size = in.unsigned(width);
            if (size < 1 || size > Bounds.CHUNK_BYTES / bytes) {
                throw in.error("expected chunks of at least one element and at most " + Bounds.CHUNK_BYTES + " bytes, found the size " + size);
            }
            bytes *= size;
            sizes[i] = (int) size;
        }
        long last = in.unsigned(width);
        if (last != elementBytes) {
            throw in.error("expected chunks of elements of " + elementBytes + " bytes, found " + last);
        }
        return List.of(sizes);
    }
}
