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

    /** Beta numbers of two equal parameters each, from 0 to 1. */
    Value beta(Value alpha) {
        return Ops.sigmoid(Ops.subtract(logGamma(alpha), logGamma(alpha)));
    }

    /** Numbers that add up to 1 along the last axis: Dirichlet's with these parameters. */
    Value dirichlet(Value alpha) {
        return Ops.softmax(logGamma(alpha));
    }

    private Value logGamma(Value alpha) {
        var random = scope.random();
        return tape.append(new RandomLogGamma(seed.orElse(random.seed()), random.stream()), random.step(), alpha);
    }
}
