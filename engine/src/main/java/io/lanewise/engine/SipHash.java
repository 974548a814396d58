package io.lanewise.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * SipHash-2-4: 64 bits of any bytes under a key of 128 bits, so that nobody without the key finds texts that fall together. Two rounds for
 * each word of eight bytes, the last with the length in its highest byte, and four rounds at the end.
 *
 * <p>Source: J.-P. Aumasson and D. J. Bernstein, SipHash: a fast short-input PRF, 2012; TensorFlow's
 * {@code tf.strings.to_hash_bucket_strong} takes it modulo the number of buckets.
 */
public final class SipHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = 8;
    private static final int FINAL_ROUNDS = 4;

    private SipHash() {}

    /** The hash of {@code length} bytes from {@code offset} on, under a key of two halves. */
    public static long hash(byte[] bytes, int offset, int length, long key0, long key1) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        var v0 = key0 ^ 0x736f6d6570736575L;
        var v1 = key1 ^ 0x646f72616e646f6dL;
        var v2 = key0 ^ 0x6c7967656e657261L;
        var v3 = key1 ^ 0x7465646279746573L;
        var words = length / WORD;
        var rounds = 2 * (words + 1) + FINAL_ROUNDS;
        long word = 0;
        for (var round = 0; round < rounds; round++) {
            var index = round / 2;
            var mixes = index <= words;
            if (mixes && round % 2 == 0) {
                word = index < words ? (long) LONG.get(bytes, offset + index * WORD) : rest(bytes, offset, length);
                v3 ^= word;
            } else if (round == 2 * (words + 1)) {
                v2 ^= 0xff;
            }
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
            if (mixes && round % 2 == 1) {
                v0 ^= word;
            }
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** The bytes that fill no word, and the length. */
    private static long rest(byte[] bytes, int offset, int length) {
        var word = (long) length << 56;
        for (var i = length / WORD * WORD; i < length; i++) {
            word |= (bytes[offset + i] & 0xffL) << (WORD * (i % WORD));
        }
        return word;
    }
}
