package io.lanewise.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes whole files or none. The content goes into a temporary file beside the target, is forced to the disk and then takes the target's
 * name in one step: whoever opens the target sees all of the old file or all of the new one, also after a full disk or a crash. If
 * anything fails, the old file is as it was and the temporary one is deleted (a JVM that is killed leaves it: {@code .NAME.….tmp}).
 */
public final class AtomicFile {
    private static final int TRIES = 16;

    private AtomicFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it to a channel that is empty, and closed by the caller. */
        void writeTo(SeekableByteChannel channel) throws IOException;
    }

    /**
     * Writes a file. A symbolic link is followed: the file behind it is replaced. A replaced file hands its POSIX permissions on.
     *
     * @param overwrite whether a file that is there already is replaced; if not, it is refused before anything is written
     * @throws FileAlreadyExistsException if the target is there already and may not be replaced
     * @throws IOException if the content cannot be written, or the target is a folder or its folder is not there
     */
    public static void write(Path target, boolean overwrite, Content content) throws IOException {
        write(target, overwrite, content, Disk.REAL);
    }

    static void write(Path target, boolean overwrite, Content content, Disk disk) throws IOException {
        Objects.requireNonNull(content);
        check(target, overwrite);
        var file = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Temporary temporary;
        try {
            temporary = create(file, disk);
        } catch (FileSystemException e) {
            throw new IOException("cannot write into the folder of " + target + "; check that it may be written and has room", e);
        }
        try {
            try (var channel = temporary.channel) {
                content.writeTo(channel);
                disk.force(channel);
            }
            check(target, overwrite);
            disk.replace(temporary.path, file);
        } catch (Throwable failure) {
            delete(temporary.path, failure);
            throw failure;
        }
        disk.forceFolder(file.resolveSibling("."));
    }

    /** The same, for callers that promise unchecked exceptions. */
    static void writeUnchecked(Path target, boolean overwrite, Content content) {
        try {
            write(target, overwrite, content);
        } catch (IOException e) {
            throw unchecked(target, e);
        }
    }

    /** Refuses what {@link #writeUnchecked} would refuse, before the files that belong to the target are written. */
    static void checkUnchecked(Path target, boolean overwrite) {
        try {
            check(target, overwrite);
        } catch (IOException e) {
            throw unchecked(target, e);
        }
    }

    private static UncheckedIOException unchecked(Path target, IOException e) {
        return new UncheckedIOException(e instanceof FileSystemException ? e.getMessage() : target + ": " + (e.getMessage() == null ? e : e.getMessage()), e);
    }

    private record Temporary(Path path, SeekableByteChannel channel) {}

    private static Temporary create(Path file, Disk disk) throws IOException {
        for (var tries = 1; ; tries++) {
            var random = Long.toHexString(ThreadLocalRandom.current().nextLong());
            var path = file.resolveSibling("." + file.getFileName() + "." + random + ".tmp");
            try {
                return new Temporary(path, disk.create(path));
            } catch (FileAlreadyExistsException taken) {
                if (tries == TRIES) {
                    throw taken;
                }
            }
        }
    }

    private static void check(Path target, boolean overwrite) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "expected a file's name, received a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder; create it first");
        }
        if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString(), null, "the file is there already; ask for it to be overwritten or choose another name");
        }
    }

    private static void delete(Path path, Throwable failure) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
