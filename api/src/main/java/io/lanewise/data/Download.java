package io.lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Fetches one file: into a temporary one beside the target, which takes the target's place only when it is whole and checked. */
final class Download {
    private static final int TIMEOUT_MILLISECONDS = 20_000;
    /** More than twice the largest file that is fetched: what is longer is not that file. */
    private static final long LARGEST_FILE = 64L << 20;

    private final DownloadProgress progress;
    private final Opening opening;

    Download(DownloadProgress progress) {
        this(progress, Files::newOutputStream);
    }

    /**
     * A download onto another kind of disk.
     *
     * @param opening opens the temporary file
     */
    Download(DownloadProgress progress, Opening opening) {
        this.progress = progress;
        this.opening = opening;
    }

    /** Opens a file for writing. */
    @FunctionalInterface
    interface Opening {
        OutputStream open(Path file) throws IOException;
    }

    /** Looks at a downloaded file and throws if it is not the right one. */
    @FunctionalInterface
    interface Check {
        void accept(Path file) throws IOException;
    }

    /**
     * Fetches a file. Nothing is left behind on failure.
     *
     * @param target where it goes; its folder is made if need be
     * @throws IOException if the server does not answer, the file comes incomplete or cannot be written, or the check throws
     */
    void fetch(URI source, Path target, Check check) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        var name = target.getFileName().toString();
        Files.createDirectories(folder);
        var temporary = Files.createTempFile(folder, name, ".part");
        try {
            receive(source, name, temporary);
            check.accept(temporary);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void receive(URI source, String name, Path file) throws IOException {
        if (!(source.toURL().openConnection() instanceof HttpURLConnection connection)) {
            throw new IOException("expected an http or https address, received " + source);
        }
        connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
        connection.setReadTimeout(TIMEOUT_MILLISECONDS);
        try {
            var status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("expected status 200, received " + status);
            }
            try (var body = connection.getInputStream(); var out = opening.open(file)) {
                copy(name, body, connection.getContentLengthLong(), out, file);
            }
        } finally {
            connection.disconnect();
        }
    }

    private void copy(String name, InputStream body, long total, OutputStream out, Path file) throws IOException {
        var received = 0L;
        try {
            var piece = new byte[1 << 16];
            for (var count = body.read(piece); count >= 0; count = body.read(piece)) {
                write(out, piece, count, file);
                received += count;
                if (received > LARGEST_FILE) {
                    throw new IOException("expected at most " + LARGEST_FILE + " bytes");
                }
                progress.received(name, received, total);
            }
        } catch (IOException e) {
            var expected = total < 0 ? "an unknown number of" : Long.toString(total);
            throw new IOException("after " + received + " of " + expected + " bytes: " + e.getMessage(), e);
        }
    }

    private static void write(OutputStream out, byte[] piece, int count, Path file) throws IOException {
        try {
            out.write(piece, 0, count);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage() + "; make room there, or choose another folder", e);
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
