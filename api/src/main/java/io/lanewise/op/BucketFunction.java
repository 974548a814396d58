package io.lanewise.op;

import io.lanewise.engine.FarmHash;
import io.lanewise.engine.SipHash;

/** How a whole number is given one of some buckets. */
public enum BucketFunction {
    /** The number modulo their count, never negative. */
    FLOOR_MOD,
    /** FarmHash's fingerprint of its decimal text, without a sign, modulo their count. */
    FARM_HASH,
    /** SipHash-2-4 of its decimal text under a key, likewise. */
    SIP_HASH;

    private static final int BASE = 10;

    /** The longest decimal text of an int. */
    static final int DIGITS = 11;

    /** The bucket of some bytes by a hash; not for {@link #FLOOR_MOD}. */
    public int of(byte[] text, int offset, int count, long key0, long key1) {
        var length = text.length - offset;
        var hash = this == SIP_HASH ? SipHash.hash(text, offset, length, key0, key1) : FarmHash.fingerprint(text, offset, length);
        return (int) Long.remainderUnsigned(hash, count);
    }

    /**
     * The bucket of a number.
     *
     * @param scratch of {@link #DIGITS} bytes, for its text
     */
    int of(int number, int count, long key0, long key1, byte[] scratch) {
        return this == FLOOR_MOD ? Math.floorMod(number, count) : of(scratch, write(number, scratch), count, key0, key1);
    }

    /** Writes the decimal text to the end of the array; returns where it begins. */
    private static int write(int number, byte[] scratch) {
        var at = scratch.length;
        var rest = Math.abs((long) number);
        do {
            scratch[--at] = (byte) ('0' + rest % BASE);
            rest /= BASE;
        } while (rest > 0);
        if (number < 0) {
            scratch[--at] = '-';
        }
        return at;
    }
}
