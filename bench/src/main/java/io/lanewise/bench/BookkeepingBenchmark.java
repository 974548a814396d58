package io.lanewise.bench;

import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.engine.Philox;
import io.lanewise.engine.Workers;
import io.lanewise.layer.ActivationLayer;
import io.lanewise.layer.Input;
import io.lanewise.loss.SparseCategoricalCrossentropy;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Sgd;
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

/**
 * What a training step does besides its model: a batch of 32 is handed through a model without weights, its cross-entropy over 10 classes
 * taken and added to the running mean, and with {@code accuracy} the right ones counted. The whole is what the bookkeeping takes at most, the
 * difference what the metric takes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BookkeepingBenchmark {
    private static final int SAMPLES = 3_200;
    private static final int CLASSES = 10;
    private static final int BATCH = 32;

    /** What is shown besides the loss. */
    @Param({"nothing", "accuracy"})
    private String shown = "";

    @SuppressWarnings("NullAway.Init") // made by setUp
    private Steps steps;

    private int batch;

    /** Logits that are right for every second sample. */
    @Setup
    public void setUp() {
        Workers.resize(1);
        var logits = new float[SAMPLES * CLASSES];
        Philox.uniform(0, 0, 0, logits.length, -1, 1, logits, 0);
        var labels = new int[SAMPLES];
        for (var i = 0; i < SAMPLES; i++) {
            labels[i] = i % CLASSES;
            logits[i * CLASSES + (labels[i] + i / CLASSES % 2) % CLASSES] = 2;
        }
        var model = Sequential.of(Input.of(CLASSES), ActivationLayer.of("linear"));
        model.compile(Sgd.of(), SparseCategoricalCrossentropy.of().withFromLogits(true), shown.equals("accuracy") ? new Metric[] {Metric.of(shown)} : new Metric[0]);
        steps = model.steps(Samples.of(Tensor.wrap(logits, Shape.of(SAMPLES, CLASSES)), Tensor.wrap(labels, Shape.of(SAMPLES))), BATCH);
    }

    /** Verifies what was counted over all samples. */
    @TearDown
    public void verify() {
        steps.reset();
        for (var i = 0; i < steps.count(); i++) {
            steps.run(i);
        }
        var scores = steps.scores();
        if (!(scores.loss() > 0) || (shown.equals("accuracy") && scores.get("accuracy") != 0.5)) {
            throw new IllegalStateException("expected a loss and an accuracy of 0.5, received " + scores);
        }
    }

    /** A step without a model. */
    @Benchmark
    public void step() {
        steps.run(batch);
        batch = (batch + 1) % steps.count();
    }
}
