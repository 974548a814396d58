package io.lanewise.examples;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.layer.Conv1D;
import io.lanewise.layer.Dense;
import io.lanewise.layer.GlobalMaxPooling1D;
import io.lanewise.layer.Input;
import io.lanewise.layer.MaxPooling1D;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.SplittableRandom;

/** Convolutions over time find a short wave somewhere in a noisy signal, and say which of three it is: a sine, a square or a saw tooth. */
public final class WaveformCnn {
    private static final int STEPS = 96;
    private static final int WAVE = 32;
    private static final int PERIOD = 16;

    private WaveformCnn() {}

    /** Trains for 10 epochs. */
    public static void main(String[] arguments) {
        run(4000, 10);
    }

    /** Convolutions along time, and the strongest answer of each. */
    public static Sequential model() {
        return Sequential.of(
                Input.of(STEPS, 1),
                Conv1D.of(16, 9).withActivation(RELU),
                MaxPooling1D.of(2),
                Conv1D.of(32, 9).withActivation(RELU),
                GlobalMaxPooling1D.of(),
                Dense.of(3).withActivation(SOFTMAX));
    }

    /** Trains on so many signals; returns the share of others that it names right. */
    static double run(int signals, int epochs) {
        Lanewise.seed(1);
        var model = model();
        model.compile(Adam.of(0.003), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        model.summary();
        var train = signals(signals, 1);
        var test = signals(1000, 2);
        model.fit(train[0], train[1], Fit.epochs(epochs));
        var accuracy = model.evaluate(test[0], test[1]).get("accuracy");
        System.out.printf("accuracy %.4f%n", accuracy);
        return accuracy;
    }

    /** Noise with a wave in it, and the number of its kind. */
    private static Tensor[] signals(int count, long seed) {
        var random = new SplittableRandom(seed);
        var x = new float[count * STEPS];
        var kinds = new int[count];
        for (var i = 0; i < count; i++) {
            kinds[i] = random.nextInt(3);
            for (var step = 0; step < STEPS; step++) {
                x[i * STEPS + step] = (float) (0.3 * random.nextGaussian());
            }
            var first = random.nextInt(STEPS - WAVE);
            for (var step = 0; step < WAVE; step++) {
                x[i * STEPS + first + step] += (float) wave(kinds[i], step % PERIOD / (double) PERIOD);
            }
        }
        return new Tensor[] {Tensor.of(x, count, STEPS, 1), Tensor.of(kinds, count)};
    }

    private static double wave(int kind, double phase) {
        return switch (kind) {
            case 0 -> Math.sin(2 * Math.PI * phase);
            case 1 -> phase < 0.5 ? 1 : -1;
            default -> 2 * phase - 1;
        };
    }
}
