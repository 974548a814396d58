package io.lanewise.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** The first epoch of a process beside a warm one: the tutorial on Fashion-MNIST in several processes, one after another. */
public final class FirstEpochs {
    private static final int FORKS = 5;

    private FirstEpochs() {}

    /** Prints each process's line and, last, {@code first epoch: ratio R}, the median of first epoch over warm epoch. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var ratios = new double[FORKS];
        try {
            for (var fork = 0; fork < FORKS; fork++) {
                ratios[fork] = run();
            }
        } catch (IllegalStateException e) {
            System.err.println("bench/run: " + e.getMessage());
            System.exit(1);
        }
        System.out.printf(Locale.ROOT, "first epoch: ratio %.2f%n", Statistics.median(ratios));
    }

    private static double run() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules", "jdk.incubator.vector",
                        "-Dlanewise.threads=" + System.getProperty("lanewise.threads", "1"), "-classpath", System.getProperty("java.class.path"),
                        FirstEpoch.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        if (process.waitFor() != 0 || lines.isEmpty()) {
            throw new IllegalStateException("first: the training process ended with status " + process.exitValue() + "; it says why above");
        }
        var result = lines.getLast();
        System.out.println(result);
        return Double.parseDouble(result.substring(result.lastIndexOf(' ') + 1));
    }
}
