package io.lanewise.bench.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that is run in a process of its own and says on its last line how long its task takes, {@code NAME seconds: S}.
 *
 * @param command and its arguments
 */
record Program(List<String> command) {
    Program {
        command = List.copyOf(command);
    }

    private static final Pattern LAST_LINE = Pattern.compile(".* seconds: (\\d+(\\.\\d+)?)");

    static Program java(Class<?> main, int threads, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules=jdk.incubator.vector",
                "-Dlanewise.threads=" + threads, "-classpath", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new Program(command);
    }

    /** Runs it and returns its seconds. */
    double seconds() {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "peers: expected " + command + " to end well, received status " + process.exitValue() + " and\n" + output);
            }
            return parse(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The seconds on the last line of an output. */
    static double parse(String output) {
        var lastLine = output.strip().lines().reduce("", (before, line) -> line);
        var matcher = LAST_LINE.matcher(lastLine);
        if (!matcher.matches()) {
            throw new IllegalStateException("peers: expected a last line such as \"epoch seconds: 0.4\", received \"" + lastLine + "\"");
        }
        return Double.parseDouble(matcher.group(1));
    }
}
