package io.lanewise.examples;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.negate;
import static io.lanewise.op.Ops.softplus;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A generative adversarial network: a generator turns noise into numbers that a discriminator cannot tell from those of a normal
 * distribution with mean 3 and deviation 0.5. Goodfellow et al., 2014.
 */
public final class Gan {
    private static final int NOISE = 4;
    private static final double MEAN = 3;
    private static final double DEVIATION = 0.5;

    private Gan() {}

    /** Trains and prints mean and deviation of what the generator makes. */
    public static void main(String[] arguments) {
        run(60);
    }

    /** Makes numbers of noise. */
    public static Sequential generator() {
        return Sequential.named("generator", Input.of(NOISE), Dense.of(16).withActivation(RELU), Dense.of(1));
    }

    /** Tells the numbers that are made from those of the distribution. */
    public static Sequential discriminator() {
        return Sequential.named("discriminator", Input.of(1), Dense.of(16).withActivation(RELU), Dense.of(1));
    }

    /** Trains; returns how far mean and deviation of generated numbers are off, the greater of both. */
    static double run(int epochs) {
        Lanewise.seed(5);
        var generator = generator();
        var discriminator = discriminator();
        var discriminatorWeights = discriminator.network().trainedVariables();
        var discriminatorOptimizer = Adam.of(0.002).withBetas(0.5, 0.999);

        // Both follow their gradients in one step. What the discriminator gives is a logit z: -ln sigmoid(z) = softplus(-z).
        generator.compile(Compilation.of(Adam.of(0.002).withBetas(0.5, 0.999), Map.of()).withStep(step -> {
            var made = step.predict(step.inputs());
            var ofMade = step.call(discriminator, made).getFirst();
            var ofReal = step.call(discriminator, step.labels()).getFirst();
            var fooling = mean(softplus(negate(ofMade)));
            var telling = add(mean(softplus(negate(ofReal))), mean(softplus(ofMade)));
            step.report("telling", telling);
            step.minimize(fooling);
            step.minimize(telling, discriminatorOptimizer, discriminatorWeights);
        }));
        for (var epoch = 0; epoch < epochs; epoch++) {
            generator.fit(samples(2048, epoch), Fit.epochs(1).withBatchSize(64).withVerbose(0));
        }

        var made = generator.predict(noise(4000, new SplittableRandom(-1)));
        var mean = 0.0;
        for (var i = 0; i < made.elements(); i++) {
            mean += made.at(i) / made.elements();
        }
        var variance = 0.0;
        for (var i = 0; i < made.elements(); i++) {
            variance += Math.pow(made.at(i) - mean, 2) / made.elements();
        }
        System.out.printf("mean %.3f (%.1f), deviation %.3f (%.1f)%n", mean, MEAN, Math.sqrt(variance), DEVIATION);
        return Math.max(Math.abs(mean - MEAN), Math.abs(Math.sqrt(variance) - DEVIATION));
    }

    private static Tensor noise(int count, SplittableRandom random) {
        return Tensor.of(random.doubles((long) count * NOISE, -1, 1).toArray(), count, NOISE);
    }

    /** Noise as features, numbers of the distribution as labels. */
    private static Samples samples(int count, long seed) {
        var random = new SplittableRandom(seed);
        var real = new double[count];
        for (var i = 0; i < count; i++) {
            real[i] = random.nextGaussian(MEAN, DEVIATION);
        }
        return Samples.of(noise(count, random), Tensor.of(real, count, 1));
    }
}
