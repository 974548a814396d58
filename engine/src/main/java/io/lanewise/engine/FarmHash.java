package io.lanewise.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * FarmHash's Fingerprint64: 64 bits of any bytes, the same on every machine and for all time. A short text is mixed as a whole, by one of
 * three rules for its length; a long one in blocks of 64 bytes.
 *
 * <p>Source: G. Pike, FarmHash, 2014, {@code farmhashna::Hash64}; TensorFlow's {@code tf.strings.to_hash_bucket_fast} takes it modulo the
 * number of buckets.
 */
public final class FarmHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long K0 = 0xc3a5c85c97cb3127L;
    private static final long K1 = 0xb492b66fbe98f273L;
    private static final long K2 = 0x9ae16a3b2f90404fL;
    private static final long JOINT = 0xc6a4a7935bd1e995L;
    private static final int BLOCK = 64;
    private static final long SEED = 81;
    private static final long OFFSET = 113;

    private FarmHash() {}

    /** The fingerprint of {@code length} bytes from {@code offset} on. */
    public static long fingerprint(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length <= 16) {
            return upTo16(bytes, offset, length);
        }
        if (length <= 32) {
            return upTo32(bytes, offset, length);
        }
        return length <= BLOCK ? upTo64(bytes, offset, length) : longer(bytes, offset, length);
    }

    /** One fingerprint of two, whose order counts. Source: TensorFlow's {@code FingerprintCat64}. */
    public static long concatenate(long first, long second) {
        var mixed = ((first ^ JOINT) ^ (fold(second * JOINT) * JOINT)) * JOINT;
        return fold(fold(mixed) * JOINT);
    }

    private static long upTo16(byte[] s, int at, int length) {
        var factor = K2 + 2L * length;
        if (length >= 8) {
            var a = eight(s, at) + K2;
            var b = eight(s, at + length - 8);
            return mix(Long.rotateRight(b, 37) * factor + a, (Long.rotateRight(a, 25) + b) * factor, factor);
        }
        if (length >= 4) {
            return mix(length + (four(s, at) << 3), four(s, at + length - 4), factor);
        }
        if (length == 0) {
            return K2;
        }
        var first = (s[at] & 0xffL) + ((s[at + (length >> 1)] & 0xffL) << 8);
        var last = length + ((s[at + length - 1] & 0xffL) << 2);
        return fold((first * K2) ^ (last * K0)) * K2;
    }

    private static long upTo32(byte[] s, int at, int length) {
        var factor = K2 + 2L * length;
        var a = eight(s, at) * K1;
        var b = eight(s, at + 8);
        var c = eight(s, at + length - 8) * factor;
        var d = eight(s, at + length - 16) * K2;
        return mix(ends(a, b, c, d), a + Long.rotateRight(b + K2, 18) + c, factor);
    }

    private static long upTo64(byte[] s, int at, int length) {
        var factor = K2 + 2L * length;
        var a = eight(s, at) * K2;
        var b = eight(s, at + 8);
        var c = eight(s, at + length - 8) * factor;
        var d = eight(s, at + length - 16) * K2;
        var outer = ends(a, b, c, d);
        var outerMixed = mix(outer, a + Long.rotateRight(b + K2, 18) + c, factor);
        var e = eight(s, at + 16) * factor;
        var f = eight(s, at + 24);
        var g = (outer + eight(s, at + length - 32)) * factor;
        var h = (outerMixed + eight(s, at + length - 24)) * factor;
        return mix(ends(e, f, g, h), e + Long.rotateRight(f + a, 18) + g, factor);
    }

    private static long ends(long a, long b, long c, long d) {
        return Long.rotateRight(a + b, 43) + Long.rotateRight(c, 30) + d;
    }

    /** Blocks from the front; the last 64 bytes, some of them for the second time, with another factor. */
    private static long longer(byte[] s, int offset, int length) {
        var seed = SEED;
        var x = seed * K2 + eight(s, offset);
        var y = seed * K1 + OFFSET;
        var z = fold(y * K2 + OFFSET) * K2;
        long v0 = 0;
        long v1 = 0;
        long w0 = 0;
        long w1 = 0;
        var blocks = (length - 1) / BLOCK;
        var factor = K1;
        long weight = 1;
        for (var block = 0; block <= blocks; block++) {
            var at = offset + block * BLOCK;
            if (block == blocks) {
                at = offset + length - BLOCK;
                factor = K1 + ((z & 0xff) << 1);
                weight = 9;
                w0 += (length - 1) & (BLOCK - 1);
                v0 += w0;
                w0 += v0;
            }
            x = Long.rotateRight(x + y + v0 + eight(s, at + 8), 37) * factor;
            y = Long.rotateRight(y + v1 + eight(s, at + 48), 42) * factor;
            x ^= w1 * weight;
            y += v0 * weight + eight(s, at + 40);
            z = Long.rotateRight(z + w0, 33) * factor;
            var vSeed = x + w0;
            var wSeed = z + w1;
            v0 = v1 * factor;
            v1 = half(s, at, v0, vSeed);
            v0 += sum(s, at);
            w0 = wSeed;
            w1 = half(s, at + 32, w0, y + eight(s, at + 16));
            w0 += sum(s, at + 32);
            var swapped = z;
            z = x;
            x = swapped;
        }
        return mix(mix(v0, w0, factor) + fold(y) * K0 + z, mix(v1, w1, factor) + x, factor);
    }

    /** 32 bytes and two seeds: the second half of the state; the first is a + all four words. */
    private static long half(byte[] s, int at, long a, long b) {
        var first = a + eight(s, at);
        var middle = first + eight(s, at + 8) + eight(s, at + 16);
        return Long.rotateRight(b + first + eight(s, at + 24), 21) + Long.rotateRight(middle, 44) + first;
    }

    private static long sum(byte[] s, int at) {
        return eight(s, at) + eight(s, at + 8) + eight(s, at + 16) + eight(s, at + 24);
    }

    private static long mix(long u, long v, long factor) {
        var a = (u ^ v) * factor;
        var b = (v ^ fold(a)) * factor;
        return fold(b) * factor;
    }

    private static long fold(long x) {
        return x ^ (x >>> 47);
    }

    private static long eight(byte[] s, int at) {
        return (long) LONG.get(s, at);
    }

    private static long four(byte[] s, int at) {
        return Integer.toUnsignedLong((int) INT.get(s, at));
    }
}
