package io.lanewise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final int ROOM = 100_000;

    @TempDir
    Path folder;

    /** The disk takes the first pieces and then no more. */
    @Test
    void leavesNothingOnAFullDisk() throws IOException {
        var full = new Download(DownloadProgress.silent(), file -> new FilterOutputStream(Files.newOutputStream(file)) {
            private int written;

            @Override
            public void write(byte[] piece, int from, int count) throws IOException {
                written += count;
                if (written > ROOM) {
                    throw new IOException("No space left on device");
                }
                out.write(piece, from, count);
            }
        });
        try (var server = new FileServer()) {
            server.files().put("images", new byte[3 * ROOM]);
            assertThatThrownBy(() -> full.fetch(URI.create(server.url() + "/images"), folder.resolve("images"), file -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("after [1-9][0-9]* of 300000 bytes: cannot write \\Q" + folder + "\\E/images.*: "
                            + "No space left on device; make room there, or choose another folder");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
