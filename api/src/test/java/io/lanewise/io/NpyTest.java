package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    private static final Tensor MATRIX = Tensor.of(new float[] {0, 1, 2, 3, 4, 100}, 2, 3);

    @TempDir
    private Path folder;

    private Path numpy(String name) throws IOException {
        try (var digits = Objects.requireNonNull(NpyTest.class.getResourceAsStream("/numpy/" + name + ".hex"))) {
            var text = new String(digits.readAllBytes(), StandardCharsets.US_ASCII).replace("\n", "");
            return Files.write(folder.resolve("numpy-" + name), HexFormat.of().parseHex(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"matrix.npy", "version2.npy", "version3.npy"})
    void whatNumpyWroteIsRead(String name) throws IOException {
        assertThat(Npy.read(numpy(name))).isEqualTo(MATRIX);
    }

    @Test
    void whatIsWrittenIsWhatNumpyWrites() throws IOException {
        write("matrix.npy", MATRIX);
        write("labels.npy", Tensor.of(new int[] {0, 1, 2}));
        write("scalar.npy", Tensor.wrap(new byte[] {7}, Shape.scalar()));
    }

    private void write(String name, Tensor tensor) throws IOException {
        Npy.write(folder.resolve(name), tensor);
        assertThat(folder.resolve(name)).hasSameBinaryContentAs(numpy(name));
    }

    @Test
    void handMadeHeadersAreRead() throws IOException {
        var data = "\1\0\2\0\3\0\4\0";
        assertThat(read("{'descr':'<i2','fortran_order':True,'shape':(2,2)}", data)).isEqualTo(Tensor.of(new int[] {1, 3, 2, 4}, 2, 2));
        assertThat(read("{\"shape\": (4L,), \"descr\": \">u2\", \"fortran_order\": False, }\n", data)).isEqualTo(Tensor.of(new int[] {256, 512, 768, 1024}));
        assertThat(read("{'descr': '|b1', 'fortran_order': False, 'shape': (2, 1,), }", "\0\1")).isEqualTo(Tensor.of(new byte[] {0, 1}, 2, 1));
        assertThat(read("{'descr': '<f4', 'fortran_order': True, 'shape': (), }", "\0\0\0\100")).isEqualTo(Tensor.scalar(2));
    }

    private Path file(String header, String data) throws IOException {
        var text = NpyHeader.MAGIC + "\1\0" + (char) (header.length() & 0xff) + (char) (header.length() >> 8) + header + data;
        return Files.write(folder.resolve("made.npy"), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Tensor read(String header, String data) throws IOException {
        return Npy.read(file(header, data));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }; expected 8 bytes for FLOAT32 (2,), found 4",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (), } x; expected only blanks behind the dictionary",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1), }; expected a comma",
        "{'descr': '<f4', 'fortran_order': False, }; expected the keys",
        "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,), }; each once",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (1,), }; expected True or False",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }; expected a size",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }; expected sizes up to",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2147483647, 0), }; elements, found the shape",
        "{'descr': '=f4', 'fortran_order': False, 'shape': (1,), }; expected elements f2",
        "{'descr': '|f4', 'fortran_order': False, 'shape': (1,), }; expected elements f2",
        "{'descr': '', 'fortran_order': False, 'shape': (1,), }; expected elements f2",
        "{'descr': '<V2', 'fortran_order': False, 'shape': (2,), }; expected elements f2",
        "{'descr': '<f4; expected a string without escapes to end",
        "``; expected '{', in the header, found the end"
    })
    void malformedHeadersAreRefusedWithTheirPlace(String header, String message) {
        assertThatExceptionOfType(ModelFormatException.class).isThrownBy(() -> read(header, "\0\0\0\0"))
                .withMessageMatching("(?s).*made.npy, byte \\d+: .*").withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "objects.npy, pickled Python objects are never read",
        "structured.npy, structured arrays are not read",
        "large.npy, 'expected integers that fit into int32, found 2147483648'"
    })
    void whatIsNotSupportedIsRefusedWithAdvice(String name, String message) throws IOException {
        var path = numpy(name);
        assertThatExceptionOfType(ModelFormatException.class).isThrownBy(() -> Npy.read(path)).withMessageContaining(message);
    }

    @Test
    void missingFilesAndFoldersAreNamed() {
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Npy.read(folder.resolve("none.npy"))).withMessageContaining("check the path");
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Npy.read(folder)).withMessageContaining("folder");
    }

    @Test
    void wrongUseChangesNothing() throws IOException {
        var path = folder.resolve("a.npy");
        Npy.write(path, MATRIX);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Npy.write(path, Tensor.scalar(1))).withMessageContaining("there already");
        var overwrite = SaveOptions.DEFAULT.withOverwrite(true);
        assertThatIllegalArgumentException().isThrownBy(() -> Npy.write(path, Tensor.of(new float[] {1, 0.5f}), overwrite.withType(ElementType.INT32)))
                .withMessageContaining("received 0.5 at position 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Npy.write(path, Tensor.of(new int[] {-1}), overwrite.withType(ElementType.UINT64)));
        assertThatIllegalArgumentException().isThrownBy(() -> Npy.write(path, Tensor.of(new byte[] {2}), overwrite.withType(ElementType.BOOL)));
        assertThatIllegalArgumentException().isThrownBy(() -> Npy.write(path, MATRIX, overwrite.withType(ElementType.BFLOAT16)))
                .withMessageContaining("Safetensors");
        assertThatIllegalArgumentException().isThrownBy(() -> Npy.write(path, MATRIX, overwrite.withType("x", ElementType.FLOAT16)))
                .withMessageContaining("no such array");
        assertThat(Npy.read(path)).isEqualTo(MATRIX);
        Npy.write(path, Tensor.scalar(1), overwrite);
        assertThat(Npy.read(path)).isEqualTo(Tensor.scalar(1));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
