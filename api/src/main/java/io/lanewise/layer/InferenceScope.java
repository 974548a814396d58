package io.lanewise.layer;

import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.tensor.Shape;
import java.util.Optional;

/**
 * The scope of a layer of which only the shapes of the outputs are wanted: its weights have no numbers.
 *
 * @param tape where it is traced
 * @param arguments what it is given besides its inputs
 */
record InferenceScope(Tape tape, Arguments<Value> arguments) implements Scope {
    @Override
    public Value weight(Shape shape, WeightSpec spec) {
        return tape.input("weight " + spec.name(), Spec.floats(shape));
    }

    @Override
    public Value kernel(Shape shape, WeightSpec spec) {
        return weight(shape, spec);
    }

    @Override
    public Value state(String name, Shape shape, Initializer initializer) {
        return weight(name, shape, initializer);
    }

    @Override
    public void update(String name, Value numbers) {}

    @Override
    public Optional<Value> mask(int input) {
        return input == 0 ? arguments.find("mask").map(Masks::ofTruth) : Optional.empty();
    }

    @Override
    public boolean trainable() {
        return true;
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
