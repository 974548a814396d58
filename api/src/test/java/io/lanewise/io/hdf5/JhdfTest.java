package io.lanewise.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** jHDF, another implementation, reads what is written here and writes what is read here. */
class JhdfTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = NumberKind.class, names = {"BOOL", "BFLOAT16"}, mode = Mode.EXCLUDE)
    void readsEveryKindOfNumber(NumberKind kind) {
        var bytes = new byte[12 * kind.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (37 * i + 100); // among them are numbers with the highest bit set
        }
        var root = NewGroup.root();
        root.dataset("x", new long[] {2, 3, 2}, kind, (first, count, target) ->
                target.put(bytes, (int) first * kind.size(), count * kind.size()));
        try (var file = new HdfFile(OpenFile.written(root, folder.resolve("x.h5")))) {
            var dataset = file.getDatasetByPath("/x");
            assertThat(dataset.getDimensions()).containsExactly(2, 3, 2);
            var values = dataset.getDataFlat();
            var expected = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < 12; i++) {
                var value = (Number) Array.get(values, i);
                if (kind.isFloating()) {
                    assertThat(value.doubleValue()).isEqualTo(kind.floating(expected));
                } else {
                    assertThat(value instanceof BigInteger large ? large.longValue() : value.longValue()).isEqualTo(kind.whole(expected));
                }
            }
        }
    }

    @Test
    void readsGroupsWithinGroupsAndTheirAttributes() {
        var root = NewGroup.root();
        root.attribute("title", "naïve 日本語");
        var group = root;
        for (int i = 0; i < 20; i++) {
            group = group.group("level " + i);
            group.attribute("level", "number " + i);
        }
        group.dataset("deep", new long[] {}, NumberKind.FLOAT32, ElementSource.of(new float[] {1.5f}, 0)).attribute("empty", "");
        try (var file = new HdfFile(OpenFile.written(root, folder.resolve("x.h5")))) {
            assertThat(file.getAttribute("title").getData()).isEqualTo("naïve 日本語");
            Node node = file;
            for (int i = 0; i < 20; i++) {
                node = ((Group) node).getChild("level " + i);
                assertThat(node.getAttribute("level").getData()).isEqualTo("number " + i);
            }
            var deep = ((Group) node).getDatasetByPath("deep");
            assertThat(deep.getData()).isEqualTo(1.5f);
            assertThat(deep.getAttribute("empty").getData()).isEqualTo("");
        }
    }

    @Test
    void readsManyGroupsAndEmptyDatasets() {
        var root = NewGroup.root();
        for (int i = 0; i < 3000; i++) {
            root.group("layer_" + i);
        }
        root.dataset("empty", new long[] {3, 0}, NumberKind.FLOAT32, ElementSource.of(new float[0], 0));
        root.dataset("after", new long[] {1}, NumberKind.INT32, ElementSource.of(new int[] {7}, 0));
        try (var file = new HdfFile(OpenFile.written(root, folder.resolve("x.h5")))) {
            assertThat(file.getChildren()).hasSize(3002);
            assertThat(file.getDatasetByPath("empty").getDimensions()).containsExactly(3, 0);
            assertThat(file.getDatasetByPath("empty").getStorageInBytes()).isZero();
            assertThat(file.getDatasetByPath("after").getData()).isEqualTo(new int[] {7});
        }
    }

    /** Larger than the buffer that data go through. */
    @Test
    void readsLargeDatasets() {
        var numbers = new float[1_000_003];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        var root = NewGroup.root();
        root.dataset("odd", new long[] {3}, NumberKind.UINT8, ElementSource.of(new byte[] {1, 2, 3}, 0));
        root.dataset("large", new long[] {1_000_000}, NumberKind.FLOAT32, ElementSource.of(numbers, 3));
        try (var file = new HdfFile(OpenFile.written(root, folder.resolve("x.h5")))) {
            assertThat((float[]) file.getDatasetByPath("large").getData()).startsWith(3, 4, 5).endsWith(1_000_001, 1_000_002);
        }
    }

    @Test
    void writesWhatIsRead() throws IOException {
        var path = folder.resolve("x.h5");
        try (var file = HdfFile.write(path)) {
            var group = file.putGroup("group").putGroup("inner");
            group.putAttribute("text", "naïve");
            group.putAttribute("texts", new String[] {"a", "bcd"});
            group.putAttribute("number", 42);
            group.putAttribute("numbers", new double[] {1.5, 2});
            group.putDataset("floats", new float[][] {{1, 2, 3}, {4, 5, 6}});
            group.putDataset("longs", new long[] {Long.MIN_VALUE, Long.MAX_VALUE});
            group.putDataset("texts", new String[] {"x", "yz"});
            group.putDataset("scalar", 2.5);
            group.putDataset("chunked", new int[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}},
                    DatasetCreationOptions.builder().chunkDimensions(2, 2).shuffle().deflate().build());
        }
        try (var file = OpenFile.of(path)) {
            var contents = Contents.of(file.root().findGroup("group/inner").orElseThrow());
            assertThat(contents.refused()).isEmpty();
            assertThat(contents.values()).usingRecursiveComparison().isEqualTo(Map.of(
                    "/group/inner@text", List.of("naïve"),
                    "/group/inner@texts", List.of("a", "bcd"),
                    "/group/inner@number", new long[] {42},
                    "/group/inner@numbers", new double[] {1.5, 2},
                    "/group/inner/floats", new double[] {1, 2, 3, 4, 5, 6},
                    "/group/inner/longs", new long[] {Long.MIN_VALUE, Long.MAX_VALUE},
                    "/group/inner/texts", List.of("x", "yz"),
                    "/group/inner/scalar", new double[] {2.5},
                    "/group/inner/chunked", IntStream.range(1, 10).asLongStream().toArray()));
        }
    }

    /** What both read of a file that neither wrote. */
    @ParameterizedTest
    @ValueSource(strings = {"/golden/models/h5/two_branch.h5", "/golden/models/weights_h5/cnn.weights.h5"})
    void readsTheSame(String name) throws IOException {
        var path = OpenFile.resource(name);
        try (var ours = OpenFile.of(path); var file = new HdfFile(path)) {
            var contents = Contents.of(ours.root());
            assertThat(contents.refused()).isEmpty();
            assertThat(contents.values()).isNotEmpty().allSatisfy((place, values) -> {
                int at = place.indexOf('@');
                var node = at == 1 ? file : file.getByPath(at < 0 ? place : place.substring(0, at));
                var theirs = at < 0 ? ((Dataset) node).getDataFlat() : node.getAttribute(place.substring(at + 1)).getData();
                assertThat(asTexts(values)).as(place).isEqualTo(asTexts(theirs));
            });
        }
    }

    private static List<String> asTexts(@Nullable Object values) {
        return switch (values) {
            case null -> List.of(); // how jHDF says that there are no elements
            case List<?> list -> list.stream().map(Object::toString).toList();
            case Object array when array.getClass().isArray() ->
                IntStream.range(0, Array.getLength(array)).mapToObj(i -> asText(Array.get(array, i))).toList();
            case Object single -> List.of(asText(single));
        };
    }

    private static String asText(Object value) {
        return value instanceof Number number ? Double.toString(number.doubleValue()) : value.toString();
    }
}
