package io.lanewise.train;

import io.lanewise.graph.Buffer;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One prediction: the outputs of all batches, one behind the other. */
final class Prediction {
    private final BatchRunner runner;
    private final Feed feed;
    private final Hooks hooks;
    private final List<Gathered> gathered = new ArrayList<>();

    Prediction(BatchRunner runner, Feed feed, Hooks hooks) {
        this.runner = runner;
        this.feed = feed;
        this.hooks = hooks;
    }

    /** Goes over the data. */
    List<Tensor> run(ModelRun run) {
        feed.begin();
        hooks.predictBegin(run);
        for (var batch = 0; !run.isStopped() && feed.next(); batch++) {
            hooks.predictBatchBegin(batch);
            var program = runner.program(feed.batches().key(Mode.PREDICT, feed.size()));
            feed.batches().feed(program, feed.from());
            program.run();
            if (batch == 0) {
                begin(program, feed.expectedRows());
            }
            for (var i = 0; i < gathered.size(); i++) {
                gathered.get(i).append(program.outputs().get(i));
            }
            hooks.predictBatchEnd(batch, outputs(program));
        }
        hooks.predictEnd();
        if (gathered.isEmpty()) {
            // For no sample at all.
            begin(runner.program(feed.firstKey(Mode.PREDICT)), 0);
        }
        return gathered.stream().map(Gathered::tensor).toList();
    }

    private void begin(BatchProgram program, int expectedRows) {
        program.outputs().forEach(output -> gathered.add(new Gathered(output.spec(), expectedRows)));
    }

    private static Supplier<List<Tensor>> outputs(BatchProgram program) {
        return () -> program.outputs().stream().map(Buffer::read).toList();
    }
}
