package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    private Path folder;

    private Path file(String header, String data) throws IOException {
        var length = new StringBuilder();
        for (var i = 0; i < 8; i++) {
            length.append((char) (header.length() >>> 8 * i & (i < 4 ? 0xff : 0)));
        }
        return Files.write(folder.resolve("made.safetensors"), (length + header + data).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void handMadeFilesAreRead() throws IOException {
        var path = file("{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[4,8]},\"a\":{\"dtype\":\"I16\",\"shape\":[1,2],\"data_offsets\":[0,4]},"
                + "\"none\":{\"dtype\":\"F64\",\"shape\":[0],\"data_offsets\":[4,4]}}  ", "\1\0\377\377\200\77\0\300");
        assertThat(Safetensors.read(path)).isEqualTo(Map.of(
                "b", Tensor.of(new float[] {1, -2}), "a", Tensor.of(new int[] {1, -1}, 1, 2), "none", Tensor.zeros(0)));
        assertThat(Safetensors.read(path).keySet()).containsExactly("b", "a", "none");
        assertThat(Safetensors.read(path, "b")).isEqualTo(Tensor.of(new float[] {1, -2}));
        assertThat(Safetensors.metadata(path)).isEqualTo(Map.of("format", "pt"));
        assertThatExceptionOfType(ModelFormatException.class).isThrownBy(() -> Safetensors.read(path, "c")).withMessageContaining("found only [b, a, none]");
    }

    @Test
    void theBytesAreThoseOfTheFormatsOwnLibrary() throws IOException {
        var path = folder.resolve("a.safetensors");
        Safetensors.write(path, Map.of("z", Tensor.of(new float[] {1}), "y", Tensor.of(new byte[] {3}), "x", Tensor.of(new float[] {-2})),
                Map.of("format", "pt"), SaveOptions.DEFAULT.withType("x", ElementType.BFLOAT16));
        var header = "{\"__metadata__\":{\"format\":\"pt\"},\"z\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"x\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[4,6]},\"y\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[6,7]}}";
        header += " ".repeat(-header.length() & 7);
        assertThat(path).hasSameBinaryContentAs(file(header, "\0\0\200\77\0\300\3"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]} | header: line 1",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,5]}} | header.a.data_offsets: expected 4 bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | header.a: expected the array to begin at 0",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,3]}} | expected 3 bytes for the arrays, found 4",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}} | begin at 4",
        "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}} | header.a.dtype: expected one of [F16",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[-4],\"data_offsets\":[0,4]}} | header.a.shape: expected at most",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[9223372036854775807,3],\"data_offsets\":[0,4]}} | header.a.shape: expected at most",
        "{\"a\":{\"dtype\":\"BOOL\",\"shape\":[4],\"data_offsets\":[0,4],\"x\":1}} | expected the keys dtype",
        "{\"__metadata__\":{\"a\":1}} | expected a string",
        "[] | expected a JSON object",
        "{\"a\":[[[[[[]]]]]]} | JsonLimits.depth"
    })
    void malformedHeadersAreRefusedWithTheirPlace(String header, String message) {
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> Safetensors.read(file(header, "\0\0\0\0")))
                .withMessageMatching("(?s).*made.safetensors, byte \\d+: .*")
                .satisfies(e -> assertThat(e.getMessage()).contains(message.replace("header: line", "line")));
    }

    @Test
    void wrongUseChangesNothing() throws IOException {
        var path = folder.resolve("a.safetensors");
        assertThatIllegalArgumentException().isThrownBy(() -> Safetensors.write(path, Map.of("__metadata__", Tensor.scalar(1))));
        assertThatIllegalArgumentException().isThrownBy(() -> Safetensors.write(path, Map.of("\ud800", Tensor.scalar(1))));
        assertThatIllegalArgumentException().isThrownBy(() -> Safetensors.write(
                path, Map.of("a", Tensor.scalar(300)), Map.of(), SaveOptions.DEFAULT.withType(ElementType.UINT8))).withMessageContaining("received 300.0");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
