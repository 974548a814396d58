package io.lanewise.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What {@link AtomicFile} asks of a disk, apart so that tests can have one that is full. */
interface Disk {
    /** The file systems of the machine. */
    Disk REAL = new Disk() {};

    /** Makes a new, empty file; fails if there is one. */
    default SeekableByteChannel create(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Returns when what was written has reached the disk. */
    default void force(SeekableByteChannel channel) throws IOException {
        if (channel instanceof FileChannel file) {
            file.force(true);
        }
    }

    /** Gives a file another's name, in one step, and its permissions where there are such. */
    default void replace(Path path, Path target) throws IOException {
        if (Files.exists(target)) {
            try {
                Files.setPosixFilePermissions(path, Files.getPosixFilePermissions(target));
            } catch (UnsupportedOperationException e) {
                // A file system without POSIX permissions: there is nothing to hand on.
            }
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes the new name last through a crash, where the system can do that: a folder cannot be opened on all of them. */
    default void forceFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file itself is whole on the disk and has its name.
        }
    }
}
