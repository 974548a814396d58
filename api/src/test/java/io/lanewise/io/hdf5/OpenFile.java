package io.lanewise.io.hdf5;

import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A file that is open for reading, and files to be read. */
record OpenFile(FileChannel channel, Hdf5File file) implements AutoCloseable {
    static OpenFile of(Path path) throws IOException {
        var channel = FileChannel.open(path);
        try {
            return new OpenFile(channel, Hdf5File.open(FileRegion.of(channel, path.getFileName().toString())));
        } catch (RuntimeException | IOException failed) {
            channel.close();
            throw failed;
        }
    }

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(OpenFile.class.getResource(name), name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes a tree to a file, which must have the size that was announced. */
    static Path written(NewGroup root, Path path) {
        var writer = new Hdf5Writer(root);
        try (var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writer.write(channel);
            if (Files.size(path) != writer.size()) {
                throw new AssertionError("announced " + writer.size() + " bytes, wrote " + Files.size(path));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return path;
    }

    Hdf5Group root() {
        return file.root();
    }

    Hdf5Dataset dataset(String path) throws IOException {
        return root().findDataset(path).orElseThrow(() -> new AssertionError("no dataset " + path));
    }

    Hdf5Attribute attribute(String path, String name) throws IOException {
        return root().find(path).orElseThrow().attribute(name).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
