package io.lanewise.bench.peers;

import io.lanewise.bench.Statistics;
import io.lanewise.bench.Threads;
import io.lanewise.bench.peers.Contest.Peer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs Lanewise and its peers in turn, in one sitting: absolute times change from one hour to the next, ratios much less. */
public final class Sitting {
    private static final int ROUNDS = 3;

    private final Task task;
    private final Python python;

    /**
     * What is asked for.
     *
     * @param threads how many threads everyone has
     * @param contests what is measured
     */
    record Task(int threads, List<Contest> contests) {
        static Task of(String... arguments) {
            var given = new ArrayList<>(List.of(arguments));
            var threads = 1;
            if (!given.isEmpty() && given.getFirst().equals("--threads")) {
                if (given.size() < 2) {
                    throw new IllegalArgumentException("peers: expected [--threads N] [TASK]..., received " + String.join(" ", arguments));
                }
                threads = Threads.parse("peers", given.get(1));
                given.subList(0, 2).clear();
            }
            return new Task(threads, Contest.beginningWith(given));
        }
    }

    private Sitting(Task task, Python python) {
        this.task = task;
        this.python = python;
    }

    /** Prints the times and, last, a line {@code peers NAME: ratio R} for each peer: its time over Lanewise's, the median of rounds. */
    public static void main(String[] arguments) {
        try {
            new Sitting(Task.of(arguments), Python.ofEnvironment()).run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("bench/run: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        var ratios = new ArrayList<String>();
        for (var contest : task.contests()) {
            compare(contest).forEach((peer, values) -> ratios.add(line(contest, peer, values)));
        }
        ratios.forEach(System.out::println);
    }

    static String line(Contest contest, Peer peer, List<Double> ratios) {
        var median = Statistics.median(ratios.stream().mapToDouble(ratio -> ratio).toArray());
        return String.format(Locale.ROOT, "peers %s %s: ratio %.2f", contest.name(), peer.name(), median);
    }

    private Map<Peer, List<Double>> compare(Contest contest) {
        var present = contest.peers().stream().filter(peer -> present(contest, peer)).toList();
        var ratios = new LinkedHashMap<Peer, List<Double>>();
        for (var round = 0; round < ROUNDS; round++) {
            var ours = seconds(contest, "Lanewise", Program.java(contest.ours(), task.threads(), contest.arguments()));
            for (var peer : present) {
                var theirs = seconds(contest, peer.name(), python.script(peer.script(), task.threads(), contest.arguments()));
                ratios.computeIfAbsent(peer, key -> new ArrayList<>()).add(theirs / ours);
            }
        }
        return ratios;
    }

    private boolean present(Contest contest, Peer peer) {
        var present = python.has(peer.modules());
        if (!present) {
            System.out.printf(
                    "SKIPPED: %s %s: %s has no %s; install them, or name another Python in PYTHON%n", contest.name(), peer.name(),
                    python.executable(), String.join(", ", peer.modules()));
        }
        return present;
    }

    private static double seconds(Contest contest, String who, Program program) {
        var seconds = program.seconds();
        System.out.printf(Locale.ROOT, "%-18s%-15s%12.3f ms%n", contest.name(), who, seconds * 1e3);
        return seconds;
    }
}
