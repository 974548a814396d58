package io.lanewise.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same seed gives the same bits, whatever the threads, the width of vectors and the state of the JIT. */
class SameBitsTest {
    /** 300 steps: 75 epochs of four. */
    private static final int MANY = 75;
    private static final int FORKS_AT_ONCE = 2;

    @AfterEach
    void restore() {
        Workers.resize(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void forOneTwoAndFourThreads() {
        var threads = List.of(1, 2, 4);
        var prints = new ArrayList<String>();
        for (var count : threads) {
            Workers.resize(count);
            prints.add(Fingerprint.of(MANY));
        }
        assertThat(prints).as("weights after 300 steps with " + threads + " threads").containsOnly(prints.getFirst());
    }

    @Test
    void forEveryWidthOfVectorsAndPlainLoopsAndOverSixForks() throws Exception {
        var here = Fingerprint.of(MANY);
        var prints = new LinkedHashMap<String, Future<String>>();
        try (var atOnce = Executors.newFixedThreadPool(FORKS_AT_ONCE)) {
            for (var options : List.of(
                    "-Dlanewise.threads=3", "-XX:MaxVectorSize=64", "-XX:UseAVX=2", "-XX:MaxVectorSize=16", "-Dlanewise.kernels=scalar",
                    "-Dlanewise.threads=4 -XX:+UseSerialGC")) {
                prints.put(options, atOnce.submit(() -> fork(MANY, options.split(" "))));
            }
        }
        for (var print : prints.entrySet()) {
            assertThat(print.getValue().get()).as(print.getKey()).isEqualTo(here);
        }
    }

    /** One epoch is four steps; three of them are whole batches. */
    @Test
    void interpreted() throws Exception {
        assertThat(fork(1, "-Xint")).as("interpreted").isEqualTo(Fingerprint.of(1));
    }

    private static String fork(int epochs, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-classpath", System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.addAll(List.of(Fingerprint.class.getName(), Integer.toString(epochs)));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("exit status of " + command).isZero();
        return printed.lines().filter(line -> line.matches("[0-9a-f]{16}( [0-9a-f]{16}){3}")).findFirst().orElse(printed);
    }
}
