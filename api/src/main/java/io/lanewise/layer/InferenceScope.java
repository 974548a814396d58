package io.lanewise.layer;

import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.tensor.Shape;
import java.util.Optional;

/** The scope of a layer of which only the shapes of the outputs are wanted: its weights have no numbers. */
record InferenceScope(Tape tape) implements Scope {
    @Override
    public Value weight(String name, Shape shape, Initializer initializer, Optional<Regularizer> regularizer) {
        return tape.input("weight " + name, Spec.floats(shape));
    }

    @Override
    public Value kernel(String name, Shape shape, Initializer initializer, Optional<Regularizer> regularizer) {
        return weight(name, shape, initializer, regularizer);
    }

    @Override
    public boolean training() {
        return false;
    }

    @Override
    public RandomSource random() {
        return new RandomSource(0, 0, tape.input("step", Spec.ints(Shape.scalar())));
    }

    @Override
    public void addLoss(Value penalty) {}
}
