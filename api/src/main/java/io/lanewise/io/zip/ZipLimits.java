package io.lanewise.io.zip;

/**
 * How much of an archive a reader takes before it refuses it.
 *
 * @param entries how many entries there may be
 * @param directoryBytes bytes of the central directory
 * @param unpackedBytes bytes that the deflated entries together may unpack to, whatever their ratio
 * @param ratio how many times larger than packed the deflated entries together may be, beyond {@code unpackedBytes}
 */
record ZipLimits(int entries, int directoryBytes, long unpackedBytes, int ratio) {
    /** 262,144 entries, a directory of 64 MiB; more than 256 MiB unpacked only if that is at most 100 times the packed size, as in Keras. */
    static final ZipLimits DEFAULT = new ZipLimits(1 << 18, 1 << 26, 1L << 28, 100);
}
