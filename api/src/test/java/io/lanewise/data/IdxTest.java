package io.lanewise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lanewise.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdxTest {
    private static final byte[] IMAGES = hex("00000803 00000002 00000001 00000003 010203 fdfeff");
    private static final Tensor IMAGES_READ = Tensor.of(new byte[] {1, 2, 3, (byte) 253, (byte) 254, (byte) 255}, 2, 1, 3);

    @TempDir
    Path folder;

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] gzip(byte[] content) {
        var compressed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(compressed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private Tensor read(byte[] file) throws IOException {
        return Idx.read(Files.write(folder.resolve("data-idx"), file));
    }

    @Test
    void readsPlainAndGzip() throws IOException {
        assertThat(read(IMAGES)).isEqualTo(IMAGES_READ);
        assertThat(read(gzip(IMAGES))).isEqualTo(IMAGES_READ);
    }

    @Test
    void readsSeveralGzipMembersAndEveryHeaderField() throws IOException {
        var first = Arrays.copyOf(IMAGES, 9);
        var second = Arrays.copyOfRange(IMAGES, 9, IMAGES.length);
        assertThat(read(concat(gzip(first), gzip(new byte[0]), gzip(second)))).isEqualTo(IMAGES_READ);
        var plain = gzip(IMAGES);
        var header = hex("1f8b 08 1e 00000000 00 03" + "0200 abcd" + "6e616d6500" + "636f6d6d656e7400" + "1234");
        assertThat(read(concat(header, Arrays.copyOfRange(plain, 10, plain.length)))).isEqualTo(IMAGES_READ);
    }

    @Test
    void readsOtherTypes() throws IOException {
        assertThat(read(hex("00000c01 00000002 00000001 ffffffff"))).isEqualTo(Tensor.of(new int[] {1, -1}));
        assertThat(read(hex("00000d01 00000001 3fc00000"))).isEqualTo(Tensor.of(new float[] {1.5f}));
        assertThat(read(hex("00000801 00000000"))).isEqualTo(Tensor.of(new byte[0]));
    }

    static List<Arguments> badFiles() {
        var gzip = gzip(IMAGES);
        var wrongChecksum = gzip.clone();
        wrongChecksum[gzip.length - 8] ^= 1;
        var promise = gzip(hex("00000803 00000400 00000400 00000400"));
        return List.of(
                arguments("empty", new byte[0], "truncated: expected 4 bytes for the magic number, received 0"),
                arguments("one byte", hex("00"), "received 1"),
                arguments("foreign", hex("89504e47 0d0a1a0a"),
                        "not an IDX file: expected two zero bytes, a type and a rank from 1 to 8, received 89504e47"),
                arguments("rank 0", hex("00000800"), "a rank from 1 to 8, received 00000800"),
                arguments("rank 9", hex("00000809"), "received 00000809"),
                arguments("type", hex("00000e01 00000001 0000000000000000"),
                        "expected element type 08 (uint8), 0c (int32) or 0d (float32), received 0e"),
                arguments("sizes cut", hex("00000803 00000002 0000"), "expected 12 bytes for the sizes of 3 axes, received 6"),
                arguments("elements cut", Arrays.copyOf(IMAGES, 20),
                        "the header says uint8 (2, 1, 3), a file of 22 bytes, but the file has 20 bytes"),
                arguments("trailing", Arrays.copyOf(IMAGES, 23), "a file of 22 bytes, but the file has 23 bytes"),
                arguments("negative size", hex("00000801 ffffffff"), "axis sizes [4294967295] of uint8 are more than the 2147483639 bytes"),
                arguments("product overflows", hex("00000802 00010000 00010000"), "axis sizes [65536, 65536] of uint8 are more than"),
                arguments("product overflows twice", hex("00000804 7fffffff 7fffffff 7fffffff 7fffffff"), "are more than"),
                arguments("large promise", hex("00000801 7ffffff0"), "a file of 2147483640 bytes, but the file has 8 bytes"),
                arguments("large promise in gzip", promise, "but the file cannot hold more than"),
                arguments("gzip elements cut", gzip(Arrays.copyOf(IMAGES, 20)),
                        "truncated: expected 6 bytes for the elements of uint8 (2, 1, 3), received 4"),
                arguments("gzip trailing", gzip(Arrays.copyOf(IMAGES, 23)),
                        "expected the end of the file after the elements of uint8 (2, 1, 3)"),
                arguments("gzip header cut", Arrays.copyOf(gzip, 5), "it is truncated"),
                arguments("gzip body cut", Arrays.copyOf(gzip, gzip.length - 12), "it is truncated"),
                arguments("gzip trailer cut", Arrays.copyOf(gzip, gzip.length - 1), "it is truncated"),
                arguments("gzip checksum", wrongChecksum, "does not agree with its stored checksum and length"),
                arguments("gzip garbage after", concat(gzip, hex("00000000")),
                        "expected a member beginning with the bytes 1f 8b 08, received 0000 00"),
                arguments("gzip method", hex("1f8b 07 00 00000000 00 03"), "received 1f8b 07"),
                arguments("gzip flags", hex("1f8b 08 e0 00000000 00 03"), "unknown flags 0xe0"),
                arguments("gzip damaged", concat(Arrays.copyOf(gzip, 10), hex("ffffffffffffffff")), "damaged compressed data"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void refusesBadFiles(String what, byte[] file, String message) {
        assertThatThrownBy(() -> read(file)).as(what).isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Idx " + folder.resolve("data-idx") + ": ").hasMessageContainingAll(message, "download it anew");
    }

    @Test
    void refusesEveryPrefix() {
        for (var file : List.of(IMAGES, gzip(IMAGES))) {
            for (var length = 0; length < file.length; length++) {
                var prefix = Arrays.copyOf(file, length);
                assertThatThrownBy(() -> read(prefix)).isInstanceOf(UncheckedIOException.class);
            }
        }
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> Idx.read(folder.resolve("nothing"))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("nothing", "there is no such file", "check the path");
    }
}
