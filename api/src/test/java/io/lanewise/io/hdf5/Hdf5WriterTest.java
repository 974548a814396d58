package io.lanewise.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.io.bytes.Transfer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Hdf5WriterTest {
    private static final long[] THREE = {3};

    @TempDir
    private Path folder;

    private static Arguments wrong(String message, Consumer<NewGroup> use) {
        return Arguments.of(message, use);
    }

    static Stream<Arguments> wrongUses() {
        var floats = ElementSource.of(new float[4], 1);
        return Stream.of(
                wrong("1 to 255 bytes in UTF-8, received \"\"", root -> root.group("")),
                wrong("1 to 255 bytes", root -> root.group("é".repeat(128))),
                wrong("without slash", root -> root.group("a/b")),
                wrong("no point", root -> root.group(".")),
                wrong("character zero", root -> root.group("a\0")),
                wrong("halves of surrogate pairs", root -> root.group("\ud800")),
                wrong("\"there\" is there already", root -> root.group("there")),
                wrong("\"there\" is there already", root -> root.dataset("there", THREE, NumberKind.FLOAT32, floats)),
                wrong("kind of numbers that HDF5 has, received BOOL", root -> root.dataset("x", THREE, NumberKind.BOOL, floats)),
                wrong("received BFLOAT16", root -> root.dataset("x", THREE, NumberKind.BFLOAT16, floats)),
                wrong("sizes from 0 on, received [2, -1]", root -> root.dataset("x", new long[] {2, -1}, NumberKind.FLOAT32, floats)),
                wrong("at most 32 sizes", root -> root.dataset("x", new long[33], NumberKind.FLOAT32, floats)),
                wrong("at most 2⁶³ bytes", root -> root.dataset("x", new long[] {1L << 40, 1L << 40}, NumberKind.FLOAT32, floats)),
                wrong("expected 4 elements in the array from the offset on, received 3",
                        root -> root.dataset("x", new long[] {4}, NumberKind.FLOAT32, floats)),
                wrong("elements can be written as FLOAT64, received one for [FLOAT32]",
                        root -> root.dataset("x", THREE, NumberKind.FLOAT64, floats)),
                wrong("attribute \"there\" is there already", root -> root.attribute("there", "x")),
                wrong("1 to 255 bytes", root -> root.attribute("", "x")),
                wrong("the attribute \"x\" without the character zero", root -> root.attribute("x", "a\0b")),
                wrong("at most 65535 bytes with all that describes it, received \"x\"", root -> root.attribute("x", "y".repeat(65_530))));
    }

    @ParameterizedTest
    @MethodSource("wrongUses")
    void wrongUseIsRefusedAndChangesNothing(String message, Consumer<NewGroup> use) {
        var root = NewGroup.root();
        root.group("there");
        root.attribute("there", "");
        long size = new Hdf5Writer(root).size();

        var another = NewGroup.root();
        another.group("there");
        another.attribute("there", "");
        assertThatThrownBy(() -> use.accept(another)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
        assertThat(new Hdf5Writer(another).size()).isEqualTo(size);
    }

    @Test
    void offsetIsInsideTheArray() {
        assertThatThrownBy(() -> ElementSource.of(new float[4], 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ElementSource.of(new float[4], -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void groupsEndWhereTheyCouldNotBeRead() throws IOException {
        var root = NewGroup.root();
        var group = root;
        for (int i = 0; i < Bounds.DEPTH; i++) {
            group = group.group("g");
        }
        var deepest = group;
        assertThatThrownBy(() -> deepest.group("g")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at most 64 groups");
        try (var file = OpenFile.of(OpenFile.written(root, folder.resolve("x.h5")))) {
            assertThat(file.root().find("g/".repeat(Bounds.DEPTH - 1) + "g")).isPresent();
        }
    }

    @Test
    void treeIsFixedOnceItIsLaidOut() {
        var root = NewGroup.root();
        var group = root.group("group");
        var dataset = group.dataset("x", THREE, NumberKind.FLOAT32, ElementSource.of(new float[3], 0));
        new Hdf5Writer(root);
        assertThatThrownBy(() -> group.group("y")).isInstanceOf(IllegalStateException.class).hasMessageContaining("laid out");
        assertThatThrownBy(() -> dataset.attribute("y", "")).isInstanceOf(IllegalStateException.class).hasMessageContaining("laid out");
        assertThat(new Hdf5Writer(root).size()).isPositive();
    }

    @Test
    void sameTreeGivesTheSameBytes() throws IOException {
        var first = Files.readAllBytes(OpenFile.written(tree(), folder.resolve("a.h5")));
        var root = tree();
        var writer = new Hdf5Writer(root);
        for (int i = 0; i < 2; i++) {
            var out = new ByteArrayOutputStream();
            writer.write(Channels.newChannel(out));
            assertThat(out.toByteArray()).isEqualTo(first).hasSize((int) writer.size());
        }
    }

    @Test
    void elementsMayComeBitByBit() throws IOException {
        int count = 3 * Transfer.BYTES;
        var root = NewGroup.root();
        root.dataset("x", new long[] {count}, NumberKind.INT64, (first, run, target) -> {
            for (int i = 0; i < run; i++) {
                target.putLong(first + i);
            }
        });
        var read = new long[count];
        try (var file = OpenFile.of(OpenFile.written(root, folder.resolve("x.h5")))) {
            file.dataset("x").readLongs(read, 0);
        }
        Arrays.setAll(read, i -> read[i] - i);
        assertThat(read).containsOnly(0);
    }

    @Test
    void failureOfASourceComesOut() {
        var root = NewGroup.root();
        root.dataset("x", THREE, NumberKind.INT8, (_, _, _) -> {
            throw new IOException("no more");
        });
        assertThatThrownBy(() -> new Hdf5Writer(root).write(Channels.newChannel(new ByteArrayOutputStream())))
                .isInstanceOf(IOException.class).hasMessage("no more");
    }

    private static NewGroup tree() {
        var root = NewGroup.root();
        root.attribute("a", "text");
        root.group("g").dataset("x", new long[] {2, 2}, NumberKind.INT32, ElementSource.of(new int[] {1, 2, 3, 4}, 0)).attribute("b", "");
        return root;
    }
}
