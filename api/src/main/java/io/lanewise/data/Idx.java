package io.lanewise.data;

import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads IDX files, the format of MNIST and its relatives: two zero bytes, the element type, the number of axes, their sizes
 * (32 bits each) and the elements, all big-endian. Plain or gzip, told apart by their first bytes.
 *
 * <p>Element types uint8 (0x08), int32 (0x0c) and float32 (0x0d). Strict: a file that is foreign, truncated, or longer than its
 * header says is refused, before memory is taken for elements that it cannot hold.
 */
public final class Idx {
    private static final int LARGEST_RANK = 8;
    /** Deflate's limit: a match of 258 bytes from two bits. */
    private static final int LARGEST_COMPRESSION = 1032;

    private Idx() {}

    /** A tensor and the SHA-256 of the uncompressed file it came from, in hexadecimal. */
    record Content(Tensor tensor, String sha256) {}

    /**
     * The elements of an IDX file.
     *
     * @throws UncheckedIOException if the file cannot be read or is not a whole IDX file and nothing else
     */
    public static Tensor read(Path file) {
        try {
            return readContent(file, Shape.of()).tensor();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * The elements with the digest of the content.
     *
     * @param expected the shape the file must have; the scalar shape stands for any
     */
    static Content readContent(Path file, Shape expected) throws IOException {
        try (var raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var size = Files.size(file);
            raw.mark(2);
            var start = raw.readNBytes(2);
            raw.reset();
            var gzip = start.length == 2 && GzipStream.isGzip(((start[0] & 0xff) << 8) | (start[1] & 0xff));
            var digest = sha256();
            try (var content = new DigestInputStream(gzip ? new GzipStream(raw) : raw, digest)) {
                var tensor = read(content, gzip ? size * LARGEST_COMPRESSION : size, gzip, expected);
                return new Content(tensor, HexFormat.of().formatHex(digest.digest()));
            }
        } catch (NoSuchFileException e) {
            throw new IOException("Idx " + file + ": there is no such file; check the path", e);
        } catch (FileSystemException e) {
            throw new IOException("Idx " + file + ": cannot be opened: " + e, e);
        } catch (IOException e) {
            throw new IOException("Idx " + file + ": " + e.getMessage() + "; copy or download it anew", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static Tensor read(InputStream content, long limit, boolean compressed, Shape expected) throws IOException {
        var magic = ByteBuffer.wrap(exactly(content, 4, "the magic number")).getInt();
        var type = (magic >>> 8) & 0xff;
        var rank = magic & 0xff;
        if (magic >>> 16 != 0 || rank < 1 || rank > LARGEST_RANK) {
            throw new IOException("not an IDX file: expected two zero bytes, a type and a rank from 1 to %d, received %08x"
                    .formatted(LARGEST_RANK, magic));
        }
        var dtype = switch (type) {
            case 0x08 -> DType.UINT8;
            case 0x0c -> DType.INT32;
            case 0x0d -> DType.FLOAT32;
            default -> throw new IOException("expected element type 08 (uint8), 0c (int32) or 0d (float32), received %02x".formatted(type));
        };
        var sizes = new int[rank];
        ByteBuffer.wrap(exactly(content, 4 * rank, "the sizes of " + rank + " axes")).asIntBuffer().get(sizes);
        var bytes = bytes(dtype, sizes);
        var shape = Shape.of(sizes);
        if (expected.rank() > 0 && !shape.equals(expected)) {
            throw new IOException("expected shape " + expected + ", received " + shape);
        }
        var length = 4L + 4L * rank + bytes;
        if (compressed ? length > limit : length != limit) {
            throw new IOException("the header says " + dtype + " " + shape + ", a file of " + length + " bytes, but the file "
                    + (compressed ? "cannot hold more than " : "has ") + limit + " bytes");
        }
        var elements = exactly(content, bytes, "the elements of " + dtype + " " + shape);
        if (content.read() >= 0) {
            throw new IOException("expected the end of the file after the elements of " + dtype + " " + shape + ", received further bytes");
        }
        return tensor(dtype, shape, elements);
    }

    private static int bytes(DType dtype, int... sizes) throws IOException {
        var bytes = (long) dtype.bytes();
        for (var size : sizes) {
            bytes = size < 0 ? Long.MAX_VALUE : Math.multiplyHigh(bytes, size) == 0 ? bytes * size : Long.MAX_VALUE;
            if (bytes > Integer.MAX_VALUE - 8) {
                throw new IOException("axis sizes " + Arrays.stream(sizes).mapToObj(Integer::toUnsignedString).toList() + " of " + dtype
                        + " are more than the " + (Integer.MAX_VALUE - 8) + " bytes that one array can hold");
            }
        }
        return (int) bytes;
    }

    /** Memory is taken as bytes come, not all at once for what a compressed file promises. */
    private static byte[] exactly(InputStream content, int count, String what) throws IOException {
        var bytes = content.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("truncated: expected " + count + " bytes for " + what + ", received " + bytes.length);
        }
        return bytes;
    }

    private static Tensor tensor(DType dtype, Shape shape, byte[] elements) {
        return switch (dtype) {
            case UINT8 -> Tensor.wrap(elements, shape);
            case INT32 -> {
                var ints = new int[elements.length / 4];
                ByteBuffer.wrap(elements).asIntBuffer().get(ints);
                yield Tensor.wrap(ints, shape);
            }
            case FLOAT32 -> {
                var floats = new float[elements.length / 4];
                ByteBuffer.wrap(elements).asFloatBuffer().get(floats);
                yield Tensor.wrap(floats, shape);
            }
        };
    }
}
