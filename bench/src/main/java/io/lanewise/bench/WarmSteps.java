package io.lanewise.bench;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;

import com.sun.management.ThreadMXBean;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.engine.Philox;
import io.lanewise.engine.WarmUp;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.lang.management.ManagementFactory;

/** What {@link Forks} runs in each of its processes: steps of the tutorial's network, and what one allocates at the end. */
final class WarmSteps {
    /** Begins the line with the result. */
    static final String RESULT = "bytes a step: ";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BATCH = 32;
    private static final int BATCHES = 20;
    private static final int PIXELS = 784;
    private static final int WARM_UP = 12_000;
    private static final int MEASURED = 2_000;

    private WarmSteps() {}

    /** Prints {@value #RESULT} and the number. */
    public static void main(String[] arguments) throws InterruptedException {
        var features = new float[BATCH * BATCHES * PIXELS];
        Philox.uniform(0, 0, 0, features.length, 0, 1, features, 0);
        var labels = new int[BATCH * BATCHES];
        for (var i = 0; i < labels.length; i++) {
            labels[i] = Integer.remainderUnsigned(Philox.bits(0, 1, i), 10);
        }
        var model = Sequential.of(Input.of(PIXELS), Dense.of(100).withActivation(RELU), Dense.of(10).withActivation(SOFTMAX));
        model.compile(Sgd.of(0.01), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        var steps = model.steps(Samples.of(Tensor.wrap(features, Shape.of(labels.length, PIXELS)), Tensor.wrap(labels, Shape.of(labels.length))), BATCH);
        WarmUp.start().join();
        for (var step = 0; step < WARM_UP; step++) {
            steps.run(step % BATCHES);
        }
        var before = THREADS.getTotalThreadAllocatedBytes();
        for (var step = 0; step < MEASURED; step++) {
            steps.run(step % BATCHES);
        }
        System.out.println(RESULT + (double) (THREADS.getTotalThreadAllocatedBytes() - before) / MEASURED);
    }
}
