package io.lanewise.io.hdf5;

/** Fletcher's checksum of 32 bits over 16-bit words, high byte first, as HDF5 computes it. */
final class Fletcher32 {
    /** Words after which the sums must be folded to stay within 32 bits. */
    private static final int WORDS = 360;

    private Fletcher32() {}

    /** The checksum of the first {@code length} bytes. */
    static int of(byte[] bytes, int length) {
        int low = 0;
        int high = 0;
        int even = length & ~1;
        for (int at = 0; at < even; ) {
            int end = Math.min(even, at + 2 * WORDS);
            for (; at < end; at += 2) {
                low += ((bytes[at] & 0xff) << Byte.SIZE) | (bytes[at + 1] & 0xff);
                high += low;
            }
            low = folded(low);
            high = folded(high);
        }
        if (even < length) {
            low = folded(low + ((bytes[even] & 0xff) << Byte.SIZE));
            high = folded(high + low);
        }
        return (folded(high) << Short.SIZE) | folded(low);
    }

    private static int folded(int sum) {
        return (sum & 0xffff) + (sum >>> Short.SIZE);
    }
}
