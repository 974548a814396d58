package io.lanewise.io.hdf5;

/** Attributes as they are written. */
final class AttributeEncoder {
    private static final int VERSION = 3;
    private static final int UTF_8 = 1;

    private AttributeEncoder() {}

    /** The content of the message about a text of fixed length, which ends with a zero byte. */
    static byte[] text(byte[] name, byte[] value) {
        var type = new Encoder().u8(0x13).u8(0x10).u8(0).u8(0).u32(value.length + 1).toBytes();
        var space = DatasetEncoder.dataspace();
        return new Encoder()
                .u8(VERSION).u8(0).u16(name.length + 1).u16(type.length).u16(space.length).u8(UTF_8)
                .bytes(name).u8(0).bytes(type).bytes(space).bytes(value).u8(0).toBytes();
    }
}
