package io.lanewise.io;

import io.lanewise.io.bytes.FileRegion;
import io.lanewise.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What the header of a .npy file says, checked against the file's size.
 *
 * @param fortran whether the first axis runs fastest
 * @param data where the elements begin; they end where the file does
 */
record NpyHeader(ElementType type, ByteOrder order, boolean fortran, Shape shape, long data) {
    static final String MAGIC = "\u0093NUMPY";
    private static final int MOST_BYTES = 1 << 16;
    /** NumPy aligns the elements so. */
    private static final int ALIGNMENT = 64;

    static NpyHeader read(FileRegion file) throws IOException {
        var magic = file.bytes(0, 8, "the start of a .npy file");
        if (!StandardCharsets.ISO_8859_1.decode(magic.slice(0, 6)).toString().equals(MAGIC)) {
            throw file.error(0, "expected the bytes \\x93NUMPY of a .npy file, found others");
        }
        var version = magic.get(6);
        if (version < 1 || version > 3 || magic.get(7) != 0) {
            throw file.error(6, "expected version 1.0, 2.0 or 3.0, found " + Byte.toUnsignedInt(version) + "." + Byte.toUnsignedInt(magic.get(7)));
        }
        var start = version == 1 ? 10 : 12;
        var length = version == 1
                ? Short.toUnsignedLong(file.bytes(8, 2, "the header's length").getShort())
                : Integer.toUnsignedLong(file.bytes(8, 4, "the header's length").getInt());
        if (length > MOST_BYTES) {
            throw file.error(8, "expected a header of at most " + MOST_BYTES + " bytes, found " + length);
        }
        var text = new NpyDictionary(file, start, file.bytes(start, (int) length, "the header")).read();
        var order = switch (text.descr().charAt(0)) {
            case '<' -> ByteOrder.LITTLE_ENDIAN;
            case '>' -> ByteOrder.BIG_ENDIAN;
            default -> ByteOrder.nativeOrder();
        };
        var header = new NpyHeader(text.type(), order, text.fortran(), text.shape(), start + length);
        var expected = (long) header.shape.elements() * header.type.bytes();
        if (file.size() - header.data != expected) {
            throw file.error(header.data, "expected " + expected + " bytes for " + header.type + " " + header.shape + ", found "
                    + (file.size() - header.data) + "; the file is damaged or was cut off: copy it anew");
        }
        return header;
    }

    /** The header NumPy writes for a tensor in C order: version 1.0, padded to a multiple of 64 bytes. */
    static ByteBuffer write(ElementType type, Shape shape) {
        var sizes = new StringBuilder();
        for (var size : shape.toArray()) {
            sizes.append(sizes.isEmpty() ? "" : ", ").append(size);
        }
        var text = "{'descr': '" + (type.bytes() == 1 ? "|" : "<") + type.numpyName() + "', 'fortran_order': False, 'shape': (" + sizes
                + (shape.rank() == 1 ? ",), }" : "), }");
        // NumPy leaves room for the first axis to grow to 21 digits.
        text += " ".repeat(shape.rank() == 0 ? 0 : 21 - Integer.toString(shape.size(0)).length());
        var total = (10 + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        var header = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC.getBytes(StandardCharsets.ISO_8859_1)).put((byte) 1).put((byte) 0).putShort((short) (total - 10));
        header.put((text + " ".repeat(total - 11 - text.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        return header.flip();
    }
}
