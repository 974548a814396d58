package io.lanewise.bench;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;

import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.engine.Philox;
import io.lanewise.engine.Workers;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Steps;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The whole training step of the tutorial's network, 784 → 100 relu → 10 softmax, on batches of 32: gather, both ways, update. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 3, time = 5) // Long, because what JMH itself allocates is counted as the step's.
public class TrainingStepBenchmark {
    private static final int SAMPLES = 4_800;
    private static final int PIXELS = 784;
    private static final int BATCH = 32;

    /** By Keras's name. */
    @Param({"sgd", "rmsprop", "adam"})
    private String optimizer = "";

    /** How many threads share the work. */
    @Param({"1", "2"})
    private int threads;

    @SuppressWarnings("NullAway.Init") // made by setUp
    private Steps steps;

    private int batch;

    private static Steps steps(String optimizer) {
        var features = new float[SAMPLES * PIXELS];
        Philox.uniform(0, 0, 0, features.length, 0, 1, features, 0);
        var labels = new int[SAMPLES];
        for (var i = 0; i < SAMPLES; i++) {
            labels[i] = i % 10;
        }
        var model = Sequential.of(Input.of(PIXELS), Dense.of(100).withActivation(RELU), Dense.of(10).withActivation(SOFTMAX));
        model.compile(Optimizer.of(optimizer), SPARSE_CATEGORICAL_CROSSENTROPY);
        return model.steps(Samples.of(Tensor.wrap(features, Shape.of(SAMPLES, PIXELS)), Tensor.wrap(labels, Shape.of(SAMPLES))), BATCH);
    }

    /** Makes model and data. */
    @Setup
    public void setUp() {
        Workers.resize(threads);
        steps = steps(optimizer);
    }

    /** Verifies that it has learnt something: the labels repeat, so the loss must not grow beyond that of guessing. */
    @TearDown
    public void verify() {
        if (!(steps.scores().loss() < Math.log(10) * 1.2)) {
            throw new IllegalStateException("expected a loss of guessing or below, received " + steps.scores());
        }
    }

    /** One step. */
    @Benchmark
    public void step() {
        steps.run(batch);
        batch = (batch + 1) % steps.count();
    }
}
