package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FileKindTest {
    @TempDir
    private Path folder;

    private FileKind kind(String bytes) throws IOException {
        return kind(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private FileKind kind(byte[] bytes) throws IOException {
        return FileKind.of(Files.write(folder.resolve("file"), bytes));
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void firstBytesTellTheKind() throws IOException {
        assertThat(kind("")).isEqualTo(FileKind.UNKNOWN);
        assertThat(kind("some text")).isEqualTo(FileKind.UNKNOWN);
        assertThat(kind("\u0089HDF\r\n\u001a\n")).isEqualTo(FileKind.HDF5);
        assertThat(kind("x".repeat(1024) + "\u0089HDF\r\n\u001a\n")).isEqualTo(FileKind.HDF5);
        assertThat(kind("\u0093NUMPY\1\0")).isEqualTo(FileKind.NPY);
        assertThat(kind("\u001f\u008b\b\0")).isEqualTo(FileKind.GZIP);
        assertThat(kind("\34\0\0\0TFL3")).isEqualTo(FileKind.TFLITE);
        assertThat(kind("\2\0\0\0\0\0\0\0{}")).isEqualTo(FileKind.SAFETENSORS);
        assertThat(kind("\3\0\0\0\0\0\0\0{}")).as("a header longer than the file").isEqualTo(FileKind.UNKNOWN);
        assertThat(kind("\u0080\2\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.\u0080\2M\u00e9\3.")).isEqualTo(FileKind.PYTORCH_LEGACY);
        assertThat(kind("\u0080\4K\1.")).isEqualTo(FileKind.PICKLE);
        assertThat(kind("\b\1\22\2\n\0")).isEqualTo(FileKind.SAVED_MODEL);
        assertThat(kind("\b\12\22\7pytorch\32\0032.5:\2\n\0B\2\20\21")).isEqualTo(FileKind.ONNX);
        assertThat(kind("\b\12\22\7pytorch\32\0032.5:\7\n\0")).as("cut off").isEqualTo(FileKind.UNKNOWN);
    }

    @Test
    void archivesAreKnownByWhatIsInThem() throws IOException {
        assertThat(kind(zip("metadata.json", "config.json"))).isEqualTo(FileKind.KERAS);
        assertThat(kind(zip("archive/data.pkl", "archive/data/0"))).isEqualTo(FileKind.PYTORCH);
        assertThat(kind(zip("a.npy", "b.npy"))).isEqualTo(FileKind.NPZ);
        assertThat(kind(zip("a.npy", "b.txt"))).isEqualTo(FileKind.ZIP);
        assertThat(kind(zip())).isEqualTo(FileKind.ZIP);
        assertThat(kind("PK\3\4 and no more")).isEqualTo(FileKind.ZIP);
    }

    @ParameterizedTest
    @CsvSource({"keras/mlp.keras, KERAS", "h5/two_branch.h5, HDF5", "weights_h5/cnn.weights.h5, HDF5", "keras/mlp_keras.json, UNKNOWN"})
    void filesOfKerasAreKnown(String name, FileKind kind) throws Exception {
        assertThat(FileKind.of(Path.of(Objects.requireNonNull(FileKindTest.class.getResource("/golden/models/" + name)).toURI()))).isEqualTo(kind);
    }

    @Test
    void foldersAreKnownToo() throws IOException {
        assertThat(FileKind.of(folder)).isEqualTo(FileKind.UNKNOWN);
        Files.createFile(folder.resolve("config.json"));
        assertThat(FileKind.of(folder)).isEqualTo(FileKind.KERAS);
        Files.createFile(folder.resolve("saved_model.pb"));
        assertThat(FileKind.of(folder)).isEqualTo(FileKind.SAVED_MODEL);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> FileKind.of(folder.resolve("none")));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasAdvice(FileKind kind) {
        assertThat(kind.description()).startsWith(kind == FileKind.NPZ ? "NumPy" : "a");
        assertThat(kind.advice()).endsWith(".");
    }
}
