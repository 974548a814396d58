package io.lanewise.bench.tune;

import io.lanewise.bench.Statistics;
import io.lanewise.engine.Tuning;
import io.lanewise.engine.TuningProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the tuning that suits this processor. It varies one number after the other, keeps a value only if it is faster by more than
 * chance, compares the outcome with the built-in numbers in new processes, and writes it as a profile.
 */
public final class Tune {
    private final Options options;
    private final Race race;

    private Tune(Options options, Race race) {
        this.options = options;
        this.race = race;
    }

    /** Prints a table for each number and, last, {@code tune: profile FILE, geomean R of the built-in constants}. */
    public static void main(String[] arguments) {
        try {
            run(Options.parse(arguments));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("bench/run: " + e.getMessage());
            System.exit(1);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("bench/run: tune: " + e);
            System.exit(1);
        }
    }

    private static void run(Options options) throws IOException {
        var launcher = new Launcher(Files.createTempDirectory("lanewise-tune"), options.jvm());
        try {
            new Tune(options, new Race(launcher, launcher.builtIn(), options.plan())).run();
        } finally {
            launcher.clear();
        }
    }

    private void run() throws IOException {
        var builtIn = race.builtIn();
        System.out.printf(
                Locale.ROOT, "%s; load average before %.1f%nbuilt in: %s%n%n", builtIn.processor(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), builtIn.tuning());
        var found = builtIn.tuning();
        for (var sweep : options.plan().sweeps()) {
            if (sweep.workload().threads() <= Runtime.getRuntime().availableProcessors()) {
                found = best(sweep, found);
            } else {
                System.out.printf("left out: %s, which needs %d processors%n%n", sweep.number().key(), sweep.workload().threads());
            }
        }
        finish(found);
    }

    private Tuning best(Sweep sweep, Tuning present) {
        var scores = race.run(sweep.workload(), sweep.candidates(present, options.plan().factors()));
        var chosen = choose(scores);
        Report.table(sweep, scores, chosen).forEach(System.out::println);
        System.out.println();
        return chosen.tuning();
    }

    /** The fastest of those that beat the first one, or the first. */
    static Score choose(List<Score> scores) {
        var present = scores.getFirst();
        return scores.stream().filter(score -> score.beats(present)).max(Comparator.comparingDouble(score -> score.ratio(present)))
                .orElse(present);
    }

    private void finish(Tuning found) throws IOException {
        var builtIn = race.builtIn();
        var ratio = ratio(found);
        if (ratio < 1 && !found.equals(builtIn.tuning())) {
            System.out.printf(Locale.ROOT, "what was found is no gain in new processes, × %.3f: the profile has the built-in numbers%n", ratio);
            found = builtIn.tuning();
            ratio = 1;
        }
        new TuningProfile(builtIn.processor(), found).write(options.out());
        System.out.printf("found: %s%nto use it: java -Dlanewise.profile=%s …%n", found, options.out().toAbsolutePath());
        System.out.println(Report.summary(options.out(), ratio));
    }

    /** The speed over that of the built-in numbers, over all workloads. */
    private double ratio(Tuning found) {
        var workloads = options.plan().sweeps().stream().map(Sweep::workload).distinct()
                .filter(workload -> workload.threads() <= Runtime.getRuntime().availableProcessors());
        return Statistics.geometricMean(workloads.map(workload -> {
            var scores = race.run(workload, List.of(race.builtIn().tuning(), found));
            return scores.getLast().ratio(scores.getFirst());
        }).toList());
    }
}
