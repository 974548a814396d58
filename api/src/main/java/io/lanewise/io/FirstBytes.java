package io.lanewise.io;

import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.zip.ZipArchive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Recognises kinds of files. */
final class FirstBytes {
    private static final String HDF5 = "894844460d0a1a0a";
    /** HDF5 lets something else stand before it, up to here or a power of two beyond. */
    private static final int FIRST_USER_BLOCK = 512;
    /** A pickle of protocol 2 of the number 0x1950a86a20f9469cfc6c, which torch.save wrote first. */
    private static final String PYTORCH_LEGACY = "80028a0a6cfc9c46f9206aa850192e";
    /** The limit of the format's own library: 100 MB. */
    private static final long LONGEST_SAFETENSORS_HEADER = 100_000_000;
    private static final int FIRST = 16;

    /** Fields of SavedModel: the schema's version, the graphs; and of ONNX's ModelProto: all, with IR version and graph. As protobuf tags. */
    private static final Set<Integer> SAVED_MODEL_FIELDS = Set.of(8, 18);
    private static final Set<Integer> ONNX_FIELDS = Set.of(8, 18, 26, 34, 40, 50, 58, 66, 114, 162, 202, 210);
    private static final Set<Integer> ONNX_NEEDED = Set.of(8, 58);
    private static final int MOST_FIELDS = 1000;

    private FirstBytes() {}

    static FileKind kind(FileRegion file) throws IOException {
        var bytes = file.bytes(0, (int) Math.min(FIRST, file.size()), "the first bytes");
        var first = hex(bytes);
        // The first bytes of a safetensors file are a number, so it could begin like several of the others.
        if (isSafetensors(bytes, file.size())) {
            return FileKind.SAFETENSORS;
        }
        if (first.startsWith("504b0304") || first.startsWith("504b0506")) {
            return archive(file);
        }
        if (first.startsWith(HexFormat.of().formatHex(NpyHeader.MAGIC.getBytes(StandardCharsets.ISO_8859_1)))) {
            return FileKind.NPY;
        }
        if (first.startsWith("1f8b08")) {
            return FileKind.GZIP;
        }
        if (first.startsWith("54464c33", 8)) {
            return FileKind.TFLITE;
        }
        if (first.startsWith(PYTORCH_LEGACY)) {
            return FileKind.PYTORCH_LEGACY;
        }
        if (isHdf5(file)) {
            return FileKind.HDF5;
        }
        if (ShardedWeights.accepts(file)) {
            return FileKind.SHARDED_WEIGHTS;
        }
        var fields = protobufFields(file);
        if (fields.equals(SAVED_MODEL_FIELDS)) {
            return FileKind.SAVED_MODEL;
        }
        if (fields.containsAll(ONNX_NEEDED) && ONNX_FIELDS.containsAll(fields)) {
            return FileKind.ONNX;
        }
        return isPickle(file, first) ? FileKind.PICKLE : FileKind.UNKNOWN;
    }

    private static String hex(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.get(0, copy);
        return HexFormat.of().formatHex(copy);
    }

    private static boolean isSafetensors(ByteBuffer bytes, long size) {
        if (bytes.remaining() <= SafetensorsHeader.LENGTH_BYTES) {
            return false;
        }
        var length = bytes.getLong(0);
        return length >= 2 && length <= LONGEST_SAFETENSORS_HEADER && length <= size - SafetensorsHeader.LENGTH_BYTES
                && bytes.get(SafetensorsHeader.LENGTH_BYTES) == '{';
    }

    private static boolean isHdf5(FileRegion file) throws IOException {
        for (var at = 0L; at <= file.size() - HDF5.length() / 2; at = at == 0 ? FIRST_USER_BLOCK : 2 * at) {
            if (hex(file.bytes(at, HDF5.length() / 2, "the signature")).equals(HDF5)) {
                return true;
            }
        }
        return false;
    }

    /** Protocols 2 to 5, up to the opcode that ends a pickle. */
    private static boolean isPickle(FileRegion file, String first) throws IOException {
        return first.matches("800[2-5].*") && file.bytes(file.size() - 1, 1, "the last byte").get() == '.';
    }

    private static FileKind archive(FileRegion file) throws IOException {
        Set<String> names;
        try {
            names = ZipArchive.open(file).entries().keySet();
        } catch (ModelFormatException e) {
            return FileKind.ZIP;
        }
        if (names.contains("config.json")) {
            return FileKind.KERAS;
        }
        if (names.stream().anyMatch(name -> name.equals("data.pkl") || name.endsWith("/data.pkl"))) {
            return FileKind.PYTORCH;
        }
        return !names.isEmpty() && names.stream().allMatch(name -> name.endsWith(".npy")) ? FileKind.NPZ : FileKind.ZIP;
    }

    /** The tags of the outermost protobuf message, of its first fields if there are many; none if the file is no such message. */
    private static Set<Integer> protobufFields(FileRegion file) throws IOException {
        var tags = new HashSet<Integer>();
        var at = 0L;
        for (var count = 0; count < MOST_FIELDS && at < file.size(); count++) {
            var bytes = file.bytes(at, (int) Math.min(FIRST + 4, file.size() - at), "a field");
            var tag = varint(bytes);
            var skipped = switch ((int) tag & 7) {
                case 0 -> varint(bytes) == -1 ? -1 : 0;
                case 1 -> 8;
                case 2 -> varint(bytes);
                case 5 -> 4;
                default -> -1;
            };
            var next = at + bytes.position();
            if (tag < 8 || tag > 1 << 20 || skipped < 0 || skipped > file.size() - next) {
                return Set.of();
            }
            tags.add((int) tag);
            at = next + skipped;
        }
        return tags;
    }

    /** A number of 7 bits a byte; -1 if it does not end. */
    private static long varint(ByteBuffer bytes) {
        var number = 0L;
        for (var shift = 0; shift < 64 && bytes.hasRemaining(); shift += 7) {
            var next = bytes.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        return -1;
    }
}
