package io.lanewise.io.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.function.ToLongFunction;

/**
 * Object headers as they are written: version 2, one block, all links in it. Their length does not depend on addresses, so that they
 * can be measured before addresses are known.
 */
final class HeaderEncoder {
    private static final int NAME_IN_UTF_8 = 0x10;
    private static final int SIZE_IN_4_BYTES = 2;

    private HeaderEncoder() {}

    /**
     * The header of an object.
     *
     * @param addresses of a group in the object: its header; of a dataset in it: its header; of the object itself, if it is a dataset: its data
     */
    static byte[] header(NewObject object, ToLongFunction<NewObject> addresses) {
        var messages = new Encoder();
        switch (object) {
            case NewGroup group -> group(group, addresses, messages);
            case NewDataset dataset -> dataset(dataset, addresses.applyAsLong(dataset), messages);
        }
        for (var attribute : object.attributeMessages()) {
            messages.message(MessageType.ATTRIBUTE, attribute);
        }
        var body = messages.toBytes();
        return new Encoder().letters("OHDR").u8(2).u8(SIZE_IN_4_BYTES).u32(body.length).bytes(body).checksum().toBytes();
    }

    private static void group(NewGroup group, ToLongFunction<NewObject> addresses, Encoder messages) {
        messages.message(MessageType.LINK_INFO, new Encoder().u16(0).u64(Cursor.UNDEFINED).u64(Cursor.UNDEFINED).toBytes());
        messages.message(MessageType.GROUP_INFO, new Encoder().u16(0).toBytes());
        group.children().forEach((name, child) -> messages.message(MessageType.LINK, link(name, addresses.applyAsLong(child))));
    }

    private static byte[] link(String name, long address) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        var link = new Encoder().u8(1).u8(NAME_IN_UTF_8).u8(1).u8(bytes.length).bytes(bytes);
        return link.u64(address).toBytes();
    }

    private static void dataset(NewDataset dataset, long dataAt, Encoder messages) {
        messages.message(MessageType.DATASPACE, DatasetEncoder.dataspace(dataset.shape()));
        messages.message(MessageType.DATATYPE, DatasetEncoder.datatype(dataset.kind()));
        messages.message(MessageType.FILL_VALUE, DatasetEncoder.fillValue());
        messages.message(MessageType.LAYOUT, DatasetEncoder.layout(dataAt, dataset.bytes()));
    }
}
