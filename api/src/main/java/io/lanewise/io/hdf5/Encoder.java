package io.lanewise.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Collects bytes, little-endian. */
final class Encoder {
    private ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

    Encoder u8(int value) {
        room(Byte.BYTES).put((byte) value);
        return this;
    }

    Encoder u16(int value) {
        room(Short.BYTES).putShort((short) value);
        return this;
    }

    Encoder u32(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    Encoder u64(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    Encoder bytes(byte... values) {
        room(values.length).put(values);
        return this;
    }

    /** Letters of ASCII or, for a signature, of Latin-1. */
    Encoder letters(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            u8(letters.charAt(i));
        }
        return this;
    }

    /** A message of an object header of version 2. */
    Encoder message(MessageType type, byte[] content) {
        return u8(type.code()).u16(content.length).u8(0).bytes(content);
    }

    /** Followed by the checksum of all so far. */
    Encoder checksum() {
        return u32(Lookup3.hash(bytes, 0, bytes.position()));
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            int capacity = Math.max(2 * bytes.capacity(), Math.addExact(bytes.position(), count));
            bytes = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
        }
        return bytes;
    }
}
