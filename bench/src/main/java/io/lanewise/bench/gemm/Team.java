package io.lanewise.bench.gemm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The processes of one fork.
 *
 * @param workers one for each library that could be loaded
 */
record Team(List<WorkerProcess> workers) implements AutoCloseable {
    /** Starts all at once, so that their starts overlap; who cannot is left out, visibly, unless it is Lanewise itself. */
    static Team start(Options options) {
        var started = Arrays.stream(Contestant.values()).map(contestant -> start(contestant, options)).toList();
        var ready = new ArrayList<WorkerProcess>();
        for (var worker : started) {
            try {
                worker.setThreads(options.threads());
                ready.add(worker);
            } catch (IllegalStateException e) {
                worker.close();
                if (worker.contestant() == Contestant.LANEWISE) {
                    new Team(started).close();
                    throw e;
                }
                System.out.println("SKIPPED: " + e.getMessage());
            }
        }
        return new Team(List.copyOf(ready));
    }

    private static WorkerProcess start(Contestant contestant, Options options) {
        return WorkerProcess.start(contestant, options.threads(), contestant == Contestant.LANEWISE ? options.jvm() : List.of());
    }

    /** Has those in Java multiply this and that for a while, at the same time. */
    void warmUp(Plan plan) {
        var end = System.nanoTime() + (long) (plan.startSeconds() * 1e9);
        workers.parallelStream().filter(worker -> worker.contestant().needsWarmUp()).forEach(worker -> {
            while (System.nanoTime() < end) {
                Products.small().forEach(product -> worker.measure(product, plan.turnSeconds()));
            }
        });
    }

    /** Has each one multiply in turn, a warm-up and then the rounds, each time beginning with another one. */
    void measure(Plan plan, Result result) {
        var turns = new ArrayList<>(workers);
        turns.removeIf(worker -> !plan.includes(worker.contestant(), result.product()));
        turns.stream().filter(worker -> worker.contestant().needsWarmUp())
                .forEach(worker -> worker.measure(result.product(), plan.warmUpSeconds()));
        for (var round = 0; round < plan.rounds(); round++) {
            for (var worker : turns) {
                result.add(worker.contestant(), worker.measure(result.product(), plan.turnSeconds()));
            }
            Collections.rotate(turns, 1);
        }
    }

    @Override
    public void close() {
        workers.forEach(WorkerProcess::close);
    }
}
