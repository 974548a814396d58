package io.lanewise.io.hdf5;

import java.nio.charset.StandardCharsets;

/** A file that is put together message by message, so that it can say what no writer would. */
final class RawFile {
    /** Where the root's header must be. */
    static final int ROOT = 48;

    private final Encoder bytes = new Encoder();
    private int length;

    /** A file whose headers follow from {@link #ROOT} on. */
    RawFile() {
        append(new Encoder().letters(Superblock.SIGNATURE).u8(2).u8(8).u8(8).u8(0).u64(0).u64(Cursor.UNDEFINED).u64(ROOT).u64(ROOT).checksum().toBytes());
    }

    /** Adds a block. */
    RawFile append(byte[] block) {
        bytes.bytes(block);
        length += block.length;
        return this;
    }

    /** The address of what is added next. */
    int end() {
        return length;
    }

    byte[] toBytes() {
        return bytes.toBytes();
    }

    static byte[] header(Encoder messages) {
        var body = messages.toBytes();
        return new Encoder().letters("OHDR").u8(2).u8(2).u32(body.length).bytes(body).checksum().toBytes();
    }

    static byte[] continued(Encoder messages) {
        return new Encoder().letters("OCHK").bytes(messages.toBytes()).checksum().toBytes();
    }

    static byte[] link(String name, long address) {
        var text = name.getBytes(StandardCharsets.UTF_8);
        return new Encoder().u8(1).u8(0).u8(text.length).bytes(text).u64(address).toBytes();
    }

    static byte[] emptyGroup() {
        return new Encoder().u16(0).toBytes();
    }

    static byte[] continuation(long address, long length) {
        return new Encoder().u64(address).u64(length).toBytes();
    }

    /** A dataset without anything written, of a type in so many bytes of text. */
    static Encoder texts(int size, long... shape) {
        return new Encoder()
                .message(MessageType.DATASPACE, DatasetEncoder.dataspace(shape))
                .message(MessageType.DATATYPE, new Encoder().u8(0x13).u8(0).u8(0).u8(0).u32(size).toBytes())
                .message(MessageType.LAYOUT, DatasetEncoder.layout(Cursor.UNDEFINED, 0));
    }

    /** An attribute whose only value is a text in a heap. */
    static byte[] variableText(String name, int length, long heap, int number) {
        var text = name.getBytes(StandardCharsets.UTF_8);
        var type = new Encoder().u8(0x19).u8(1).u8(0).u8(0).u32(16).toBytes();
        var space = DatasetEncoder.dataspace();
        return new Encoder().u8(3).u8(0).u16(text.length + 1).u16(type.length).u16(space.length).u8(0)
                .bytes(text).u8(0).bytes(type).bytes(space).u32(length).u64(heap).u32(number).toBytes();
    }
}
