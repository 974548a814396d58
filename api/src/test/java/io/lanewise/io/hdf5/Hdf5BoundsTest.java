package io.lanewise.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.lanewise.io.ModelFormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files made to cost time or memory cost a bounded amount of it. */
@Timeout(60)
class Hdf5BoundsTest {
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;

    private OpenFile open(RawFile raw) throws IOException {
        return OpenFile.of(Files.write(folder.resolve("raw.h5"), raw.toBytes()));
    }

    @Test
    void largeElementsThatAreNotThereTakeNoMemory() throws IOException {
        var raw = new RawFile();
        int links = 300;
        int headerBytes = RawFile.header(links(links, 0)).length;
        raw.append(RawFile.header(links(links, RawFile.ROOT + headerBytes))).append(RawFile.header(RawFile.texts(Bounds.ELEMENT_BYTES, 0)));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (var file = open(raw)) {
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThat(file.root().children()).hasSize(links);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16 * MEBIBYTE);
            assertThat(file.dataset("0").readStrings()).isEmpty();
        }
    }

    private static Encoder links(int count, long address) {
        var messages = new Encoder();
        for (int i = 0; i < count; i++) {
            messages.message(MessageType.LINK, RawFile.link(Integer.toString(i), address));
        }
        return messages;
    }

    /** Every attribute's text is in the same heap, which is read once. */
    @Test
    void manyTextsInOneHeapAreRead() throws IOException {
        var heap = new Encoder().letters("GCOL").u8(1).u8(0).u16(0).u64(4096);
        for (int i = 1; i <= 100; i++) {
            heap.u16(i).u16(1).u32(0).u64(4).letters("text").u32(0);
        }
        int attributes = 20_000;
        int headerBytes = RawFile.header(variableTexts(attributes, 0)).length;
        var raw = new RawFile().append(RawFile.header(variableTexts(attributes, RawFile.ROOT + headerBytes)))
                .append(Arrays.copyOf(heap.toBytes(), 4096));
        try (var file = open(raw)) {
            var read = file.root().attributes();
            assertThat(read).hasSize(attributes);
            for (var attribute : read.values()) {
                assertThat(attribute.string()).isEqualTo("text");
            }
        }
    }

    private static Encoder variableTexts(int count, long heap) {
        var messages = new Encoder().message(MessageType.GROUP_INFO, RawFile.emptyGroup());
        for (int i = 0; i < count; i++) {
            messages.message(MessageType.ATTRIBUTE, RawFile.variableText("a" + i, 4, heap, 1));
        }
        return messages;
    }

    @Test
    void headerThatGoesOnInItselfIsRefused() throws IOException {
        var length = RawFile.continued(new Encoder().message(MessageType.CONTINUATION, RawFile.continuation(0, 0))).length;
        var start = new RawFile().append(RawFile.header(new Encoder().message(MessageType.CONTINUATION, RawFile.continuation(0, 0)))).end();
        var raw = new RawFile()
                .append(RawFile.header(new Encoder().message(MessageType.CONTINUATION, RawFile.continuation(start, length))))
                .append(RawFile.continued(new Encoder().message(MessageType.CONTINUATION, RawFile.continuation(start, length))));
        assertThatThrownBy(() -> open(raw)).isInstanceOf(ModelFormatException.class).hasMessageContaining("found one that was read before");
    }

    /** Two names in each group for the next: 2⁶³ paths. */
    @Test
    void fewGroupsWithManyPathsCostNoMoreThanTheBounds() throws IOException {
        var raw = new RawFile();
        for (int i = 0; i < Bounds.DEPTH; i++) {
            int next = raw.end() + RawFile.header(links(2, 0)).length;
            raw.append(RawFile.header(links(2, next)));
        }
        raw.append(RawFile.header(new Encoder().message(MessageType.GROUP_INFO, RawFile.emptyGroup())));
        try (var file = open(raw)) {
            assertThat(Contents.of(file.root()).refused()).isNotEmpty()
                    .allSatisfy(refusal -> assertThat(refusal).hasMessageMatching("(?s).*expected at most \\d+ (bytes of structure|links).*"));
        }
    }

    @Test
    void groupsTooFarWithinEachOtherAreRefused() throws IOException {
        var raw = new RawFile();
        for (int i = 0; i <= Bounds.DEPTH; i++) {
            raw.append(RawFile.header(links(1, raw.end() + RawFile.header(links(1, 0)).length)));
        }
        raw.append(RawFile.header(new Encoder().message(MessageType.GROUP_INFO, RawFile.emptyGroup())));
        try (var file = open(raw)) {
            assertThatThrownBy(() -> file.root().find("0/".repeat(Bounds.DEPTH) + "0"))
                    .isInstanceOf(ModelFormatException.class).hasMessageContaining("at most 64 groups within each other");
        }
    }

    @Test
    void shapesFarLargerThanTheFileAreRefused() {
        for (var shape : new long[][] {{1L << 40}, {1L << 31, 1L << 31}, {Long.MAX_VALUE, 3}}) {
            assertThatThrownBy(() -> open(new RawFile().append(RawFile.header(RawFile.texts(4, shape)))))
                    .isInstanceOf(ModelFormatException.class).hasMessageContaining("expected");
        }
    }

    @Test
    void rootMustBeAGroup() {
        assertThatThrownBy(() -> open(new RawFile().append(RawFile.header(RawFile.texts(4, 0)))))
                .isInstanceOf(ModelFormatException.class).hasMessageContaining("expected a group at the root, found a dataset");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        for (var bytes : new byte[][] {{}, new byte[7], new byte[100_000]}) {
            var path = Files.write(folder.resolve("other"), bytes);
            assertThatThrownBy(() -> OpenFile.of(path)).isInstanceOf(ModelFormatException.class).hasMessage(
                    "other: expected an HDF5 file, found no HDF5 signature; the file is of another kind or damaged");
        }
    }
}
