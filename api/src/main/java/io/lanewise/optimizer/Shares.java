package io.lanewise.optimizer;

import io.lanewise.engine.Gemm;
import io.lanewise.engine.Tuning;
import io.lanewise.engine.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An update of all numbers, shared among threads: each updates the column blocks that it computes with in products, which are in
 * its cache already. Small updates are made by the caller alone.
 */
final class Shares implements Workers.Task {
    /** Variables of fewer numbers, unless in column blocks, are left to one thread. */
    private static final int LEAST = 1 << 14;

    /** Shares of a variable begin at multiples of this many numbers, a line of the cache. */
    private static final int UNIT = 16;

    private final List<Parameters.Window> variables;
    private final Run all;
    private final Consumer<Run> update;
    private List<List<Run>> shares = List.of();
    private Set<Integer> without = Set.of();
    private List<Run> alone;

    /**
     * Shares of an update.
     *
     * @param variables where they lie
     * @param all all numbers
     * @param update updates a run, each number on its own
     */
    Shares(List<Parameters.Window> variables, Run all, Consumer<Run> update) {
        this.variables = variables;
        this.all = all;
        this.update = update;
        this.alone = List.of(all);
    }

    /** Updates all numbers but those of some variables. */
    void update(Set<Integer> leftOut) {
        if (!leftOut.equals(without)) {
            without = leftOut;
            shares = List.of();
            alone = leftOut.isEmpty() ? List.of(all) : deal(1).getFirst();
        }
        var length = 0L;
        for (var i = 0; i < alone.size(); i++) {
            length += alone.get(i).length();
        }
        var parts = Workers.parts((1L + all.slots().length) * length, Tuning.CURRENT.updateWorkPerPart());
        if (parts > 1 && Workers.tryAcquire()) {
            try {
                if (shares.size() != parts) {
                    shares = deal(parts);
                }
                Workers.run(this, parts);
            } finally {
                Workers.release();
            }
        } else {
            update(alone);
        }
    }

    private void update(List<Run> share) {
        for (var i = 0; i < share.size(); i++) {
            update.accept(share.get(i));
        }
    }

    @Override
    public void run(int part) {
        update(shares.get(part));
    }

    private List<List<Run>> deal(int parts) {
        var dealt = new ArrayList<List<Run>>();
        for (var part = 0; part < parts; part++) {
            var share = new ArrayList<Run>();
            for (var i = 0; i < variables.size(); i++) {
                var window = variables.get(i);
                var from = start(window, part, parts);
                var to = start(window, part + 1, parts);
                if (from < to && !without.contains(i)) {
                    share.add(new Run(all.weights(), all.gradients(), all.slots(), all.scalars(), window.offset() + from, to - from));
                }
            }
            dealt.add(share);
        }
        return dealt;
    }

    /** The first of a variable's numbers that falls to a part. */
    private static int start(Parameters.Window window, int part, int parts) {
        if (window.columnBlocks()) {
            return window.shape().size(0) * Gemm.firstColumn(window.shape().size(1), part, parts);
        }
        if (window.length() < LEAST) {
            return part == 0 ? 0 : window.length();
        }
        return (int) Math.min(window.length(), (long) part * Math.ceilDiv(Math.ceilDiv(window.length(), UNIT), parts) * UNIT);
    }
}
