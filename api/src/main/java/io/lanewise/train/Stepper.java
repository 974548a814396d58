package io.lanewise.train;

import io.lanewise.optimizer.OptimizerState;
import org.jspecify.annotations.Nullable;

/** Makes training steps. A warm step allocates nothing. */
final class Stepper {
    private final Trainer trainer;
    private final MetricSums sums = new MetricSums();
    private @Nullable OptimizerState state;
    private @Nullable Batches source;
    private @Nullable BatchProgram full;
    private @Nullable BatchProgram last;

    Stepper(Trainer trainer) {
        this.trainer = trainer;
    }

    /** Trains on a batch. */
    void run(Batches batches, int from, int size) {
        var program = program(trainer.state(), batches, size);
        batches.feed(program, from);
        program.setStep((int) trainer.iterations());
        program.program().run();
        sums.add(program);
        program.update();
        last = program;
    }

    /** Of the programs for one table of data, that of the largest batches is kept at hand: all but the last of an epoch. */
    @SuppressWarnings("ReferenceEquality") // the same data and the same state are meant
    private BatchProgram program(OptimizerState current, Batches batches, int size) {
        var present = full;
        if (present != null && state == current && source == batches && present.size() == size) {
            present.prepare();
            return present;
        }
        var found = trainer.runner().program(batches.key(Mode.TRAIN, size));
        if (present == null || state != current || source != batches || present.size() < size) {
            full = found;
            state = current;
            source = batches;
        }
        return found;
    }

    /** Puts moving averages in the weights' place, where the optimizers of the last step keep them. */
    void finish() {
        if (last != null) {
            last.finish();
        }
    }

    /** The running means. */
    MetricSums sums() {
        return sums;
    }
}
