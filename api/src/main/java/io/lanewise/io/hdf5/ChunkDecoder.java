package io.lanewise.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads stored chunks and takes their filters back, last one first. Keeps its arrays from chunk to chunk. */
final class ChunkDecoder implements AutoCloseable {
    private static final int CHECKSUM_BYTES = 4;

    private final Blocks blocks;
    private final Place place;
    private final Filters filters;
    private final int chunkBytes;
    private final Inflater inflater = new Inflater();
    private byte[] current = {};
    private byte[] spare = {};

    ChunkDecoder(Blocks blocks, Place place, Filters filters, int chunkBytes) {
        this.blocks = blocks;
        this.place = place;
        this.filters = filters;
        this.chunkBytes = chunkBytes;
    }

    /** The chunk's bytes as they were before the filters; they stay until the next call. */
    ByteBuffer decode(long address, long storedBytes, int skipped) throws IOException {
        blocks.requireInside(address, storedBytes, "a chunk", place);
        if (storedBytes > chunkBytes + (chunkBytes >> 3) + 1024L) { // what deflate may add to what it cannot compress, and more
            throw blocks.error(address, place, "expected a chunk that makes " + chunkBytes + " bytes, found " + storedBytes + " bytes");
        }
        int length = (int) storedBytes;
        current = room(current, length);
        blocks.region().read(address, ByteBuffer.wrap(current, 0, length), "a chunk");
        for (int i = filters.steps().size() - 1; i >= 0; i--) {
            if (((skipped >> i) & 1) == 0) {
                length = switch (filters.steps().get(i)) {
                    case Filters.Step.Deflate _ -> inflate(address, length, lengthBefore(i, skipped));
                    case Filters.Step.Shuffle shuffle -> unshuffle(shuffle.elementBytes(), length);
                    case Filters.Step.Checksum _ -> verify(address, length);
                };
            }
        }
        if (length != chunkBytes) {
            throw blocks.error(address, place, "expected a chunk of " + chunkBytes + " bytes, found " + length);
        }
        return ByteBuffer.wrap(current, 0, length);
    }

    /** How long the chunk was when it came to a filter. */
    private int lengthBefore(int filter, int skipped) {
        int length = chunkBytes;
        for (int i = 0; i < filter; i++) {
            if (filters.steps().get(i) instanceof Filters.Step.Checksum && ((skipped >> i) & 1) == 0) {
                length += CHECKSUM_BYTES;
            }
        }
        return length;
    }

    private int inflate(long address, int length, int expected) {
        if (expected > length * Bounds.EXPANSION) {
            throw blocks.error(address, place, "expected a chunk of " + expected + " bytes, found " + length + " compressed ones, too few for it");
        }
        spare = room(spare, expected);
        inflater.reset();
        inflater.setInput(current, 0, length);
        try {
            int made = 0;
            int step = -1;
            while (made < expected && step != 0) {
                step = inflater.inflate(spare, made, expected - made);
                made += step;
            }
            if (!inflater.finished()) { // the end may take one more step even if all bytes are there
                made += inflater.inflate(new byte[1]);
            }
            if (made != expected || !inflater.finished()) {
                throw blocks.error(address, place, "expected compressed data that make " + expected + " bytes, found " + made + " or more");
            }
        } catch (DataFormatException damaged) {
            throw blocks.error(address, place, "expected compressed data (zlib), found damaged ones: " + damaged.getMessage());
        }
        swap();
        return expected;
    }

    private int unshuffle(int elementBytes, int length) {
        spare = room(spare, length);
        int count = length / elementBytes;
        for (int i = 0; i < elementBytes; i++) {
            for (int j = 0; j < count; j++) {
                spare[j * elementBytes + i] = current[i * count + j];
            }
        }
        int rest = count * elementBytes;
        System.arraycopy(current, rest, spare, rest, length - rest);
        swap();
        return length;
    }

    private int verify(long address, int length) {
        int data = length - CHECKSUM_BYTES;
        if (data < 0) {
            throw blocks.error(address, place, "expected a chunk with a checksum, found " + length + " bytes");
        }
        int stored = 0;
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            stored |= (current[data + i] & 0xff) << (Byte.SIZE * i);
        }
        int computed = Fletcher32.of(current, data);
        if (stored != computed) {
            throw blocks.error(address, place, "expected the checksum %08x of a chunk, found %08x; the file is damaged".formatted(computed, stored));
        }
        return data;
    }

    private void swap() {
        var made = spare;
        spare = current;
        current = made;
    }

    private static byte[] room(byte[] array, int length) {
        return array.length >= length ? array : new byte[length];
    }

    @Override
    public void close() {
        inflater.end();
    }
}
