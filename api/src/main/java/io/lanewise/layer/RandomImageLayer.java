package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Motion;
import io.lanewise.op.Ops;
import io.lanewise.op.RandomMotion;
import io.lanewise.op.RandomTransform;
import io.lanewise.op.Sampling;

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

    /** Where random numbers for the images come from. */
    final Draws draws(Scope scope, Value x) {
        return new Draws(scope, find(SEED), x.tape());
    }

    /** A number for each image, from low to high: (batch, 1, 1, 1). */
    final Value uniform(Scope scope, Value x, double low, double high) {
        return draws(scope, x).uniform(x.shape().size(0), low, high);
    }

    /** 1 for some of the images, 0 for the others, each with a probability drawn for it: (batch, 1, 1, 1). */
    final Value chosen(Scope scope, Value x, Factor probability) {
        return Ops.greater(uniform(scope, x, probability.lowFrom(0), probability.high()), uniform(scope, x, 0, 1));
    }

    /** Images moved by numbers between the ends of two ranges. */
    final Value moved(Scope scope, Value x, Motion motion, double low, double high, double secondLow, double secondHigh, Sampling sampling) {
        var random = scope.random();
        var drawn = new RandomMotion(motion, low, high, secondLow, secondHigh, find(SEED).orElse(random.seed()), random.stream());
        return x.tape().append(new RandomTransform(drawn, sampling), x, random.step());
    }
}
