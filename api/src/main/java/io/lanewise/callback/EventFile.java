package io.lanewise.callback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A file of TensorBoard's events, of which only scalars are written. A record is its length, 8 bytes, the length's checksum, 4 bytes, an event and
 * its checksum; numbers are little-endian, a checksum is a masked CRC-32C. An event is a protocol buffer: time (1, double), step (2), and
 * either the file's version (3) or a summary (5) whose values (1) have a tag (1), a tensor (8) and the plug-in that shows it (9).
 *
 * <p>Source: TensorFlow's {@code event.proto}, {@code summary.proto} and {@code tensor.proto}, and its TFRecord format.
 */
final class EventFile {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int MASK_DELTA = 0xa282ead8;
    private static final int FLOAT = 1;
    private static final int SCALAR = 1;

    private final Path file;

    private EventFile(Path file) {
        this.file = file;
    }

    /**
     * Begins a file in a folder, which is made if it is not there.
     *
     * @param seconds the time since 1970, of which the name is made as TensorBoard looks for it
     * @throws UncheckedIOException if it cannot be written
     */
    static EventFile begin(Path folder, double seconds) {
        Folders.create(folder);
        var process = ProcessHandle.current().pid();
        for (var number = 0; ; number++) {
            var file = folder.resolve("events.out.tfevents.%010d.lanewise.%d.%d.v2".formatted((long) seconds, process, number));
            if (!Files.exists(file)) {
                var begun = new EventFile(file);
                var event = new Message().number(1, seconds).text(3, "brain.Event:2");
                begun.append(record(event.bytes()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return begun;
            }
        }
    }

    /**
     * Adds scalars. The file is opened for it: nothing stays open if training ends by an exception.
     *
     * @param step where they are shown
     * @param scalars numbers by their tags
     */
    void add(double seconds, long step, Map<String, Double> scalars) {
        var records = new ByteArrayOutputStream();
        scalars.forEach((tag, number) -> {
            var tensor = new Message().integer(1, FLOAT).bytes(2, new byte[0]).bytes(5, floats((float) (double) number));
            var metadata = new Message().bytes(1, new Message().text(1, "scalars").bytes()).integer(4, SCALAR);
            var value = new Message().text(1, tag).bytes(8, tensor.bytes()).bytes(9, metadata.bytes());
            var event = new Message().number(1, seconds).integer(2, step).bytes(5, new Message().bytes(1, value.bytes()).bytes());
            records.writeBytes(record(event.bytes()));
        });
        append(records.toByteArray(), StandardOpenOption.APPEND);
    }

    private void append(byte[] bytes, StandardOpenOption... options) {
        try {
            Files.write(file, bytes, options);
        } catch (IOException impossible) {
            throw new UncheckedIOException("TensorBoard: expected a file that can be written, received " + file, impossible);
        }
    }

    private static byte[] record(byte[] event) {
        var length = little(Long.BYTES).putLong(event.length).array();
        return little(length.length + Integer.BYTES + event.length + Integer.BYTES)
                .put(length).putInt(checksum(length)).put(event).putInt(checksum(event)).array();
    }

    /** A checksum that may itself be part of what another one is made of. */
    private static int checksum(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    }

    private static byte[] floats(float number) {
        return little(Float.BYTES).putFloat(number).array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A protocol buffer under way: fields one after the other, each with its number and how its length is told. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, double value) {
            key(field, FIXED64);
            out.writeBytes(little(Double.BYTES).putDouble(value).array());
            return this;
        }

        Message integer(int field, long value) {
            key(field, VARINT);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message bytes(int field, byte[] value) {
            key(field, BYTES);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void key(int field, int type) {
            varint((long) field << 3 | type);
        }

        /** Seven bits a byte, the lowest first; the eighth says that more follow. */
        private void varint(long value) {
            var rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
