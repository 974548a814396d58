package io.lanewise.layer;

import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;

/** The scope of a layer of which only the shapes of the outputs are wanted: its weights have no numbers. */
record InferenceScope(Tape tape) implements Scope {
    @Override
    public Value weight(Shape shape, WeightSpec spec) {
        return tape.input("weight " + spec.name(), Spec.floats(shape));
    }

    @Override
    public Value kernel(Shape shape, WeightSpec spec) {
        return weight(shape, spec);
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
