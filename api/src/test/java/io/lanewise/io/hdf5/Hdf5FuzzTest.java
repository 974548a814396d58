package io.lanewise.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files are refused by a {@link ModelFormatException} or read, and nothing else: no other exception, no endless loop, no
 * memory beyond the bounds. {@code -Dhdf5.fuzz=100} tries a hundred times as many changes.
 */
class Hdf5FuzzTest {
    private static final long SEED = 42;
    private static final int FACTOR = Integer.getInteger("hdf5.fuzz", 1);
    private static final Duration MOST_TIME = Duration.ofSeconds(20);
    private static final int MOST_REPAIRS = 6;
    private static final byte[] LIKELY = {0, 1, 2, 3, 4, 8, 0x10, 0x7f, (byte) 0x80, (byte) 0xff};

    /** The place of a checksum and what it should be; those of chunks are at the chunk's end, which the error does not say. */
    private static final Pattern CHECKSUM = Pattern.compile("byte (\\d+): .*expected the checksum ([0-9a-f]{8}) of (?!a chunk)");

    @TempDir
    private Path folder;

    private record Sample(String name, Path path, int tries) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Sample> samples() {
        return Stream.of("h5/two_branch.h5", "weights_h5/lstm_text.weights.h5")
                .map(name -> new Sample(name, OpenFile.resource("/golden/models/" + name), 250))
                .toList();
    }

    /** Where a checksum gives a change away, the checksum is changed as well, so that the change reaches what is behind it. */
    @ParameterizedTest
    @MethodSource("samples")
    void changedBytes(Sample sample) throws IOException {
        var original = Files.readAllBytes(sample.path);
        var random = new Random(SEED);
        try (var channel = open()) {
            read(channel, original, "no change");
            for (int i = 0; i < FACTOR * sample.tries; i++) {
                var bytes = original.clone();
                for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                    int at = random.nextInt(bytes.length);
                    bytes[at] = random.nextBoolean() ? LIKELY[random.nextInt(LIKELY.length)] : (byte) (bytes[at] ^ (1 << random.nextInt(8)));
                }
                for (int repairs = 0; repairs < MOST_REPAIRS; repairs++) {
                    var refused = read(channel, bytes, "change " + i);
                    if (!repaired(bytes, refused)) {
                        break;
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void filesThatWereCutOff(Sample sample) throws IOException {
        var original = Files.readAllBytes(sample.path);
        var random = new Random(SEED);
        try (var channel = open()) {
            for (int i = 0; i < sample.tries / 5; i++) {
                int length = random.nextInt(original.length);
                read(channel, Arrays.copyOf(original, length), "cut off at " + length);
            }
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(folder.resolve("damaged.h5"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static List<ModelFormatException> read(FileChannel channel, byte[] bytes, String change) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(bytes), 0);
        long start = System.nanoTime();
        try {
            return Contents.of(Hdf5File.open(FileRegion.of(channel, "damaged.h5")).root()).refused();
        } catch (ModelFormatException refused) {
            return List.of(refused);
        } catch (Throwable other) {
            throw new AssertionError(change, other);
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(change).isLessThan(MOST_TIME);
        }
    }

    private static boolean repaired(byte[] bytes, List<ModelFormatException> refused) {
        boolean repaired = false;
        for (var refusal : refused) {
            var checksum = CHECKSUM.matcher(refusal.getMessage());
            if (checksum.find()) {
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(Integer.parseInt(checksum.group(1)), Integer.parseUnsignedInt(checksum.group(2), 16));
                repaired = true;
            }
        }
        return repaired;
    }
}
