package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of 100 MB is read and written with less than a tenth of the file's size besides its weights. */
class PeakMemoryTest {
    private static final int UNITS = 2048;
    private static final int LAYERS = 6;
    private static final long MEGABYTE = 1 << 20;
    /** The tenth that is outside the heap. */
    private static final long BUFFERS = 2;
    /** What a JVM with this class path keeps in its heap whatever it does, and its young generation. */
    private static final long JVM = 4;

    /** Reads and writes the model. */
    public static final class Program {
        private Program() {}

        /** Takes the file to read and the one to write; prints the bytes of buffers outside the heap. */
        public static void main(String[] arguments) {
            Model.load(Path.of(arguments[0])).save(Path.of(arguments[1]));
            System.out.println(ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().mapToLong(BufferPoolMXBean::getMemoryUsed).sum());
        }
    }

    @Test
    void readingAndWritingTakeATenthMoreThanTheWeights(@TempDir Path folder) throws IOException, InterruptedException {
        var file = folder.resolve("model.keras");
        var model = Sequential.of(Input.of(UNITS));
        for (var i = 0; i < LAYERS; i++) {
            model.add(Dense.of(UNITS));
        }
        model.save(file);
        var megabytes = Files.size(file) * 11 / 10 / MEGABYTE - BUFFERS + JVM;
        var copy = folder.resolve("copy.keras");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmn1m", "-Xmx" + megabytes + "m",
                        "--add-modules", "jdk.incubator.vector", "-classpath", System.getProperty("java.class.path"), Program.class.getName(),
                        file.toString(), copy.toString())
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        assertThat(Long.parseLong(printed.lines().toList().getLast())).as("bytes of buffers outside the heap").isLessThanOrEqualTo(BUFFERS * MEGABYTE);
        assertThat(Files.mismatch(file, copy)).as("first byte that differs").isEqualTo(-1);
    }
}
