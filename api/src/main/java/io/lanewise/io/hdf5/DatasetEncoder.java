package io.lanewise.io.hdf5;

/** What datasets are described by when they are written. */
final class DatasetEncoder {
    private static final int VERSION_1 = 0x10;
    private static final int FLOATING = 1;
    private static final int SIGNED = 8;
    private static final int IMPLIED_BIT = 0x20;

    private DatasetEncoder() {}

    /** The content of the message about a shape. */
    static byte[] dataspace(long... shape) {
        var encoder = new Encoder().u8(2).u8(shape.length).u8(0).u8(shape.length == 0 ? 0 : 1);
        for (long size : shape) {
            encoder.u64(size);
        }
        return encoder.toBytes();
    }

    /** The content of the message about the type of elements. */
    static byte[] datatype(NumberKind kind) {
        return switch (kind) {
            case FLOAT16 -> floating(kind, FloatFormat.FLOAT16);
            case FLOAT32 -> floating(kind, FloatFormat.FLOAT32);
            case FLOAT64 -> floating(kind, FloatFormat.FLOAT64);
            case INT8, INT16, INT32, INT64 -> whole(kind, SIGNED);
            case UINT8, UINT16, UINT32, UINT64 -> whole(kind, 0);
            case BOOL, BFLOAT16 -> throw new IllegalStateException(kind + " is refused before");
        };
    }

    private static byte[] whole(NumberKind kind, int bits) {
        return new Encoder().u8(VERSION_1).u8(bits).u8(0).u8(0).u32(kind.size()).u16(0).u16(kind.size() * Byte.SIZE).toBytes();
    }

    private static byte[] floating(NumberKind kind, FloatFormat format) {
        return new Encoder()
                .u8(VERSION_1 | FLOATING).u8(IMPLIED_BIT).u8(format.signAt()).u8(0).u32(kind.size())
                .u16(format.offset()).u16(format.precision())
                .u8(format.exponentAt()).u8(format.exponentBits()).u8(format.fractionAt()).u8(format.fractionBits())
                .u32((int) format.bias()).toBytes();
    }

    /** The content of the message about a fill value: the usual one, zero. */
    static byte[] fillValue() {
        return new Encoder().u8(3).u8(0x0a).toBytes();
    }

    /** The content of the message about where the data are. */
    static byte[] layout(long address, long bytes) {
        return new Encoder().u8(3).u8(1).u64(bytes == 0 ? Cursor.UNDEFINED : address).u64(bytes).toBytes();
    }
}
