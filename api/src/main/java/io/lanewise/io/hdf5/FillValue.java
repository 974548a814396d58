package io.lanewise.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What elements are that were never written (messages 0x04 and 0x05): zero, if nothing else is said. */
final class FillValue {
    private static final int BLOCK_BYTES = 1 << 12;

    private FillValue() {}

    private static byte[] read(ObjectHeader header, int elementBytes) {
        var message = header.find(MessageType.FILL_VALUE);
        if (message.isPresent()) {
            var in = message.get().open();
            int version = in.version(1, 2, 3);
            boolean defined;
            if (version == 3) {
                defined = (in.u8() & 0x20) != 0;
            } else {
                in.skip(2); // when it is allocated and written
                defined = in.u8() != 0 || version == 1;
            }
            return defined ? value(in, elementBytes) : new byte[elementBytes];
        }
        var old = header.find(MessageType.OLD_FILL_VALUE);
        return old.isPresent() ? value(old.get().open(), elementBytes) : new byte[elementBytes];
    }

    private static byte[] value(Cursor in, int elementBytes) {
        long size = in.u32();
        if (size == 0) {
            return new byte[elementBytes];
        }
        if (size != elementBytes) {
            throw in.error("expected a fill value of " + elementBytes + " bytes, found " + size);
        }
        return in.take(size);
    }

    /** A buffer of several such elements, to be put again and again. */
    static ByteBuffer block(ObjectHeader header, int elementBytes, ByteOrder order) {
        var element = read(header, elementBytes);
        int count = Math.max(1, BLOCK_BYTES / element.length);
        var block = ByteBuffer.allocate(count * element.length);
        for (int i = 0; i < count; i++) {
            block.put(element);
        }
        return block.flip().order(order);
    }

    /** Puts a run of such elements. */
    static void put(ByteBuffer block, int elementBytes, long index, long count, ElementSink sink) throws IOException {
        int most = block.limit() / elementBytes;
        for (long done = 0; done < count; ) {
            int next = (int) Math.min(most, count - done);
            sink.put(block.position(0), index + done, next);
            done += next;
        }
    }
}
