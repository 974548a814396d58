package io.lanewise.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whether C2 gets every kernel in every process: runs the tutorial's training step in many, reads the compilers' log, and counts the
 * processes in which a kernel was refused by a compiler or is left to C1, or a warm step allocates, as it does when vectors are objects.
 */
public final class Forks {
    private static final int DEFAULT = 20;

    /** C2's tier. */
    private static final int C2 = 4;

    /** Bytes a step that are not a vector's: the measurement's own. */
    private static final double NOTHING = 1;

    /** A line of -XX:+PrintCompilation about a register tile: time, number, flags, tier, method. OSR versions, which name a place, are not meant. */
    private static final Pattern COMPILED =
            Pattern.compile("\\s*\\d+\\s+\\d+[ %sbn!]+([1-4])\\s+(io\\.lanewise\\.engine\\.kernel\\.\\S+(?:Tile\\d*::(?:packed|inPlace|chains|tile)|DotTile\\d::multiply|DotRow::(?:eight|four)|DotFold::vector|::(?:wide|narrow)\\w*)) \\(\\d+ bytes\\)\\s*");

    private Forks() {}

    /**
     * What a process showed.
     *
     * @param refused kernels that a compiler gave up on
     * @param left register tiles that C2 never compiled
     * @param bytes allocated a warm step
     */
    record Findings(List<String> refused, List<String> left, double bytes) {
        boolean clean() {
            return refused.isEmpty() && left.isEmpty() && bytes < NOTHING;
        }
    }

    /** Prints a line for each process and, last, {@code forks: C clean of N}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var count = arguments.length == 0 ? DEFAULT : Integer.parseInt(arguments[0]);
        var clean = 0;
        for (var fork = 1; fork <= count; fork++) {
            var findings = run();
            clean += findings.clean() ? 1 : 0;
            System.out.printf(
                    "fork %d: %s, %.2f bytes a step%s%s%n", fork, findings.clean() ? "clean" : "NOT clean", findings.bytes(),
                    findings.refused().isEmpty() ? "" : ", refused " + findings.refused(),
                    findings.left().isEmpty() ? "" : ", left to C1 " + findings.left());
        }
        System.out.printf("forks: %d clean of %d%n", clean, count);
    }

    private static Findings run() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules", "jdk.incubator.vector",
                        "-XX:+PrintCompilation", "-classpath", System.getProperty("java.class.path"), WarmSteps.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("forks: the process with the training steps ended with status " + process.exitValue());
        }
        return read(log.lines().toList());
    }

    /** Reads a log with the process's own last line in it. */
    static Findings read(List<String> log) {
        var refused = new ArrayList<String>();
        var tiers = new TreeMap<String, Integer>();
        var bytes = Double.NaN;
        for (var line : log) {
            if (line.contains("COMPILE SKIPPED") && line.contains("io.lanewise.engine.kernel")) {
                refused.add(line.strip());
            }
            var result = line.indexOf(WarmSteps.RESULT);
            if (result >= 0) {
                bytes = Double.parseDouble(line.substring(result + WarmSteps.RESULT.length()).strip());
            }
            var compiled = COMPILED.matcher(line);
            if (compiled.matches()) {
                tiers.merge(compiled.group(2), Integer.parseInt(compiled.group(1)), Math::max);
            }
        }
        var left = tiers.entrySet().stream()
                .filter(entry -> entry.getValue() < C2)
                .map(entry -> entry.getKey() + " at tier " + entry.getValue())
                .toList();
        return new Findings(refused, left, bytes);
    }
}
