package io.lanewise.io;

import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens files for reading. */
final class ModelFile {
    private ModelFile() {}

    /** Reads something from an open file. */
    @FunctionalInterface
    interface Reader<T> {
        T read(FileRegion file) throws IOException;
    }

    /**
     * What a reader makes of a file.
     *
     * @throws UncheckedIOException if the file is not there or cannot be read
     */
    static <T> T read(Path path, Reader<T> reader) {
        if (!Files.exists(path)) {
            throw new UncheckedIOException(new IOException(path + ": there is no such file; check the path"));
        }
        if (!Files.isRegularFile(path)) {
            throw new UncheckedIOException(new IOException(path + ": expected a file, found a folder or a device"));
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return reader.read(FileRegion.of(channel, path.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be read: " + (e.getMessage() == null ? e : e.getMessage()), e);
        }
    }

    /** Refuses a file that is of another kind, naming that. */
    static void require(FileKind expected, FileRegion file) throws IOException {
        var found = FileKind.of(file);
        if (found != expected) {
            throw file.error(0, "expected " + expected.description() + ", found " + found.description() + ". " + found.advice());
        }
    }
}
