package io.lanewise.bench;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;

import io.lanewise.Sequential;
import io.lanewise.callback.Callback;
import io.lanewise.data.FashionMnist;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Sgd;
import io.lanewise.train.Fit;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link FirstEpochs} runs in each of its processes: the tutorial as README has it, on real data, which it reads first. The warm epoch is
 * the median of the last five of twelve.
 */
final class FirstEpoch {
    private static final int EPOCHS = 12;
    private static final int WARM = 5;
    private static final double NANOS = 1e9;

    private FirstEpoch() {}

    /** Prints a line about the times, the ratio at its end. */
    public static void main(String[] arguments) {
        var data = load();
        var training = data.train().scaled(1 / 255.0).split(0.2, 42).train();
        var model = Sequential.of(Input.of(28, 28), Flatten.of(), Dense.of(100).withActivation(RELU), Dense.of(10).withActivation(SOFTMAX));
        model.compile(Sgd.of(0.01), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        var ready = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        var watch = new Watch();
        model.fit(training, Fit.epochs(EPOCHS).withVerbose(0), watch);
        var first = watch.seconds[0];
        var early = Arrays.stream(watch.seconds).limit(WARM).sum();
        var warm = Statistics.median(Arrays.copyOfRange(watch.seconds, EPOCHS - WARM, EPOCHS));
        System.out.printf(
                Locale.ROOT, "first epoch began %.2f s after the start of java, took %.3f s; the first %d took %.3f s; a warm one %.3f s; ratio %.2f%n",
                ready / 1e3, first, WARM, early, warm, first / warm);
    }

    private static FashionMnist load() {
        try {
            return FashionMnist.load();
        } catch (UncheckedIOException missing) {
            System.err.println("bench/run first: " + missing.getMessage());
            System.exit(1);
            throw missing;
        }
    }

    private static final class Watch implements Callback {
        private final double[] seconds = new double[EPOCHS];
        private long start;

        @Override
        public void epochBegin(int epoch) {
            start = System.nanoTime();
        }

        @Override
        public void epochEnd(int epoch, Map<String, Double> logs) {
            seconds[epoch] = (System.nanoTime() - start) / NANOS;
        }
    }
}
