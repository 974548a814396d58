package io.lanewise.io.hdf5;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an HDF5 file from its first byte to its last, without going back: superblock, all headers, then the data, each at a multiple
 * of 8 bytes. All addresses are fixed beforehand, so that the size is known before anything is written. The same tree with the same
 * elements gives the same bytes.
 */
public final class Hdf5Writer {
    private static final int SUPERBLOCK = 48;
    private static final int ALIGNMENT = 8;

    private final NewGroup root;
    private final List<NewObject> objects = new ArrayList<>();
    private final Map<NewObject, Long> headers = new HashMap<>();
    private final Map<NewObject, Long> data = new HashMap<>();
    private final long size;

    /**
     * Lays a file out.
     *
     * @param root the file's content, to which nothing can be added any more
     */
    public Hdf5Writer(NewGroup root) {
        this.root = root;
        long at = SUPERBLOCK;
        collect(root);
        for (var object : objects) {
            headers.put(object, at);
            at = aligned(at + HeaderEncoder.header(object, _ -> 0).length);
        }
        for (var object : objects) {
            if (object instanceof NewDataset dataset) {
                data.put(dataset, at);
                at = aligned(Math.addExact(at, dataset.bytes()));
            }
        }
        size = at;
    }

    private void collect(NewObject object) {
        object.layOut();
        objects.add(object);
        if (object instanceof NewGroup group) {
            group.children().values().forEach(this::collect);
        }
    }

    /** How many bytes the file will have. */
    public long size() {
        return size;
    }

    /**
     * Writes the whole file. The channel is not closed; another thread writes to it, one buffer after the other, while this one fills the next.
     *
     * @throws IOException if the channel or a source of elements throws it
     */
    public void write(WritableByteChannel channel) throws IOException {
        try (var out = new BlockOutput(channel)) {
            out.put(superblock());
            for (var object : objects) {
                out.put(HeaderEncoder.header(object, other -> address(object, other)));
                out.align(ALIGNMENT);
            }
            for (var object : objects) {
                if (object instanceof NewDataset dataset) {
                    out.put(dataset);
                    out.align(ALIGNMENT);
                }
            }
            out.finish();
        }
    }

    private long address(NewObject writing, NewObject asked) {
        return (writing == asked ? data : headers).getOrDefault(asked, Cursor.UNDEFINED);
    }

    private byte[] superblock() {
        return new Encoder().letters(Superblock.SIGNATURE).u8(2).u8(Long.BYTES).u8(Long.BYTES).u8(0)
                .u64(0).u64(Cursor.UNDEFINED).u64(size).u64(headers.getOrDefault(root, Cursor.UNDEFINED)).checksum().toBytes();
    }

    private static long aligned(long address) {
        return Math.addExact(address, -address & (ALIGNMENT - 1));
    }
}
