package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Motion;
import io.lanewise.op.RandomMotion;
import io.lanewise.op.RandomTransform;
import io.lanewise.op.RandomUniform;
import io.lanewise.op.Sampling;
import io.lanewise.tensor.Shape;

/**
 * A layer that changes images at random while training, each by numbers of its own, other ones in every step; it does nothing otherwise.
 *
 * @param <S> its own class
 */
abstract class RandomImageLayer<S extends RandomImageLayer<S>> extends ImageLayer<S> {
    /** A seed of the layer's own, in place of the model's. */
    public static final Option<Long> SEED = Dropout.SEED;

    RandomImageLayer(Values values) {
        super(values, 2);
    }

    /** The same with a seed of its own. */
    public final S withSeed(long seed) {
        return with(SEED, seed);
    }

    @Override
    final Value image(Scope scope, Value x) {
        return scope.training() ? changed(scope, x) : x;
    }

    /** Traces what becomes of images, channels last, in a step of training. */
    abstract Value changed(Scope scope, Value x);

    /** A number for each image, from low to high: (batch, 1, 1, 1). */
    final Value uniform(Scope scope, Value x, double low, double high) {
        var random = scope.random();
        var shape = Shape.of(x.shape().size(0), 1, 1, 1);
        return x.tape().append(new RandomUniform(shape, low, high, find(SEED).orElse(random.seed()), random.stream()), random.step());
    }

    /** Images moved by numbers between the ends of two ranges. */
    final Value moved(Scope scope, Value x, Motion motion, double low, double high, double secondLow, double secondHigh, Sampling sampling) {
        var random = scope.random();
        var drawn = new RandomMotion(motion, low, high, secondLow, secondHigh, find(SEED).orElse(random.seed()), random.stream());
        return x.tape().append(new RandomTransform(drawn, sampling), x, random.step());
    }
}
