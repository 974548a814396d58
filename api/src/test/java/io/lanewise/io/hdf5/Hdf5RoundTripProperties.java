package io.lanewise.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.io.bytes.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import net.jqwik.api.lifecycle.AfterContainer;

/** What is written comes back with the same bits. */
class Hdf5RoundTripProperties {
    /** All that are written; UINT64, of which half does not fit into a long, is in the test with jHDF. */
    private static final List<NumberKind> KINDS = Stream.of(NumberKind.values())
            .filter(kind -> kind != NumberKind.BOOL && kind != NumberKind.BFLOAT16 && kind != NumberKind.UINT64).toList();

    private static final Path FILE = temporary();

    private static Path temporary() {
        try {
            return Files.createTempFile("round-trip", ".h5");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(FILE);
    }

    @Property
    void datasets(@ForAll("kinds") NumberKind kind, @ForAll @Size(max = 4) List<@IntRange(max = 9) Integer> sizes, @ForAll long seed) throws IOException {
        var shape = sizes.stream().mapToLong(Integer::longValue).toArray();
        int count = sizes.stream().reduce(1, (a, b) -> a * b);
        check(kind, shape, count, seed);
    }

    /** Around the size of the buffer that data go through. */
    @Property(tries = 30)
    void largeDatasets(@ForAll("kinds") NumberKind kind, @ForAll @IntRange(min = -2, max = 2) int more, @ForAll @IntRange(min = 1, max = 3) int buffers,
            @ForAll long seed) throws IOException {
        int count = buffers * Transfer.BYTES / kind.size() + more;
        check(kind, new long[] {count}, count, seed);
    }

    private static void check(NumberKind kind, long[] shape, int count, long seed) throws IOException {
        var bytes = new byte[count * kind.size()];
        new Random(seed).nextBytes(bytes);
        for (int i = 1; kind == NumberKind.FLOAT16 && i < bytes.length; i += 2) {
            bytes[i] = (byte) (bytes[i] | ((bytes[i] & 0x7c) == 0x7c ? 2 : 0)); // conversion makes all NaN quiet
        }
        var root = NewGroup.root();
        root.dataset("before", new long[] {1}, NumberKind.UINT8, ElementSource.of(new byte[] {1}, 0));
        root.dataset("x", shape, kind, source(kind, bytes));
        root.dataset("after", new long[] {1}, NumberKind.UINT8, ElementSource.of(new byte[] {2}, 0));
        try (var file = OpenFile.of(OpenFile.written(root, FILE))) {
            var dataset = file.dataset("x");
            assertThat(dataset.shape()).containsExactly(shape);
            assertThat(dataset.count()).isEqualTo(count);
            assertThat(dataset.type()).isEqualTo(new Hdf5Type.Numeric(kind, ByteOrder.LITTLE_ENDIAN));
            assertThat(bytes(dataset, count)).isEqualTo(bytes);
            var one = new byte[1];
            file.dataset("after").readBytes(one, 0);
            assertThat(one).containsExactly(2);
        }
    }

    /** From an array where there is one of that type, else as bytes. */
    private static ElementSource source(NumberKind kind, byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.length / kind.size();
        int offset = 3;
        return switch (kind) {
            case INT8, UINT8 -> {
                var array = new byte[offset + count];
                buffer.get(array, offset, count);
                yield ElementSource.of(array, offset);
            }
            case INT16, UINT16, FLOAT16 -> {
                var array = new short[offset + count];
                buffer.asShortBuffer().get(array, offset, count);
                yield ElementSource.of(array, offset);
            }
            case INT32, UINT32 -> {
                var array = new int[offset + count];
                buffer.asIntBuffer().get(array, offset, count);
                yield ElementSource.of(array, offset);
            }
            case INT64, UINT64 -> {
                var array = new long[offset + count];
                buffer.asLongBuffer().get(array, offset, count);
                yield ElementSource.of(array, offset);
            }
            case FLOAT32 -> {
                var array = new float[offset + count];
                buffer.asFloatBuffer().get(array, offset, count);
                yield ElementSource.of(array, offset);
            }
            case FLOAT64 -> {
                var array = new double[offset + count];
                buffer.asDoubleBuffer().get(array, offset, count);
                yield ElementSource.of(array, offset);
            }
            case BOOL, BFLOAT16 -> throw new IllegalArgumentException(kind.toString());
        };
    }

    /** The elements as they are read into the array of their type, as bytes again. */
    private static byte[] bytes(Hdf5Dataset dataset, int count) throws IOException {
        var kind = ((Hdf5Type.Numeric) dataset.type()).kind();
        var bytes = ByteBuffer.allocate(count * kind.size()).order(ByteOrder.LITTLE_ENDIAN);
        switch (kind) {
            case INT8, UINT8 -> dataset.readBytes(bytes.array(), 0);
            case INT16, UINT16, INT32 -> {
                var array = new int[count + 1];
                dataset.readInts(array, 1);
                for (int i = 0; i < count; i++) {
                    if (kind == NumberKind.INT32) {
                        bytes.putInt(array[1 + i]);
                    } else {
                        bytes.putShort((short) array[1 + i]);
                    }
                }
            }
            case UINT32, INT64 -> {
                var array = new long[count + 1];
                dataset.readLongs(array, 1);
                for (int i = 0; i < count; i++) {
                    if (kind == NumberKind.INT64) {
                        bytes.putLong(array[1 + i]);
                    } else {
                        bytes.putInt((int) array[1 + i]);
                    }
                }
            }
            case FLOAT32, FLOAT16 -> {
                var array = new float[count + 1];
                dataset.readFloats(array, 1);
                for (int i = 0; i < count; i++) {
                    if (kind == NumberKind.FLOAT32) {
                        bytes.putInt(Float.floatToRawIntBits(array[1 + i]));
                    } else {
                        bytes.putShort(Float.floatToFloat16(array[1 + i]));
                    }
                }
            }
            case FLOAT64 -> {
                var array = new double[count + 1];
                dataset.readDoubles(array, 1);
                bytes.asDoubleBuffer().put(array, 1, count);
            }
            case UINT64, BOOL, BFLOAT16 -> throw new IllegalArgumentException(kind.toString());
        }
        return bytes.array();
    }

    @Property
    void namesAndTexts(@ForAll @Size(max = 30) @UniqueElements List<@From("names") String> names,
            @ForAll @Size(max = 30) Map<@From("names") String, @From("texts") String> texts,
            @ForAll @IntRange(max = 30) int depth) throws IOException {
        var root = NewGroup.root();
        var group = root;
        var path = new ArrayList<String>();
        for (int i = 0; i < depth; i++) {
            var name = names.isEmpty() ? "g" : names.get(i % names.size());
            group = group.group(name);
            path.add(name);
        }
        var deepest = group;
        names.forEach(deepest::group);
        var dataset = deepest.dataset("a dataset", new long[] {}, NumberKind.INT32, ElementSource.of(new int[] {1}, 0));
        texts.forEach(deepest::attribute);
        texts.forEach(dataset::attribute);
        try (var file = OpenFile.of(OpenFile.written(root, FILE))) {
            var read = depth == 0 ? file.root() : file.root().findGroup(String.join("/", path)).orElseThrow();
            assertThat(read.path()).isEqualTo("/" + String.join("/", path));
            assertThat(read.names()).containsExactlyElementsOf(Stream.concat(names.stream(), Stream.of("a dataset")).toList());
            for (var object : List.of(read, read.find("a dataset").orElseThrow())) {
                assertThat(object.attributes().keySet()).containsExactlyElementsOf(texts.keySet());
                for (var attribute : object.attributes().values()) {
                    assertThat(attribute.string()).isEqualTo(texts.get(attribute.name()));
                }
            }
        }
    }

    @Provide
    Arbitrary<NumberKind> kinds() {
        return Arbitraries.of(KINDS);
    }

    @Provide
    Arbitrary<String> names() {
        return characters().ofMinLength(1).ofMaxLength(60).filter(name -> name.indexOf('/') < 0 && !name.equals(".") && !name.equals("a dataset"));
    }

    @Provide
    Arbitrary<String> texts() {
        return characters().ofMaxLength(300);
    }

    private static StringArbitrary characters() {
        return Arbitraries.strings().ascii().withCharRange('\u0001', '\ud7ff').excludeChars('\0');
    }
}
