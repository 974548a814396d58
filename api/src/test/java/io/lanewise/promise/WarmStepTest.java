package io.lanewise.promise;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.RmsProp;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Once warm, a training step allocates nothing: what fit allocates does not grow with the number of steps. */
class WarmStepTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 1000;
    private static final int ATTEMPTS = 150;

    static Stream<Optimizer<?>> optimizers() {
        return Stream.of(
                Sgd.of(0.01),
                Sgd.of(0.01).withMomentum(0.9).withNesterov(true).withClipnorm(1).withWeightDecay(0.001),
                RmsProp.of().withMomentum(0.9).withCentered(true).withClipvalue(0.5),
                Adam.of().withAmsgrad(true).withGlobalClipnorm(1).withEma(0.9));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void allocatesUnderOneByte(Optimizer<?> optimizer) {
        var random = new SplittableRandom(1);
        var few = samples(random, 8);
        var many = samples(random, 8 * (STEPS + 1));
        var model = Sequential.of(Input.of(20), Dense.of(24).withActivation(RELU), Dense.of(5).withActivation(SOFTMAX));
        model.compile(optimizer, SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        var least = Double.POSITIVE_INFINITY;
        // The compilers decide when the code is warm: some tries, of which the best counts.
        for (var attempt = 0; attempt < ATTEMPTS && least >= 1; attempt++) {
            var base = allocated(model, few);
            // Data and order are copied once a call, by the sample.
            least = Math.min(least, (double) (allocated(model, many) - base - 4L * 8 * STEPS) / STEPS);
        }
        assertThat(least).as("bytes a step with " + optimizer).isLessThan(1);
    }

    private static long allocated(Sequential model, Samples samples) {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        model.fit(samples, Fit.epochs(1).withBatchSize(8).withVerbose(0));
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static Samples samples(SplittableRandom random, int count) {
        return Samples.of(
                Tensor.of(random.doubles(count * 20L).toArray(), count, 20), Tensor.of(random.ints(count, 0, 5).toArray(), count));
    }
}
