package io.lanewise.layer;

import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.op.RandomLogGamma;
import io.lanewise.op.RandomNormal;
import io.lanewise.op.RandomPermutation;
import io.lanewise.op.RandomUniform;
import io.lanewise.tensor.Shape;
import java.util.Optional;

/**
 * Random numbers of a call of a layer, other ones each time one asks, and in every step.
 *
 * @param scope where they come from
 * @param seed in place of the model's
 * @param tape where they are traced
 */
record Draws(Scope scope, Optional<Long> seed, Tape tape) {
    /** Numbers from low to high, (batch, 1, 1, 1). */
    Value uniform(int batch, double low, double high) {
        var random = scope.random();
        return tape.append(new RandomUniform(Shape.of(batch, 1, 1, 1), low, high, seed.orElse(random.seed()), random.stream()), random.step());
    }

    /** Normal numbers around 0. */
    Value normal(Shape shape, double deviation) {
        var random = scope.random();
        return tape.append(new RandomNormal(shape, 0, deviation, seed.orElse(random.seed()), random.stream()), random.step());
    }

    /** Whole numbers from 0 to below count in a random order. */
    Value permutation(int count) {
        var random = scope.random();
        return tape.append(new RandomPermutation(count, seed.orElse(random.seed()), random.stream()), random.step());
    }

    /** Beta numbers of two equal parameters each, (batch, 1, 1, 1); the parameter lies between low and high, the same for all. */
    Value beta(int batch, double low, double high) {
        var both = logGamma(Shape.of(2, batch), low, high);
        return Ops.reshape(Ops.sigmoid(Ops.subtract(Ops.slice(both, 0, 0, 1), Ops.slice(both, 0, 1, 2))), batch, 1, 1, 1);
    }

    /** Numbers that add up to 1, Dirichlet's with equal parameters: (1, count). */
    Value dirichlet(int count, double alpha) {
        return Ops.softmax(logGamma(Shape.of(1, count), alpha, alpha));
    }

    private Value logGamma(Shape shape, double low, double high) {
        var random = scope.random();
        return tape.append(new RandomLogGamma(shape, low, high, seed.orElse(random.seed()), random.stream()), random.step());
    }
}
