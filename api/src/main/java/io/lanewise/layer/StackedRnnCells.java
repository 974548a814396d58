package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Names;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells as one: each has the output of the one before as its input. The states are those of the first cell, then those of the second, and
 * so on.
 *
 * <p>Source: Keras {@code keras.layers.StackedRNNCells}.
 */
public final class StackedRnnCells extends ConfiguredCell<StackedRnnCells> {
    /** The cells, the first one first. */
    public static final Option<List<RecurrentCell>> CELLS =
            Option.required("cells", LayerJson.CELLS).within("at least one cell", cells -> !cells.isEmpty());

    static final Kind<StackedRnnCells> KIND = kind("StackedRNNCells", StackedRnnCells::new, CELLS);

    private StackedRnnCells(Values values) {
        super(values);
    }

    /**
     * These cells, the first one first.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static StackedRnnCells of(RecurrentCell... cells) {
        return KIND.create(KIND.values().with(CELLS, List.of(cells)));
    }

    @Override
    public List<Shape> stateShapes(Shape input) {
        var shapes = new ArrayList<Shape>();
        var step = input;
        for (var cell : get(CELLS)) {
            shapes.addAll(cell.stateShapes(step));
            step = outputOf(cell, step);
        }
        return shapes;
    }

    @Override
    public Shape outputShape(Shape input) {
        var step = input;
        for (var cell : get(CELLS)) {
            step = outputOf(cell, step);
        }
        return step.dropFirst(1);
    }

    private static Shape outputOf(RecurrentCell cell, Shape input) {
        return cell.outputShape(input).prepend(input.size(0));
    }

    @Override
    public RecurrentStep begin(Scope scope, Shape input) {
        var names = new Names();
        var steps = new ArrayList<RecurrentStep>();
        var counts = new ArrayList<Integer>();
        var step = input;
        for (var cell : get(CELLS)) {
            steps.add(cell.begin(scope.part("cells/" + names.uniqueFor(cell.className()), Arguments.none(), List.of()), step));
            counts.add(cell.stateShapes(step).size());
            step = outputOf(cell, step);
        }
        return (x, states) -> {
            var after = new ArrayList<Value>();
            var output = x;
            for (var i = 0; i < steps.size(); i++) {
                var result = steps.get(i).apply(output, states.subList(after.size(), after.size() + counts.get(i)));
                output = result.output();
                after.addAll(result.states());
            }
            return new RecurrentStep.Result(output, after);
        };
    }
}
