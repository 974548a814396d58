package io.lanewise.io.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {
    private static final Map<String, byte[]> ONE = Map.of("abcd", new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

    @TempDir
    private Path folder;

    private static void refused(byte[] archive, String... message) {
        assertThatExceptionOfType(ModelFormatException.class).isThrownBy(() -> Archives.read(archive))
                .satisfies(e -> assertThat(e.getMessage()).contains(message).contains("byte "));
    }

    private static byte[] stored() throws IOException {
        return Archives.jdk(ONE, false);
    }

    private static ByteBuffer at(byte[] archive) {
        return ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int central(byte[] archive) {
        return at(archive).getInt(archive.length - 6);
    }

    @Test
    void storedEntriesAreWindowsOfTheFile() throws IOException {
        var archive = stored();
        var zip = ZipArchive.open(FileRegion.of(archive, "a.zip"));
        var entry = zip.find("abcd").orElseThrow();
        var region = zip.content(entry);
        assertThat(region.size()).isEqualTo(8);
        archive[(int) entry.data()] = 42;
        assertThat(region.bytes(0, 1, "a byte").get()).as("not a copy").isEqualTo((byte) 42);
        assertThat(zip.find("none")).isEmpty();
    }

    @Test
    void aKerasFileIsRead() throws Exception {
        var path = Path.of(Objects.requireNonNull(ZipArchiveTest.class.getResource("/golden/models/keras/mlp.keras")).toURI());
        var contents = Archives.read(Files.readAllBytes(path));
        assertThat(contents).containsOnlyKeys("metadata.json", "config.json", "model.weights.h5");
        assertThat(new String(contents.get("metadata.json"), StandardCharsets.UTF_8)).contains("keras_version");
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        refused(new byte[0], "end record");
        refused("not an archive, but long enough to hold one".getBytes(StandardCharsets.UTF_8), "end record");
        var archive = stored();
        refused(Arrays.copyOf(archive, archive.length - 1), "cut off");
        var prefixed = new byte[archive.length + 10];
        System.arraycopy(archive, 0, prefixed, 10, archive.length);
        refused(prefixed, "before the archive");
    }

    @Test
    void manyEntriesInLittleSpaceAreRefusedBeforeMemoryIsTaken() throws IOException {
        var archive = stored();
        at(archive).putShort(archive.length - 12, (short) 60000).putShort(archive.length - 14, (short) 60000);
        refused(archive, "60000 entries");
    }

    @Test
    void damagedBytesAreRefused() throws IOException {
        var archive = stored();
        archive[central(archive) - 1]++;
        refused(archive, "CRC", "copy it anew");
    }

    @Test
    void encryptedEntriesAndOtherCompressionsAreRefused() throws IOException {
        var encrypted = stored();
        encrypted[central(encrypted) + 8] |= 1;
        refused(encrypted, "encrypted");
        var other = stored();
        other[central(other) + 10] = 12;
        refused(other, "found 12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/abc", "a//b", "a/..", "./ab", "a\\bc", "C:/a", "a\u0000bc"})
    void namesThatLeaveTheFolderAreRefused(String name) throws IOException {
        var archive = stored();
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, archive, 30, 4);
        System.arraycopy(bytes, 0, archive, central(archive) + 46, 4);
        refused(archive, "not to be trusted");
    }

    @Test
    void theLocalHeaderMustAgreeWithTheDirectory() throws IOException {
        for (var place : new int[] {0, 8, 14, 18, 22, 26, 30}) {
            var archive = stored();
            archive[place] ^= 1;
            refused(archive, "local header", "\"abcd\"");
        }
    }

    @Test
    void equalNamesAndOverlapsAreRefused() throws IOException {
        var two = new LinkedHashMap<String, byte[]>();
        two.put("a", new byte[4]);
        two.put("b", new byte[4]);
        var same = Archives.jdk(two, false);
        var second = 30 + 1 + 4;
        same[second + 30] = 'a';
        same[central(same) + 46 + 1 + 46] = 'a';
        refused(same, "every name once");
        // The second header lies in the bytes of the first entry.
        var inner = new LinkedHashMap<String, byte[]>();
        inner.put("a", Arrays.copyOfRange(Archives.jdk(Map.of("b", new byte[4]), false), 0, 35));
        inner.put("b", new byte[4]);
        var archive = Archives.jdk(inner, false);
        at(archive).putInt(central(archive) + 47 + 42, 31);
        refused(archive, "overlaps");
    }

    @Test
    void anEntryThatSaysTooMuchIsRefused() throws IOException {
        var archive = Archives.jdk(Map.of("a", new byte[1000]), true);
        at(archive).putInt(central(archive) + 24, 1 << 30);
        refused(archive, "cannot hold");
        var little = Archives.jdk(Map.of("a", new byte[1000]), true);
        at(little).putInt(central(little) + 24, 999);
        refused(little, "expected 999 unpacked bytes, found more");
        var more = Archives.jdk(Map.of("a", new byte[1000]), true);
        at(more).putInt(central(more) + 24, 1001);
        refused(more, "found only 1000");
    }

    @Test
    void anArchiveThatGrowsAHundredTimesIsRefusedBeyondABound() throws IOException {
        var archive = Archives.jdk(Map.of("a", new byte[1 << 20]), true);
        assertThat(Archives.read(archive).get("a")).hasSize(1 << 20);
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> ZipArchive.open(FileRegion.of(archive, "a.zip"), new ZipLimits(10, 1000, 1 << 19, 100)))
                .withMessageContaining("more than 100 times");
    }

    @Test
    void moreEntriesThan16BitsCountAreWrittenAndRead() throws IOException {
        var contents = new LinkedHashMap<String, byte[]>();
        for (var i = 0; i < 66_000; i++) {
            contents.put(Integer.toString(i), new byte[0]);
        }
        var archive = Archives.ours(contents, new ZipHeaders(ZipFormat.MARK32, ZipFormat.MARK16));
        assertThat(Archives.read(archive)).hasSize(66_000);
        assertThat(Archives.readByJdk(archive)).hasSize(66_000);
    }

    @Test
    void wrongUseOfTheWriterIsRefused() throws IOException {
        try (var channel = FileChannel.open(folder.resolve("a.zip"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var writer = new ZipWriter(channel);
            writer.add("a", new byte[3]);
            var before = channel.position();
            assertThatIllegalArgumentException().isThrownBy(() -> writer.add("a", new byte[3])).withMessageContaining("is there already");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.add("../a", new byte[3])).withMessageContaining("..");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.add("b", -1, target -> {})).withMessageContaining("-1");
            assertThatIllegalArgumentException().isThrownBy(() -> writer.add("f/", new byte[3])).withMessageContaining("folder");
            assertThat(channel.position()).isEqualTo(before);
            assertThatIllegalStateException().isThrownBy(() -> writer.add("b", 2, target -> target.write(ByteBuffer.allocate(3)))).withMessageContaining("more");
            assertThatIllegalStateException().isThrownBy(() -> writer.add("c", 2, target -> target.write(ByteBuffer.allocate(1)))).withMessageContaining("only 1");
        }
    }
}
