package io.lanewise.examples;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SIGMOID;
import static io.lanewise.loss.Losses.BINARY_CROSSENTROPY;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.op.Ops;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A generative adversarial network (Goodfellow et al., 2014) in one dimension: a generator learns to draw numbers around 3 from noise around
 * 0, while a discriminator learns to tell them from real ones. Two models over the same layers take turns, each with its own step.
 */
public final class Gan {
    private static final int BATCH = 64;
    private static final double MEAN = 3;
    private static final double DEVIATION = 0.2;

    private Gan() {}

    /** Trains and prints the mean of what the generator draws. */
    public static void main(String[] arguments) {
        run(3000);
    }

    /** Trains; returns how far the mean of what the generator draws is from that of the real numbers. */
    static double run(int rounds) {
        Lanewise.seed(7);
        var generator = Sequential.named("generator", Input.of(1), Dense.of(16).withActivation(RELU), Dense.of(1));
        var discriminator = Sequential.named("discriminator", Input.of(1), Dense.of(16).withActivation(RELU), Dense.of(1).withActivation(SIGMOID));

        var noise = Input.of(1).withName("noise").symbol();
        var real = Input.of(1).withName("real").symbol();
        var judgedFake = discriminator.apply(generator.apply(noise));
        var judge = Model.of(List.of(noise, real), List.of(judgedFake, discriminator.apply(real)));
        var forger = Model.of(noise, judgedFake);

        judge.compile(Compilation.of(Adam.of(), BINARY_CROSSENTROPY).withStep(step -> {
            var judged = step.predict(step.inputs());
            var fake = judged.getFirst();
            var genuine = judged.getLast();
            var loss = Ops.add(
                    BINARY_CROSSENTROPY.of(Ops.zerosLike(fake), fake, null), BINARY_CROSSENTROPY.of(Ops.onesLike(genuine), genuine, null));
            step.minimize(loss, Adam.of(0.001), discriminator.network().variables());
        }));
        forger.compile(Compilation.of(Adam.of(), BINARY_CROSSENTROPY).withStep(step -> {
            var fake = step.predict(step.inputs()).getFirst();
            step.minimize(BINARY_CROSSENTROPY.of(Ops.onesLike(fake), fake, null), Adam.of(0.001), generator.network().variables());
        }));

        var random = new SplittableRandom(7);
        var noises = Tensor.of(random.doubles(BATCH * 32L, -1, 1).toArray(), BATCH * 32, 1);
        var reals = Tensor.of(random.doubles(BATCH * 32L).map(u -> MEAN + DEVIATION * (2 * u - 1)).toArray(), BATCH * 32, 1);
        var none = Tensor.zeros(BATCH * 32, 1); // neither step looks at labels
        var judging = judge.steps(Samples.of(List.of(noises, reals), List.of(none, none)), BATCH);
        var forging = forger.steps(Samples.of(noises, none), BATCH);
        for (var round = 0; round < rounds; round++) {
            judging.run(round % judging.count());
            forging.run(round % forging.count());
        }

        var drawn = generator.predict(noises);
        var sum = 0.0;
        for (var i = 0; i < drawn.elements(); i++) {
            sum += drawn.at(i);
        }
        var mean = sum / drawn.elements();
        System.out.printf("mean of what is drawn %.2f, of the real numbers %.2f%n", mean, MEAN);
        return Math.abs(mean - MEAN);
    }
}
