package io.lanewise.bench;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;

import io.lanewise.Sequential;
import io.lanewise.callback.Callback;
import io.lanewise.callback.Training;
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
import org.jspecify.annotations.Nullable;

/**
 * The time of the tutorial's epoch: 784 → 100 relu → 10 softmax, SGD, batch 32, 48,000 random samples, shuffled. Epochs of the first
 * seconds, in which C2 works beside, are shown and not counted; of ten more the fastest counts, as for the peers, since whatever else
 * a shared machine does only adds to a time.
 */
public final class Epoch {
    private static final int SAMPLES = 48_000;
    private static final int PIXELS = 784;
    private static final int CLASSES = 10;
    /** At least as many seconds of epochs are not counted. */
    private static final double WARM_UP_SECONDS = 4;
    private static final int RUNS = 10;

    private Epoch() {}

    /** Prints each epoch's seconds and, last, {@code epoch seconds: S}. */
    public static void main(String[] arguments) {
        var model = Sequential.of(Input.of(PIXELS), Dense.of(100).withActivation(RELU), Dense.of(CLASSES).withActivation(SOFTMAX));
        model.compile(Sgd.of(0.01), SPARSE_CATEGORICAL_CROSSENTROPY);
        var samples = samples();
        System.out.printf("kernels %s, threads %d%n", KernelProvider.kernels().name(), Workers.threads());
        var watch = new Watch();
        model.fit(samples, Fit.epochs(Integer.MAX_VALUE).withVerbose(0), watch);
        Arrays.sort(watch.seconds);
        System.out.printf("epoch median %.3f s, slowest %.3f s%n", Statistics.median(watch.seconds), watch.seconds[RUNS - 1]);
        System.out.printf("epoch seconds: %.3f%n", watch.seconds[0]);
    }

    /** Prints each epoch's seconds as it ends, until enough have been counted. */
    private static final class Watch implements Callback {
        private final double[] seconds = new double[RUNS];
        private int counted;
        private double warmUp;
        private long start;
        private @Nullable Training training;

        @Override
        public void trainBegin(Training training) {
            this.training = training;
        }

        @Override
        public void epochBegin(int epoch) {
            start = System.nanoTime();
        }

        @Override
        public void epochEnd(int epoch, Map<String, Double> logs) {
            var took = (System.nanoTime() - start) / 1e9;
            if (warmUp == 0) {
                var sinceStart = (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
                System.out.printf("first epoch: %.3f s, ended %.3f s after the start of java%n", took, sinceStart);
            } else {
                System.out.printf("epoch: %.3f s%s%n", took, warmUp < WARM_UP_SECONDS ? ", warm-up" : "");
            }
            if (warmUp >= WARM_UP_SECONDS && counted < RUNS) {
                seconds[counted++] = took;
            }
            warmUp += took;
            if (counted == RUNS && training != null) {
                training.stop();
            }
        }
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
