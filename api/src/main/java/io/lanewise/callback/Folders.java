package io.lanewise.callback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that callbacks write into. */
final class Folders {
    private Folders() {}

    /** Makes the folder of a file, if it is not there. */
    static void createFor(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            create(folder);
        }
    }

    /** Makes a folder, if it is not there. */
    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException impossible) {
            throw wrong("", folder, impossible);
        }
    }

    /**
     * Makes a folder, if it is not there, and writes into it: better now than after an epoch.
     *
     * @param who will write, for the error
     */
    static void requireWritable(String who, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".lanewise", ".tmp"));
        } catch (IOException impossible) {
            throw wrong(who + ": ", folder, impossible);
        }
    }

    private static UncheckedIOException wrong(String who, Path folder, IOException problem) {
        var reason = problem instanceof FileSystemException failed && failed.getReason() != null ? failed.getReason() : problem.getClass().getSimpleName();
        return new UncheckedIOException(who + "expected a folder that can be written into, received " + folder + " (" + reason + ")", problem);
    }
}
