package io.lanewise.train;

import java.util.function.Supplier;

/** One evaluation. */
final class Evaluation {
    private final Supplier<BatchRunner> runner;
    private final Feed feed;
    private final Hooks hooks;

    /**
     * An evaluation.
     *
     * @param runner who runs batches at the time
     * @param feed the batches
     * @param hooks who watches
     */
    Evaluation(Supplier<BatchRunner> runner, Feed feed, Hooks hooks) {
        this.runner = runner;
        this.feed = feed;
        this.hooks = hooks;
    }

    /** Goes over the data. */
    Scores run(ModelRun run) {
        var sums = new MetricSums();
        feed.begin();
        hooks.testBegin(run);
        for (var batch = 0; !run.isStopped() && feed.next(); batch++) {
            hooks.testBatchBegin(batch);
            var program = runner.get().program(feed.batches().key(Mode.EVALUATE, feed.size()));
            feed.batches().feed(program, feed.from());
            program.run();
            sums.add(program);
            hooks.testBatchEnd(batch, sums);
        }
        hooks.testEnd(sums.logs());
        return sums.scores();
    }
}
