package io.lanewise.bench.tune;

import io.lanewise.bench.Statistics;
import io.lanewise.bench.gemm.Product;
import io.lanewise.bench.gemm.Products;
import io.lanewise.bench.gemm.WorkerProcess;
import io.lanewise.engine.Tuning;
import io.lanewise.engine.TuningProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tunings side by side: each has a process of its own, which stays for a fork; at each product they multiply one after the other, several
 * times, each time another one first. Of the times the best counts, which other programs have disturbed the least.
 *
 * @param launcher of the processes
 * @param builtIn what they have if nobody tells them
 * @param plan how much is measured
 */
record Race(Launcher launcher, TuningProfile builtIn, Plan plan) {
    private static final double WARM_UP_SECONDS = 0.01;

    /** A process with its tuning, and its speed at the products so far. */
    private record Runner(Tuning tuning, WorkerProcess process, List<Double> gigaflops) {}

    /** The scores of tunings, in their order. */
    List<Score> run(Workload workload, List<Tuning> tunings) {
        var scores = tunings.stream().map(tuning -> new Score(tuning, new ArrayList<>())).toList();
        for (var fork = 0; fork < plan.forks(); fork++) {
            var runners = new ArrayList<Runner>();
            try {
                tunings.forEach(tuning -> runners.add(start(tuning, workload.threads())));
                runners.forEach(this::check);
                warmUp(runners);
                workload.products().forEach(product -> measure(runners, product));
            } finally {
                runners.forEach(runner -> runner.process().close());
            }
            for (var i = 0; i < scores.size(); i++) {
                scores.get(i).gigaflops().add(Statistics.geometricMean(runners.get(i).gigaflops()));
            }
        }
        return scores;
    }

    private Runner start(Tuning tuning, int threads) {
        return new Runner(tuning, launcher.start(builtIn.processor(), tuning, threads), new ArrayList<>());
    }

    /** Makes sure that the tuning is in use: a profile that is refused leaves the built-in one. */
    private void check(Runner runner) {
        var about = runner.process().about();
        if (!about.contains(runner.tuning().toString()) && !runner.tuning().equals(builtIn.tuning())) {
            throw new IllegalStateException("tune: expected a process with " + runner.tuning() + ", received one with " + about);
        }
    }

    /** Has them multiply in turn, so that the compiler of one gets its work done while another one's is asked. */
    private void warmUp(List<Runner> runners) {
        for (var time = 0; time < plan.warmUps(); time++) {
            for (var runner : runners) {
                Products.small().forEach(product -> runner.process().measure(product, WARM_UP_SECONDS));
            }
        }
    }

    private void measure(List<Runner> runners, Product product) {
        var turns = new ArrayList<>(runners);
        var best = new double[runners.size()];
        runners.forEach(runner -> runner.process().measure(product, plan.turnSeconds()));
        for (var round = 0; round < plan.rounds(); round++) {
            for (var runner : turns) {
                var place = runners.indexOf(runner);
                best[place] = Math.max(best[place], product.flops() / runner.process().measure(product, plan.turnSeconds()) / 1e9);
            }
            Collections.rotate(turns, 1);
        }
        for (var i = 0; i < best.length; i++) {
            runners.get(i).gigaflops().add(best[i]);
        }
    }
}
