package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.io.bytes.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;
    private Path target;

    @BeforeEach
    void choose() {
        target = folder.resolve("model.keras");
    }

    private static AtomicFile.Content text(String text) {
        return channel -> Transfer.writeFully(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aNewFileAppearsWhole() throws IOException {
        AtomicFile.write(target, false, channel -> {
            text("new").writeTo(channel);
            assertThat(target).as("not yet").doesNotExist();
        });
        assertThat(target).hasContent("new");
        assertThat(files()).containsExactly("model.keras");
    }

    @Test
    void aFileThatIsThereIsRefusedBeforeAnythingIsWritten() throws IOException {
        Files.writeString(target, "old");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> AtomicFile.write(target, false, channel -> {
                    throw new AssertionError("nothing is to be written");
                }))
                .withMessageContaining("model.keras").withMessageContaining("overwritten");
        assertThat(target).hasContent("old");
        assertThat(files()).hasSize(1);
    }

    @Test
    void aFileThatAppearsMeanwhileIsRefusedToo() throws IOException {
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> AtomicFile.write(target, false, channel -> Files.writeString(target, "theirs")));
        assertThat(target).hasContent("theirs");
        assertThat(files()).hasSize(1);
    }

    @Test
    void aReplacedFileHandsItsPermissionsOn() throws IOException {
        Files.writeString(target, "old");
        var posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        var permissions = PosixFilePermissions.fromString("rw-r-----");
        if (posix) {
            Files.setPosixFilePermissions(target, permissions);
        }
        AtomicFile.write(target, true, text("new"));
        assertThat(target).hasContent("new");
        if (posix) {
            assertThat(Files.getPosixFilePermissions(target)).isEqualTo(permissions);
        }
    }

    @Test
    void theFileBehindALinkIsReplaced() throws IOException {
        Files.writeString(target, "old");
        var link = Files.createSymbolicLink(folder.resolve("link"), target);
        AtomicFile.write(link, true, text("new"));
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    @Test
    void foldersAreNoTargets() {
        assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> AtomicFile.write(folder, true, text("x"))).withMessageContaining("folder");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> AtomicFile.write(folder.resolve("none/x"), true, text("x"))).withMessageContaining("create it first");
    }

    /** A disk that fails at a step: when the file is made, after so many bytes, when it is forced, when it is renamed. */
    private record FailingDisk(String step) implements Disk {
        private void failAt(String name) throws IOException {
            if (step.equals(name)) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public SeekableByteChannel create(Path path) throws IOException {
            failAt("create");
            var channel = Disk.REAL.create(path);
            return step.equals("write") ? new FullChannel(channel, 5) : channel;
        }

        @Override
        public void force(SeekableByteChannel channel) throws IOException {
            failAt("force");
            Disk.REAL.force(channel);
        }

        @Override
        public void replace(Path path, Path target) throws IOException {
            failAt("replace");
            Disk.REAL.replace(path, target);
        }
    }

    @Test
    void afterAnyFailureTheOldFileIsWholeAndNothingElseIsThere() throws IOException {
        Files.writeString(target, "old");
        for (var step : List.of("create", "write", "force", "replace")) {
            assertThatExceptionOfType(IOException.class).as(step)
                    .isThrownBy(() -> AtomicFile.write(target, true, text("much longer"), new FailingDisk(step)))
                    .withMessageContaining("No space left on device");
            assertThat(target).hasContent("old");
            assertThat(files()).containsExactly("model.keras");
        }
        AtomicFile.write(target, true, text("much longer"), new FailingDisk("never"));
        assertThat(target).hasContent("much longer");
    }

    @Test
    void anyErrorOfTheContentIsAFailure() throws IOException {
        Files.writeString(target, "old");
        for (var failure : List.of(new IllegalStateException("wrong"), new OutOfMemoryError("heap"))) {
            assertThatThrownBy(() -> AtomicFile.write(target, true, channel -> {
                text("half").writeTo(channel);
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            })).isSameAs(failure);
            assertThat(target).hasContent("old");
            assertThat(files()).hasSize(1);
        }
    }
}
