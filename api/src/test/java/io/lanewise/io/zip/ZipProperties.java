package io.lanewise.io.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.io.ModelFormatException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Reader and writer against the JDK's, and damaged archives. */
class ZipProperties {
    private static final ZipHeaders NORMAL = new ZipHeaders(ZipFormat.MARK32, ZipFormat.MARK16);
    private static final ZipHeaders SMALL = new ZipHeaders(40, 3);

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadHereAndByTheJdk(@ForAll("contents") Map<String, byte[]> contents, @ForAll boolean zip64) throws IOException {
        var archive = Archives.ours(contents, zip64 ? SMALL : NORMAL);
        same(contents, Archives.read(archive));
        same(contents, Archives.readByJdk(archive));
        assertThat(Archives.ours(contents, zip64 ? SMALL : NORMAL)).isEqualTo(archive);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatTheJdkWritesIsRead(@ForAll("contents") Map<String, byte[]> contents, @ForAll boolean deflated) throws IOException {
        same(contents, Archives.read(Archives.jdk(contents, deflated)));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void damagedArchivesAreReadOrRefusedWithAnOffset(@ForAll("contents") Map<String, byte[]> contents, @ForAll boolean deflated, @ForAll long seed)
            throws IOException {
        var archive = Archives.jdk(contents, deflated);
        var random = new Random(seed);
        var damaged = random.nextInt(4) == 0 ? Arrays.copyOf(archive, random.nextInt(archive.length)) : archive;
        for (var flips = random.nextInt(3); flips >= 0 && damaged.length > 0; flips--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        try {
            Archives.read(damaged);
        } catch (ModelFormatException refused) {
            assertThat(refused).hasMessageMatching("(?s).*, byte -?\\d+: .*");
        }
    }

    /** Compares contents, which are arrays; gives back the second. */
    private static Map<String, byte[]> same(Map<String, byte[]> expected, Map<String, byte[]> received) {
        assertThat(received.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(received.get(name)).isEqualTo(bytes));
        return received;
    }

    @Provide
    Arbitrary<Map<String, byte[]>> contents() {
        var names = Arbitraries.of("config.json", "model.weights.h5", "assets/layers/vocabulary.txt", "a", "gewöhnlich/größe.npy", "日本", "archive/data/0");
        var bytes = Arbitraries.integers().between(0, 500).flatMap(size -> Arbitraries.integers().between(0, 255).map(value -> {
            var content = new byte[size * size / 3];
            new Random(value).nextBytes(content);
            Arrays.fill(content, 0, content.length / 2, (byte) (int) value);
            return content;
        }));
        return Arbitraries.maps(names, bytes).ofMaxSize(6).map(LinkedHashMap::new);
    }
}
