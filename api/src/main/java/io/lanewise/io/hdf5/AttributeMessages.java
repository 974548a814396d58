package io.lanewise.io.hdf5;

import io.lanewise.io.hdf5.Hdf5Type.Other;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads an object's attributes: those in its header and those of which there are so many that they stand in a fractal heap. */
final class AttributeMessages {
    private static final int SHARED = 2;

    private AttributeMessages() {}

    static void forEach(Blocks blocks, Place place, ObjectHeader header, Consumer<Hdf5Attribute> consumer) throws IOException {
        for (var message : header.all(MessageType.ATTRIBUTE)) {
            consumer.accept(read(message.open()));
        }
        var info = header.find(MessageType.ATTRIBUTE_INFO);
        if (info.isEmpty()) {
            return;
        }
        var in = info.get().open();
        in.version(0);
        if ((in.u8() & 1) != 0) {
            in.skip(Short.BYTES); // the next one's order of making
        }
        long heapAt = in.address();
        long namesAt = in.address();
        if (heapAt == Cursor.UNDEFINED) {
            return;
        }
        var heap = FractalHeap.open(blocks, place, heapAt);
        BTree2.forEach(blocks, place, namesAt, BTree2.ATTRIBUTE_NAMES, record -> {
            var object = heap.object(record);
            if ((record.u8() & SHARED) != 0) {
                throw record.error("an attribute is shared with other objects, which is not supported");
            }
            blocks.enter(record.at(), place);
            consumer.accept(read(object));
        });
    }

    private static Hdf5Attribute read(Cursor in) {
        int version = in.version(1, 2, 3);
        int flags = in.u8();
        int nameBytes = in.u16();
        int typeBytes = in.u16();
        int spaceBytes = in.u16();
        if (version > 2) {
            in.skip(1); // ASCII or UTF-8
        }
        if (version == 1) {
            flags = 0;
        }
        var nameIn = part(in, nameBytes, version);
        var typeIn = part(in, typeBytes, version);
        var spaceIn = part(in, spaceBytes, version);
        var name = nameIn.terminatedText();
        if ((flags & 2) != 0) {
            throw in.error("the shape of the attribute \"" + Hdf5Object.shown(name) + "\" is shared with other objects, which is not supported");
        }
        var space = Dataspace.read(spaceIn);
        var type = (flags & 1) != 0 ? new Other(1, "a named datatype") : DatatypeMessage.read(typeIn);
        long count = space.count();
        if (type instanceof Other other) {
            return new Hdf5Attribute(name, other, space, in);
        }
        if (count > in.remaining() / type.size()) {
            throw in.error("expected " + count + " values (" + type + ") in the attribute \"" + Hdf5Object.shown(name) + "\", found "
                    + in.remaining() + " bytes");
        }
        return new Hdf5Attribute(name, type, space, in.slice(count * type.size(), "an attribute's values"));
    }

    /** In version 1 parts are padded to multiples of 8 bytes. */
    private static Cursor part(Cursor in, int bytes, int version) {
        var part = in.slice(bytes, "an attribute");
        if (version == 1) {
            in.skip(-bytes & 7);
        }
        return part;
    }
}
