package io.lanewise.gradient;

import io.lanewise.engine.RecurrentLayout;
import io.lanewise.graph.Op;
import io.lanewise.graph.Spec;
import io.lanewise.op.RecurrentGradient;
import io.lanewise.op.RecurrentSequence;
import io.lanewise.op.RecurrentWeightGradient;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Shapes for the ops of recurrent layers, whose sizes depend on each other so that hardly any drawn at random would do. */
final class RecurrentSpecs {
    private RecurrentSpecs() {}

    /** Shapes that an op takes, if its other components make sense; nothing for other ops. */
    static Optional<List<Spec>> draw(Op op, Random random) {
        var units = random.nextInt(1, 20);
        return switch (op) {
            case RecurrentSequence sequence -> Optional.of(specs(sequence, random.nextInt(1, 5), random.nextInt(1, 5), units));
            case RecurrentGradient(var kind, var steps, var batch, var backwards, var masked, var upstream, var last, var carry) -> {
                var state = Shape.of(batch, units);
                var shapes = new ArrayList<>(List.of(results(new RecurrentLayout(kind, steps, batch, units, backwards, masked, true, true)), Shape.of(units, kind.sums() * units)));
                add(shapes, masked, Shape.of(steps, batch));
                add(shapes, upstream, state.prepend(steps));
                add(shapes, last, state);
                add(shapes, carry, state);
                yield Optional.of(floats(shapes));
            }
            case RecurrentWeightGradient(var kind, var steps, var batch, var backwards, var masked) -> {
                var layout = new RecurrentLayout(kind, steps, batch, units, backwards, masked, true, true);
                yield Optional.of(floats(List.of(results(layout), Shape.of(layout.gradients()))));
            }
            default -> Optional.empty();
        };
    }

    private static List<Spec> specs(RecurrentSequence op, int steps, int batch, int units) {
        var columns = op.kind().kernel().sums() * units;
        var shapes = new ArrayList<>(List.of(Shape.of(steps * batch, columns), Shape.of(units, columns), Shape.of(batch, units)));
        add(shapes, op.kind().kernel().hasCarry(), Shape.of(batch, units));
        add(shapes, op.biased(), Shape.of(columns));
        add(shapes, op.biased() && op.kind() == RecurrentSequence.Kind.GRU, Shape.of(units));
        add(shapes, op.masked(), Shape.of(steps, batch));
        return floats(shapes);
    }

    private static Shape results(RecurrentLayout layout) {
        return Shape.of(layout.length());
    }

    private static void add(List<Shape> shapes, boolean there, Shape shape) {
        if (there) {
            shapes.add(shape);
        }
    }

    private static List<Spec> floats(List<Shape> shapes) {
        return shapes.stream().map(Spec::floats).toList();
    }
}
