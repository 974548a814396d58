package io.lanewise.io.zip;

/** Signatures, sizes and marks of the format. */
final class ZipFormat {
    static final int LOCAL = 0x04034b50;
    static final int CENTRAL = 0x02014b50;
    static final int END = 0x06054b50;
    static final int END64 = 0x06064b50;
    static final int LOCATOR64 = 0x07064b50;

    static final int LOCAL_BYTES = 30;
    static final int CENTRAL_BYTES = 46;
    static final int END_BYTES = 22;
    static final int END64_BYTES = 56;
    static final int LOCATOR64_BYTES = 20;

    /** Where the CRC stands in a local header. */
    static final int LOCAL_CRC = 14;

    static final int STORED = 0;
    static final int DEFLATED = 8;

    /** Sizes and CRC stand behind the data too, and may be missing in the local header. */
    static final int FLAG_DESCRIPTOR = 1 << 3;
    /** The name is UTF-8. */
    static final int FLAG_UTF8 = 1 << 11;
    /** Encryption of three kinds, and patches. */
    static final int FLAGS_REFUSED = 1 | (1 << 5) | (1 << 6) | (1 << 13);

    /** The extra field with 64-bit sizes. */
    static final int EXTRA64 = 1;

    /** What stands in a field of 32 bits for "see the 64-bit one". */
    static final long MARK32 = 0xffff_ffffL;
    /** What stands in a field of 16 bits for "see the 64-bit one". */
    static final int MARK16 = 0xffff;

    private ZipFormat() {}
}
