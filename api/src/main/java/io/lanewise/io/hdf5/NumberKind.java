package io.lanewise.io.hdf5;

import java.nio.ByteBuffer;

/** The kinds of numbers datasets hold. */
public enum NumberKind {
    /** Signed, 8 bits. */
    INT8(1),
    /** Unsigned, 8 bits. */
    UINT8(1),
    /** Signed, 16 bits. */
    INT16(2),
    /** Unsigned, 16 bits. */
    UINT16(2),
    /** Signed, 32 bits. */
    INT32(4),
    /** Unsigned, 32 bits. */
    UINT32(4),
    /** Signed, 64 bits. */
    INT64(8),
    /** Unsigned, 64 bits. */
    UINT64(8),
    /** IEEE 754 with 5 bits of exponent and 10 of fraction. */
    FLOAT16(2),
    /** The upper half of a float32. */
    BFLOAT16(2),
    /** IEEE 754, single precision. */
    FLOAT32(4),
    /** IEEE 754, double precision. */
    FLOAT64(8),
    /** 0 or 1, which h5py writes as an enumeration of FALSE and TRUE. */
    BOOL(1);

    private final int size;

    NumberKind(int size) {
        this.size = size;
    }

    /** Bytes of a number. */
    public int size() {
        return size;
    }

    /** Whether it is a floating-point number. */
    public boolean isFloating() {
        return switch (this) {
            case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> true;
            default -> false;
        };
    }

    /** The buffer's next number as a whole one; UINT64 beyond 2⁶³ - 1 comes out negative. Only for kinds that are not floating. */
    long whole(ByteBuffer bytes) {
        return switch (this) {
            case INT8 -> bytes.get();
            case UINT8, BOOL -> bytes.get() & 0xff;
            case INT16 -> bytes.getShort();
            case UINT16 -> bytes.getShort() & 0xffff;
            case INT32 -> bytes.getInt();
            case UINT32 -> bytes.getInt() & 0xffff_ffffL;
            case INT64, UINT64 -> bytes.getLong();
            case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> throw new IllegalStateException(this + " is not whole");
        };
    }

    /** The buffer's next number, exactly. Only for floating kinds. */
    double floating(ByteBuffer bytes) {
        return switch (this) {
            case FLOAT16 -> Float.float16ToFloat(bytes.getShort());
            case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort() << Short.SIZE);
            case FLOAT32 -> bytes.getFloat();
            case FLOAT64 -> bytes.getDouble();
            default -> throw new IllegalStateException(this + " is not floating");
        };
    }
}
