package io.lanewise.io.hdf5;

import java.nio.ByteBuffer;

/** Bob Jenkins's hash "lookup3" (hashlittle), HDF5's checksum of its structure. */
final class Lookup3 {
    private static final int WORDS = 3;
    private static final int BLOCK = WORDS * Integer.BYTES;

    private Lookup3() {}

    /** The hash, with initial value 0, of the bytes from one index to another of a little-endian buffer. */
    static int hash(ByteBuffer bytes, int from, int to) {
        int length = to - from;
        int a = 0xdeadbeef + length;
        int b = a;
        int c = a;
        int at = from;
        for (; to - at > BLOCK; at += BLOCK) {
            a += bytes.getInt(at);
            b += bytes.getInt(at + 4);
            c += bytes.getInt(at + 8);
            a = (a - c) ^ Integer.rotateLeft(c, 4);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 6);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 8);
            b += a;
            a = (a - c) ^ Integer.rotateLeft(c, 16);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 19);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 4);
            b += a;
        }
        if (at == to) {
            return c;
        }
        var tail = new int[WORDS];
        for (int i = 0; at + i < to; i++) {
            tail[i >> 2] |= (bytes.get(at + i) & 0xff) << (Byte.SIZE * (i & 3));
        }
        a += tail[0];
        b += tail[1];
        c += tail[2];
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        return (c ^ b) - Integer.rotateLeft(b, 24);
    }
}
