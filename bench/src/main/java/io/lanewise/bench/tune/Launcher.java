package io.lanewise.bench.tune;

import io.lanewise.bench.gemm.Contestant;
import io.lanewise.bench.gemm.WorkerProcess;
import io.lanewise.engine.Processor;
import io.lanewise.engine.Tuning;
import io.lanewise.engine.TuningProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the processes that are measured: each has one tuning from its start to its end, because the compiler takes it for constant.
 *
 * @param folder for their profiles
 * @param options of each JVM
 */
record Launcher(Path folder, List<String> options) {
    /** What is built in for the vectors that such a JVM has, which may be narrower than this one's. */
    TuningProfile builtIn() {
        var file = folder.resolve("built-in");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules=jdk.incubator.vector", "-classpath",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.addAll(List.of(BuiltIn.class.getName(), file.toString()));
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() == 0) {
                return TuningProfile.read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("tune: expected " + command + " to end well; the reason stands above");
    }

    /** A process with this tuning, which multiplies. */
    WorkerProcess start(Processor processor, Tuning tuning, int threads) {
        var file = folder.resolve("candidate-" + Integer.toHexString(tuning.hashCode()));
        var all = new ArrayList<>(options);
        all.add("-Dlanewise.profile=" + file);
        try {
            new TuningProfile(processor, tuning).write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return WorkerProcess.start(Contestant.LANEWISE, threads, all);
    }

    /** Deletes the profiles. */
    void clear() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
