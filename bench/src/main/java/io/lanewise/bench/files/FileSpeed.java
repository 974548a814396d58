package io.lanewise.bench.files;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.bench.Statistics;
import io.lanewise.io.SaveOptions;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A model of 100 MB as {@code .keras}, written and read, beside what any program must do: write as many bytes and force them to the disk, all
 * from one buffer; read them, from memory that the system keeps of the file, through one buffer into a new array of floats. A model is new for each
 * reading too. Neither the order of a file's numbers nor its CRC are the plain way's business. A ratio is the plain time by the model's, of medians of
 * rounds that alternate, after a collection each.
 */
public final class FileSpeed {
    private static final int ROUNDS = 31;
    /** Until the code that describes and connects layers is compiled: a reading calls it a few times only. */
    private static final int WARM_UP = 40;
    private static final int UNITS = 2048;
    private static final int LAYERS = 6;
    private static final int BUFFER = 1 << 18;

    private final Path saved;
    private final Path plain;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    private FileSpeed(Path folder) {
        saved = folder.resolve("model.keras");
        plain = folder.resolve("plain");
    }

    /** Something that is timed. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** Runs both ways in turn; the argument is a folder to write in, else the system's for temporary files. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("bench/run: files: expected a folder to write in, received " + arguments[0]);
            System.exit(1);
        }
        var folder = arguments.length > 0 ? Files.createTempDirectory(Path.of(arguments[0]), "files") : Files.createTempDirectory("files");
        var speed = new FileSpeed(folder);
        try {
            speed.run();
        } finally {
            Files.deleteIfExists(speed.saved);
            Files.deleteIfExists(speed.plain);
            Files.deleteIfExists(folder);
        }
    }

    private void run() throws IOException {
        Lanewise.seed(1);
        var model = Sequential.of(Input.of(UNITS));
        for (var i = 0; i < LAYERS; i++) {
            model.add(Dense.of(UNITS));
        }
        var options = SaveOptions.DEFAULT.withOverwrite(true);
        model.save(saved, options);
        var size = Files.size(saved);
        System.out.printf(Locale.ROOT, "a model of %.1f MB%n", size / 1e6);
        compare("write", () -> model.save(saved, options), () -> writePlainly(size));
        compare("read", () -> Model.load(saved), this::readPlainly);
    }

    private static void compare(String name, Work model, Work plain) throws IOException {
        var models = new double[ROUNDS];
        var plains = new double[ROUNDS];
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var modelSeconds = seconds(model);
            var plainSeconds = seconds(plain);
            if (round >= 0) {
                models[round] = modelSeconds;
                plains[round] = plainSeconds;
            }
        }
        var modelMedian = Statistics.median(models);
        var plainMedian = Statistics.median(plains);
        System.out.printf(Locale.ROOT, "files %s: ratio %.2f (model %.1f ms, plain %.1f ms)%n", name, plainMedian / modelMedian, modelMedian * 1e3, plainMedian * 1e3);
    }

    private static double seconds(Work work) throws IOException {
        System.gc();
        var begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private void writePlainly(long size) throws IOException {
        try (var channel = FileChannel.open(plain, CREATE, WRITE, TRUNCATE_EXISTING)) {
            for (var left = size; left > 0; ) {
                left -= channel.write(buffer.clear().limit((int) Math.min(left, BUFFER)));
            }
            channel.force(true);
        }
    }

    private void readPlainly() throws IOException {
        try (var channel = FileChannel.open(saved, READ)) {
            var floats = new float[(int) (channel.size() / Float.BYTES)];
            for (var at = 0; at < floats.length; ) {
                channel.read(buffer.clear(), (long) at * Float.BYTES);
                var count = Math.min(buffer.flip().remaining() / Float.BYTES, floats.length - at);
                buffer.asFloatBuffer().get(floats, at, count);
                at += count;
            }
        }
    }
}
