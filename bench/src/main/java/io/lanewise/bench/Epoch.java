package io.lanewise.bench;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;

import io.lanewise.Sequential;
import io.lanewise.callback.Callback;
import io.lanewise.data.Samples;
import io.lanewise.engine.KernelProvider;
import io.lanewise.engine.Philox;
import io.lanewise.engine.Workers;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;

/**
 * The time of the tutorial's epoch: 784 → 100 relu → 10 softmax, SGD, batch 32, 48,000 random samples, shuffled; a warm-up epoch,
 * then five, of which the median counts.
 */
public final class Epoch {
    private static final int SAMPLES = 48_000;
    private static final int PIXELS = 784;
    private static final int CLASSES = 10;
    private static final int RUNS = 5;

    private Epoch() {}

    /** Prints each epoch's seconds and, last, {@code epoch seconds: S}. */
    public static void main(String[] arguments) {
        var model = Sequential.of(Input.of(PIXELS), Dense.of(100).withActivation(RELU), Dense.of(CLASSES).withActivation(SOFTMAX));
        model.compile(Sgd.of(0.01), SPARSE_CATEGORICAL_CROSSENTROPY);
        var samples = samples();
        System.out.printf("kernels %s, threads %d%n", KernelProvider.kernels().name(), Workers.threads());
        var seconds = new double[RUNS];
        model.fit(samples, Fit.epochs(1 + RUNS).withVerbose(0), new Callback() {
            private long start;

            @Override
            public void epochBegin(int epoch) {
                start = System.nanoTime();
            }

            @Override
            public void epochEnd(int epoch, Map<String, Double> logs) {
                var took = (System.nanoTime() - start) / 1e9;
                if (epoch == 0) {
                    var sinceStart = (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
                    System.out.printf("warm-up epoch: %.3f s, ended %.3f s after the start of java%n", took, sinceStart);
                } else {
                    System.out.printf("epoch: %.3f s%n", took);
                    seconds[epoch - 1] = took;
                }
            }
        });
        Arrays.sort(seconds);
        System.out.printf("epoch seconds: %.3f%n", seconds[RUNS / 2]);
    }

    private static Samples samples() {
        var features = new float[SAMPLES * PIXELS];
        Philox.uniform(0, 0, 0, features.length, 0, 1, features, 0);
        var labels = new int[SAMPLES];
        for (var i = 0; i < SAMPLES; i++) {
            labels[i] = Integer.remainderUnsigned(Philox.bits(0, 1, i), CLASSES);
        }
        return Samples.of(Tensor.wrap(features, Shape.of(SAMPLES, PIXELS)), Tensor.wrap(labels, Shape.of(SAMPLES)));
    }
}
