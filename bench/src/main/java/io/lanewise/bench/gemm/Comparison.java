package io.lanewise.bench.gemm;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Lanewise's matrix product beside MKL's, OpenBLAS's and EJML's. Each has a process of its own, which stays; at each product they
 * multiply one after the other, several times, each time another one first.
 */
public final class Comparison {
    private static final Product CONTROL = Product.parse("1024×1024×1024 NN");
    private static final double CONTROL_SECONDS = 0.2;

    /** What each thread adds at least on processors that are free. */
    private static final double WORTH_OF_A_THREAD = 0.8;

    private Comparison() {}

    /** Prints a table and, last, {@code gemm ratio: geomean R, worst W at SHAPE}. */
    public static void main(String[] arguments) {
        try {
            compare(Options.parse(arguments));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("bench/run: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void compare(Options options) {
        var plan = options.plan();
        System.out.printf(
                Locale.ROOT, "threads %d, forks %d, rounds %d, turns of %.0f ms; load average before %.1f%n", options.threads(),
                plan.forks(), plan.rounds(), plan.turnSeconds() * 1e3, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        var results = Products.all().stream().filter(product -> product.flops() <= plan.largest()).map(Result::new).toList();
        for (var fork = 0; fork < plan.forks(); fork++) {
            try (var team = Team.start(options)) {
                team.warmUp(plan);
                if (fork == 0) {
                    team.workers().forEach(worker -> introduce(worker, options.threads()));
                }
                for (var result : results) {
                    team.measure(plan, result);
                }
            }
        }
        System.out.println(Report.head());
        results.forEach(result -> System.out.println(Report.line(result)));
        plan.omissions().forEach(System.out::println);
        System.out.println("each library's result was verified at each product");
        System.out.println(Report.ejmlSummary(results));
        System.out.println(Report.blasSummary(results));
    }

    /** Says who it is, and that its threads help it: a library held to one thread by its settings is no measure. */
    private static void introduce(WorkerProcess worker, int threads) {
        System.out.printf(Locale.ROOT, "%s: %s%n", worker.contestant().title(), worker.about());
        if (threads > 1 && worker.contestant() != Contestant.EJML) {
            var together = control(worker, threads);
            var alone = control(worker, 1);
            worker.setThreads(threads);
            System.out.printf(
                    Locale.ROOT, "    %s: %.1f GFLOP/s with 1 thread, %.1f with %d: × %.2f%n", CONTROL, alone, together, threads,
                    together / alone);
            if (together < WORTH_OF_A_THREAD * threads * alone) {
                System.out.printf(
                        "    WARNING: expected a gain near %d; if the other libraries' are low as well, other programs keep the processors busy%n",
                        threads);
            }
        }
    }

    private static double control(WorkerProcess worker, int threads) {
        worker.setThreads(threads);
        return CONTROL.flops() / worker.measure(CONTROL, CONTROL_SECONDS) / 1e9;
    }
}
