package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.RandomNormal;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The scope of a {@link SpectralNormalization}: the kernel that a part asks for is the wrapper's own, and in training divided first. */
final class SpectralScope implements Scope {
    private static final Set<String> NORMALIZED = Set.of("kernel", "embeddings");
    /** Where Keras stops dividing by a norm. */
    private static final double LEAST_NORM = 1e-7;

    private final Scope scope;
    private final String part;
    private final int iterations;
    private boolean found;

    SpectralScope(Scope scope, String part, int iterations) {
        this.scope = scope;
        this.part = part;
        this.iterations = iterations;
    }

    /** Whether a kernel was asked for. */
    boolean found() {
        return found;
    }

    @Override
    public Value weight(Shape shape, WeightSpec spec) {
        return isNormalized(spec) ? normalized(shape, spec, scope::weight) : scope.weight(shape, spec);
    }

    @Override
    public Value kernel(Shape shape, WeightSpec spec) {
        return isNormalized(spec) ? normalized(shape, spec, scope::kernel) : scope.kernel(shape, spec);
    }

    private boolean isNormalized(WeightSpec spec) {
        return spec.name().startsWith(part) && NORMALIZED.contains(spec.name().substring(part.length()));
    }

    private Value normalized(Shape shape, WeightSpec spec, BiFunction<Shape, WeightSpec, Value> ask) {
        found = true;
        var own = spec.withName(spec.name().substring(part.length()));
        // The penalty is that of the divided kernel.
        var kernel = ask.apply(shape, scope.training() ? new WeightSpec(own.name(), own.initializer(), Optional.empty(), own.constraint()) : own);
        var u = scope.state("vector_u", Shape.of(1, shape.size(-1)), RandomNormal.truncated(0, 0.02));
        if (!scope.training()) {
            return kernel;
        }
        var matrix = Ops.reshape(kernel, shape.elements() / shape.size(-1), shape.size(-1));
        var isZero = Ops.reshape(Ops.equal(Ops.sum(Ops.abs(kernel)), Ops.constant(kernel, 0)), 1, 1);
        var transposed = Ops.transpose(matrix, 1, 0);
        var right = u;
        var left = u;
        for (var i = 0; i < iterations; i++) {
            left = unit(Ops.matMul(right, transposed));
            right = unit(Ops.matMul(left, matrix));
        }
        var sigma = Ops.sum(Ops.multiply(Ops.matMul(left, matrix), right));
        scope.update("vector_u", Ops.select(Ops.broadcast(isZero, u.shape()), u, right));
        var divided = Ops.reshape(Ops.select(Ops.broadcast(isZero, matrix.shape()), matrix, Ops.divide(matrix, sigma)), shape);
        scope.update(own.name(), Ops.straightThrough(divided, kernel));
        return ask.apply(shape, own);
    }

    private static Value unit(Value row) {
        var norm = Ops.sqrt(Ops.sum(Ops.square(row)));
        return Ops.divide(row, Ops.maximum(norm, Ops.constant(row, LEAST_NORM)));
    }

    @Override
    public Value state(String name, Shape shape, Initializer initializer) {
        return scope.state(name, shape, initializer);
    }

    @Override
    public void update(String name, Value numbers) {
        scope.update(name, numbers);
    }

    @Override
    public Value carried(String name, Shape shape) {
        return scope.carried(name, shape);
    }

    @Override
    public Arguments<Value> arguments() {
        return scope.arguments();
    }

    @Override
    public Optional<Value> mask(int input) {
        return scope.mask(input);
    }

    @Override
    public Scope part(String name, Arguments<Value> given, List<Optional<Value>> masks) {
        return new PartScope(this, name, given, masks);
    }

    @Override
    public List<Value> callModel(Layer model, List<Value> inputs) {
        return scope.callModel(model, inputs);
    }

    @Override
    public boolean trainable() {
        return scope.trainable();
    }

    @Override
    public boolean training() {
        return scope.training();
    }

    @Override
    public RandomSource random() {
        return scope.random();
    }

    @Override
    public void addLoss(Value penalty) {
        scope.addLoss(penalty);
    }
}
