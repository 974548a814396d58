package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * The scope of a layer within another one: weights and state are the other one's, under names that begin with the part's.
 *
 * @param whole the other one's scope
 * @param part the part's name
 * @param arguments what it is given besides its inputs
 * @param masks of its inputs
 */
record PartScope(Scope whole, String part, Arguments<Value> arguments, List<Optional<Value>> masks) implements Scope {
    @Override
    public Value weight(Shape shape, WeightSpec spec) {
        return whole.weight(shape, spec.withName(part + "/" + spec.name()));
    }

    @Override
    public Value kernel(Shape shape, WeightSpec spec) {
        return whole.kernel(shape, spec.withName(part + "/" + spec.name()));
    }

    @Override
    public Value state(String name, Shape shape, Initializer initializer) {
        return whole.state(part + "/" + name, shape, initializer);
    }

    @Override
    public Value carried(String name, Shape shape) {
        return whole.carried(part + "/" + name, shape);
    }

    @Override
    public void update(String name, Value numbers) {
        whole.update(part + "/" + name, numbers);
    }

    @Override
    public Optional<Value> mask(int input) {
        var given = input == 0 ? arguments.find("mask").map(Masks::ofTruth) : Optional.<Value>empty();
        return given.or(() -> input < masks.size() ? masks.get(input) : Optional.empty());
    }

    @Override
    public List<Value> callModel(Layer model, List<Value> inputs) {
        return whole.callModel(model, inputs);
    }

    @Override
    public boolean trainable() {
        return whole.trainable();
    }

    @Override
    public boolean training() {
        return whole.training();
    }

    @Override
    public RandomSource random() {
        return whole.random();
    }

    @Override
    public void addLoss(Value penalty) {
        whole.addLoss(penalty);
    }
}
