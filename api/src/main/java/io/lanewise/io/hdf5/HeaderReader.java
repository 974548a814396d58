package io.lanewise.io.hdf5;

import io.lanewise.io.hdf5.ObjectHeader.Message;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** Reads object headers, which are one block and any number of further ones that messages of continuation point to. */
final class HeaderReader {
    private static final String WHAT = "an object header";
    private static final int PREFIX_1 = 16;
    private static final int TIMES = 0x20;
    private static final int THRESHOLDS = 0x10;
    private static final int CREATION_ORDER = 0x04;
    private static final int WIDTH = 0x03;

    /** The bit of a message without which an object cannot be understood. */
    private static final int FAIL_IF_UNKNOWN = 0x80;

    private static final int LAST_KNOWN = 0x17;

    private final Blocks blocks;
    private final Place place;
    private final List<Message> messages = new ArrayList<>();
    private final Queue<Block> ahead = new ArrayDeque<>();
    private final Set<Long> seen = new HashSet<>();

    private record Block(long address, long length) {}

    private HeaderReader(Blocks blocks, Place place) {
        this.blocks = blocks;
        this.place = place;
    }

    /** The header at the address of a place. */
    static ObjectHeader read(Blocks blocks, Place place) throws IOException {
        var reader = new HeaderReader(blocks, place);
        var start = blocks.read(place.address(), 6, WHAT, place);
        if (start.startsWith("OHDR")) {
            reader.version2(start);
        } else {
            reader.version1(start);
        }
        return new ObjectHeader(List.copyOf(reader.messages));
    }

    private void version1(Cursor start) throws IOException {
        start.version(1);
        var prefix = blocks.read(place.address(), PREFIX_1, WHAT, place).skip(8);
        long size = prefix.u32();
        seen.add(place.address());
        messages1(blocks.read(place.address() + PREFIX_1, size, WHAT, place));
        for (var block = ahead.poll(); block != null; block = ahead.poll()) {
            messages1(blocks.read(block.address, block.length, "a continued object header", place));
        }
    }

    private void messages1(Cursor in) {
        while (in.remaining() >= 8) {
            int type = in.u16();
            int size = in.u16();
            int flags = in.u8();
            in.skip(3);
            message(type, flags, in.slice(size, WHAT));
        }
    }

    private void version2(Cursor start) throws IOException {
        start.signature("OHDR").version(2);
        int flags = start.u8();
        int width = 1 << (flags & WIDTH);
        int prefix = 6 + ((flags & TIMES) != 0 ? 16 : 0) + ((flags & THRESHOLDS) != 0 ? 4 : 0);
        long size = blocks.read(place.address() + prefix, width, WHAT, place).unsigned(width);
        blocks.requireInside(place.address(), size, WHAT, place); // so that the sum below cannot overflow
        seen.add(place.address());
        var in = blocks.readChecked(place.address(), prefix + width + size + Integer.BYTES, WHAT, place).skip(prefix + width);
        messages2(in, flags);
        for (var block = ahead.poll(); block != null; block = ahead.poll()) {
            messages2(blocks.readChecked(block.address, block.length, "a continued object header", place).signature("OCHK"), flags);
        }
    }

    private void messages2(Cursor in, int headerFlags) {
        int extra = (headerFlags & CREATION_ORDER) != 0 ? 2 : 0;
        while (in.remaining() >= 4 + extra) { // less is a gap
            int type = in.u8();
            int size = in.u16();
            int flags = in.u8();
            in.skip(extra);
            message(type, flags, in.slice(size, WHAT));
        }
    }

    private void message(int code, int flags, Cursor body) {
        var type = MessageType.of(code);
        if (type == null) {
            if (code > LAST_KNOWN && (flags & FAIL_IF_UNKNOWN) != 0) {
                throw body.error("the header holds a message of the unknown type 0x%x without which it cannot be understood".formatted(code));
            }
            return;
        }
        var message = new Message(type, flags, body);
        if (type == MessageType.CONTINUATION) {
            follow(message.open());
        } else {
            blocks.enter(body.at(), place);
            messages.add(message);
        }
    }

    private void follow(Cursor in) {
        var block = new Block(in.address(), in.length());
        if (!seen.add(block.address)) {
            throw in.error("expected the header to go on in a new block, found one that was read before (at " + block.address + ")");
        }
        if (seen.size() > Bounds.HEADER_BLOCKS) {
            throw in.error("expected an object header of at most " + Bounds.HEADER_BLOCKS + " blocks, found more");
        }
        ahead.add(block);
    }
}
