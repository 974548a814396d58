package io.lanewise.optimizer;

import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Steps over all variables in long runs, shared among threads. Slots lie as the weights do. */
final class ElementwiseUpdates implements Updates {
    private final ElementwiseOptimizer<?> optimizer;
    private final Parameters parameters;
    private final List<List<String>> groups;
    private final Run all;
    private final Shares shares;
    private double rate;
    private long step;

    ElementwiseUpdates(ElementwiseOptimizer<?> optimizer, Parameters parameters, Consumer<Run> before, Consumer<Run> after) {
        this.optimizer = optimizer;
        this.parameters = parameters;
        this.groups = optimizer.slots();
        var names = groups.stream().flatMap(List::stream).toList();
        var slots = new float[names.size()][parameters.weights().length];
        for (var i = 0; i < slots.length; i++) {
            optimizer.begin(names.get(i), slots[i], parameters.weights());
        }
        this.all = new Run(parameters.weights(), parameters.gradients(), slots, optimizer.scalars(), parameters.start(), parameters.length());
        this.shares = new Shares(parameters.variables(), all, run -> {
            before.accept(run);
            optimizer.update(run, rate, step);
            after.accept(run);
        });
    }

    @Override
    public void update(double rateNow, long number, Descents descents) {
        rate = rateNow;
        step = number;
        optimizer.advance(all.scalars(), number);
        descents.run(rateNow);
        shares.update(descents.variables());
    }

    @Override
    public void recompute(long steps) {
        System.arraycopy(optimizer.scalars(), 0, all.scalars(), 0, all.scalars().length);
        for (long made = 1; made <= steps && all.scalars().length > 0; made++) {
            optimizer.advance(all.scalars(), made);
        }
    }

    @Override
    public List<OptimizerState.Slot> slots() {
        var ordered = new ArrayList<OptimizerState.Slot>();
        var first = 0;
        for (var group : groups) {
            for (var window : parameters.variables()) {
                for (var slot = first; slot < first + group.size(); slot++) {
                    ordered.add(new OptimizerState.Slot(all.slots()[slot], window));
                }
            }
            first += group.size();
        }
        for (var i = 0; i < all.scalars().length; i++) {
            ordered.add(new OptimizerState.Slot(all.scalars(), new Parameters.Window("scalar", Shape.scalar(), i, false), OptimizerState.SlotKind.OF_ALL));
        }
        return ordered;
    }
}
