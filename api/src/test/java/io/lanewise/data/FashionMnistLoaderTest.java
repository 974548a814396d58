package io.lanewise.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.tensor.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistLoaderTest {
    private static final byte[] TRAIN_IMAGES = IdxTest.hex("00000803 00000003 00000002 00000002 000102030405060708090a0b");
    private static final byte[] TRAIN_LABELS = IdxTest.hex("00000801 00000003 090807");
    private static final byte[] TEST_IMAGES = IdxTest.hex("00000803 00000001 00000002 00000002 00010203");
    private static final byte[] TEST_LABELS = IdxTest.hex("00000801 00000001 05");
    private static final FashionMnistFiles FILES = new FashionMnistFiles(
            new FashionMnistFiles.Entry("train-images-idx3-ubyte", Shape.of(3, 2, 2), sha256(TRAIN_IMAGES)),
            new FashionMnistFiles.Entry("train-labels-idx1-ubyte", Shape.of(3), sha256(TRAIN_LABELS)),
            new FashionMnistFiles.Entry("t10k-images-idx3-ubyte", Shape.of(1, 2, 2), sha256(TEST_IMAGES)),
            new FashionMnistFiles.Entry("t10k-labels-idx1-ubyte", Shape.of(1), sha256(TEST_LABELS)));

    @TempDir
    Path folder;

    private FileServer server;

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void serve() throws IOException {
        server = new FileServer();
        server.files().put("train-images-idx3-ubyte.gz", IdxTest.gzip(TRAIN_IMAGES));
        server.files().put("train-labels-idx1-ubyte.gz", IdxTest.gzip(TRAIN_LABELS));
        server.files().put("t10k-images-idx3-ubyte.gz", IdxTest.gzip(TEST_IMAGES));
        server.files().put("t10k-labels-idx1-ubyte.gz", IdxTest.gzip(TEST_LABELS));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Path cache() {
        return folder.resolve("home/.cache/lanewise/fashion-mnist");
    }

    private FashionMnistLoader loader(Map<String, String> variables) {
        var properties = Map.of("user.home", folder.resolve("home").toString(), Environment.URL_PROPERTY, server.url());
        return new FashionMnistLoader(new Environment(variables, properties), FILES);
    }

    private FashionMnistLoader loader() {
        return loader(Map.of());
    }

    private static FashionMnist load(FashionMnistLoader loader) {
        return loader.load(DownloadProgress.silent());
    }

    private static void assertIsTheData(FashionMnist data) {
        assertThat(data.train()).hasToString("uint8 (3, 2, 2) with labels uint8 (3,)");
        assertThat(data.train().classes()).containsExactly(9, 8, 7);
        assertThat(data.train().features().get(2, 1, 1)).isEqualTo(11);
        assertThat(data.test().classes()).containsExactly(5);
    }

    private static void put(Path place, boolean compressed) throws IOException {
        Files.createDirectories(place);
        var contents = Map.of("train-images-idx3-ubyte", TRAIN_IMAGES, "train-labels-idx1-ubyte", TRAIN_LABELS,
                "t10k-images-idx3-ubyte", TEST_IMAGES, "t10k-labels-idx1-ubyte", TEST_LABELS);
        for (var entry : contents.entrySet()) {
            var name = entry.getKey() + (compressed ? ".gz" : "");
            Files.write(place.resolve(name), compressed ? IdxTest.gzip(entry.getValue()) : entry.getValue());
        }
    }

    private static List<String> filesIn(Path place) throws IOException {
        if (!Files.exists(place)) {
            return List.of();
        }
        try (var files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void readsAGivenFolder() throws IOException {
        put(folder.resolve("plain"), false);
        put(folder.resolve("gz"), true);
        assertIsTheData(loader().load(folder.resolve("plain")));
        assertIsTheData(loader().load(folder.resolve("gz")));
        assertThat(loader().load(folder.resolve("gz")).source()).isEqualTo("Fashion-MNIST from " + folder.resolve("gz"));
        assertThat(server.requested()).isEmpty();
    }

    @Test
    void looksNowhereElseThanInAGivenFolder() throws IOException {
        put(cache(), true);
        assertThatThrownBy(() -> loader().load(folder.resolve("empty"))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("empty is not a folder").hasMessageContaining("FashionMnist.load() without a folder downloads them");
        Files.delete(cache().resolve("t10k-labels-idx1-ubyte.gz"));
        assertThatThrownBy(() -> loader().load(cache()))
                .hasMessageContaining("holds neither t10k-labels-idx1-ubyte.gz nor t10k-labels-idx1-ubyte");
        assertThat(server.requested()).isEmpty();
    }

    @Test
    void refusesAFileOfAnotherShapeOrContent() throws IOException {
        put(folder, false);
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), IdxTest.hex("00000801 00000001 06"));
        assertThatThrownBy(() -> loader().load(folder))
                .hasMessageContaining("expected content with SHA-256 " + sha256(TEST_LABELS) + " as published, received");
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), IdxTest.hex("00000801 00000002 0506"));
        assertThatThrownBy(() -> loader().load(folder)).hasMessageContaining("expected shape (1,), received (2,)");
    }

    @Test
    void looksIntoTheFolderOfTheVariableFirst() throws IOException {
        put(folder.resolve("data/fashion-mnist"), true);
        put(cache(), true);
        var data = load(loader(Map.of("LANEWISE_DATA", folder.resolve("data").toString())));
        assertIsTheData(data);
        assertThat(data.source()).endsWith(folder.resolve("data/fashion-mnist").toString());
    }

    @Test
    void downloadsIntoTheCacheOnce() throws IOException {
        var progress = new ArrayList<String>();
        var data = loader().load((file, received, total) -> progress.add(file + " " + received + "/" + total));
        assertIsTheData(data);
        assertThat(filesIn(cache())).containsExactlyInAnyOrderElementsOf(server.files().keySet());
        var size = server.files().get("t10k-labels-idx1-ubyte.gz").length;
        assertThat(progress).contains("t10k-labels-idx1-ubyte.gz " + size + "/" + size);
        assertThat(server.requested()).hasSize(4);
        assertIsTheData(load(loader()));
        assertThat(server.requested()).hasSize(4);
    }

    @Test
    void downloadsOnlyWhatTheCacheLacks() throws IOException {
        put(cache(), true);
        Files.delete(cache().resolve("train-images-idx3-ubyte.gz"));
        Files.write(cache().resolve("t10k-images-idx3-ubyte.gz"), new byte[] {1, 2, 3});
        assertIsTheData(load(loader()));
        assertThat(server.requested()).containsExactly("train-images-idx3-ubyte.gz", "t10k-images-idx3-ubyte.gz");
    }

    @Test
    void leavesNothingOfAWrongDownload() throws IOException {
        server.files().put("train-images-idx3-ubyte.gz",
                IdxTest.gzip(IdxTest.hex("00000803 00000003 00000002 00000002 0001020304050607080900ff")));
        assertThatThrownBy(() -> load(loader())).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected content with SHA-256 " + sha256(TRAIN_IMAGES));
        assertThat(filesIn(cache())).isEmpty();
    }

    @Test
    void leavesNothingOfATruncatedDownload() throws IOException {
        server.withhold(5);
        var length = server.files().get("train-images-idx3-ubyte.gz").length;
        assertThatThrownBy(() -> load(loader())).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("train-images-idx3-ubyte.gz: after " + (length - 5) + " of " + length + " bytes: Premature EOF");
        assertThat(filesIn(cache())).isEmpty();
    }

    @Test
    void keepsTheWholeFilesOfADownloadThatFailsLater() throws IOException {
        server.files().remove("t10k-labels-idx1-ubyte.gz");
        assertThatThrownBy(() -> load(loader())).hasMessageContaining("t10k-labels-idx1-ubyte.gz: expected status 200, received 404");
        assertThat(filesIn(cache())).containsExactlyInAnyOrderElementsOf(server.files().keySet());
    }

    @Test
    void saysWhenTheCacheCannotBeWritten() throws IOException {
        // A file where a folder is needed, as nothing can be written on a full or read-only disk.
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(folder.resolve("home/.cache"), "in the way");
        assertThatThrownBy(() -> load(loader())).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("4. download from " + server.url() + " into " + cache() + ": train-images-idx3-ubyte.gz: File");
        assertThat(server.requested()).isEmpty();
    }

    @Test
    void leavesNothingWhenStoppedHalfway() throws IOException {
        var stop = new IllegalStateException("stopped by the user");
        assertThatThrownBy(() -> loader().load((file, received, total) -> {
            throw stop;
        })).isSameAs(stop);
        assertThat(filesIn(cache())).isEmpty();
    }

    @Test
    void namesAllFourPlacesAndWhyEachFailed() throws IOException {
        server.close();
        assertThatThrownBy(() -> load(loader(Map.of("LANEWISE_DATA", folder.resolve("data").toString()))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("FashionMnist.load: the data set was found in none of the four places:\n"
                        + "  1. a given folder: none was given, FashionMnist.load(Path) takes one\n"
                        + "  2. $LANEWISE_DATA/fashion-mnist: " + folder.resolve("data/fashion-mnist") + " is not a folder\n"
                        + "  3. the cache: " + cache() + " is not a folder\n"
                        + "  4. download from " + server.url() + " into " + cache() + ": train-images-idx3-ubyte.gz: ConnectException: ")
                .hasMessageContaining("loadOrGenerate()");
        assertThatThrownBy(() -> load(loader()))
                .hasMessageContaining("2. $LANEWISE_DATA/fashion-mnist: the environment variable LANEWISE_DATA is not set");
    }

    @Test
    void generatesWithoutDownloading() {
        var generated = loader().loadOrGenerate(1);
        assertThat(server.requested()).isEmpty();
        assertThat(generated.train()).hasToString("uint8 (60000, 28, 28) with labels uint8 (60000,)");
        assertThat(generated.test()).hasToString("uint8 (10000, 28, 28) with labels uint8 (10000,)");
        assertThat(generated.source()).isEqualTo("Generated stand-in for Fashion-MNIST (seed 1): not the real images, accuracies differ");
    }

    @Test
    void generatesNothingWhereTheDataIs() throws IOException {
        put(cache(), true);
        assertIsTheData(loader().loadOrGenerate(1));
    }

    @Test
    void findsTheCacheOfEachSystem() {
        var home = Map.of("user.home", folder.toString());
        assertThat(new Environment(Map.of(), home).cache()).isEqualTo(folder.resolve(".cache/lanewise"));
        assertThat(new Environment(Map.of("LOCALAPPDATA", folder.resolve("local").toString()), home).cache())
                .isEqualTo(folder.resolve("local/lanewise"));
        assertThat(new Environment(Map.of("XDG_CACHE_HOME", folder.resolve("xdg").toString()), home).cache())
                .isEqualTo(folder.resolve("xdg/lanewise"));
        assertThat(new Environment(Map.of("XDG_CACHE_HOME", "relative"), home).cache()).isEqualTo(folder.resolve(".cache/lanewise"));
        assertThat(new Environment(Map.of("LANEWISE_DATA", " "), home).data()).isEmpty();
    }
}
