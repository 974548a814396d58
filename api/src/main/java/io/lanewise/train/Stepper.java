package io.lanewise.train;

import org.jspecify.annotations.Nullable;

/** Makes training steps. A warm step allocates nothing. */
final class Stepper {
    private final Trainer trainer;
    private final MetricSums sums = new MetricSums();
    private @Nullable BatchRunner runner;
    private @Nullable Batches source;
    private @Nullable BatchProgram full;
    private @Nullable BatchProgram last;

    Stepper(Trainer trainer) {
        this.trainer = trainer;
    }

    /** Trains on a batch. */
    void run(Batches batches, int from, int size) {
        var program = program(trainer.runner(), batches, size);
        batches.feed(program, from);
        program.setStep((int) trainer.iterations());
        program.run();
        sums.add(program);
        program.update();
        last = program;
    }

    /** Of the programs for one table of data, that of the largest batches is kept at hand: all but the last of an epoch. */
    @SuppressWarnings("ReferenceEquality") // the same data and the same programs are meant
    private BatchProgram program(BatchRunner current, Batches batches, int size) {
        var present = full;
        if (present != null && runner == current && source == batches && present.size() == size) {
            present.prepare();
            return present;
        }
        var found = current.program(batches.key(Mode.TRAIN, size));
        if (present == null || runner != current || source != batches || present.size() < size) {
            full = found;
            runner = current;
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
