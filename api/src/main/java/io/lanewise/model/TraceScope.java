package io.lanewise.model;

import io.lanewise.engine.Philox;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.RandomKey;
import io.lanewise.layer.Arguments;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Masks;
import io.lanewise.layer.RandomSource;
import io.lanewise.layer.Scope;
import io.lanewise.layer.WeightSpec;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one layer asks while a model is traced. */
final class TraceScope implements Scope {
    /** Random numbers of steps have streams of their own, apart from those of initial weights. */
    private static final int STEP_STREAMS = 1 << 20;

    private final Tracer tracer;
    private final LayerState state;
    private final Tape tape;
    private final Value step;
    private final long seed;
    private final boolean training;
    private final Penalties penalties;
    private final Map<Variable, Value> updates;
    private final @Nullable ZeroWeights zeroWeights;
    private Arguments<Value> arguments = Arguments.none();
    private List<Optional<Value>> masks = List.of();
    private int randomCalls;

    TraceScope(
            Tracer tracer, LayerState state, Tape tape, Value step, long seed, boolean training, Penalties penalties, Map<Variable, Value> updates,
            @Nullable ZeroWeights zeroWeights) {
        this.tracer = tracer;
        this.state = state;
        this.tape = tape;
        this.step = step;
        this.seed = seed;
        this.training = training;
        this.penalties = penalties;
        this.updates = updates;
        this.zeroWeights = zeroWeights;
    }

    /** The same for the next call of the layer. */
    TraceScope of(Arguments<Value> given, List<Optional<Value>> masksOfInputs) {
        arguments = given;
        masks = masksOfInputs;
        return this;
    }

    @Override
    public Value weight(Shape shape, WeightSpec spec) {
        return weight(shape, spec, path -> new Variable(path, shape, true));
    }

    @Override
    public Value kernel(Shape shape, WeightSpec spec) {
        return weight(shape, spec, path -> Variable.kernel(path, shape));
    }

    private Value weight(Shape shape, WeightSpec spec, Function<String, Variable> zeros) {
        var value = current(variable(shape, spec, zeros));
        if (state.trainable()) {
            spec.regularizer().ifPresent(penalty -> penalties.ofWeight(penalty.penalty(value)));
        }
        return value;
    }

    private Variable variable(Shape shape, WeightSpec spec, Function<String, Variable> zeros) {
        var variable = state.find(spec.name());
        if (variable == null) {
            return create(shape, spec, zeros);
        }
        if (!variable.shape().equals(shape)) {
            throw new IllegalArgumentException("layer " + state.name() + ": its weight " + spec.name() + " has the shape " + variable.shape()
                    + ", but this input asks for " + shape + "; a layer keeps the input size it was built for");
        }
        return variable;
    }

    @Override
    public Value state(String name, Shape shape, Initializer initializer) {
        return current(variable(shape, WeightSpec.of(name, initializer), path -> new Variable(path, shape, false)));
    }

    @Override
    public Value carried(String name, Shape shape) {
        return current(state.carried(name, shape));
    }

    /** As it is when the step begins, or as an earlier call left it. */
    private Value current(Variable variable) {
        var updated = updates.get(variable);
        return updated == null ? tape.weight(variable) : updated;
    }

    @Override
    public void update(String name, Value numbers) {
        var carried = state.findCarried(name);
        var variable = carried == null ? state.find(name) : carried;
        if (variable == null || !Spec.floats(variable.shape()).equals(numbers.spec())) {
            throw new IllegalArgumentException("layer " + state.name() + ": expected a state or weight that was asked for and numbers of its shape, received "
                    + name + " and " + numbers);
        }
        updates.put(variable, numbers);
    }

    @Override
    public Arguments<Value> arguments() {
        return arguments;
    }

    @Override
    public Optional<Value> mask(int input) {
        var given = input == 0 ? arguments.find("mask").map(Masks::ofTruth) : Optional.<Value>empty();
        return given.or(() -> input < masks.size() ? masks.get(input) : Optional.empty());
    }

    @Override
    public List<Value> callModel(Layer model, List<Value> inputs) {
        if (!(model instanceof NestedModel nested)) {
            return model.call(this, inputs);
        }
        var network = nested.network();
        if (!network.isBuilt()) {
            network.withZeroWeights(zeroWeights, () -> {
                network.build(inputs.getFirst().spec());
                return network;
            });
        }
        return Masked.values(tracer.trace(network, inputs.stream().map(Masked::of).toList()));
    }

    @Override
    public boolean trainable() {
        return state.trainable();
    }

    private Variable create(Shape shape, WeightSpec spec, Function<String, Variable> zeros) {
        if (zeroWeights != null) {
            zeroWeights.count(state.name(), spec.name(), shape);
        }
        var variable = zeros.apply(state.name() + "/" + spec.name());
        spec.constraint().ifPresent(constraint -> variable.setProjection(constraint::project));
        if (zeroWeights == null) {
            var numbers = new float[shape.elements()];
            spec.initializer().fill(shape, new RandomKey(seed, Philox.mix(state.place(), state.variables().size())), numbers);
            variable.write(Tensor.wrap(numbers, shape));
        }
        state.add(spec.name(), variable);
        return variable;
    }

    @Override
    public boolean training() {
        return training;
    }

    @Override
    public RandomSource random() {
        return new RandomSource(seed, Philox.mix(state.place(), STEP_STREAMS + randomCalls++), step);
    }

    @Override
    public void addLoss(Value penalty) {
        if (penalty.shape().rank() != 0) {
            throw new IllegalArgumentException("layer " + state.name() + ": expected a scalar to add to the loss, received " + penalty);
        }
        penalties.ofLayer(penalty);
    }
}
