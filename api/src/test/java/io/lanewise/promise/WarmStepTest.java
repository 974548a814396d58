package io.lanewise.promise;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.callback.Callback;
import io.lanewise.callback.EarlyStopping;
import io.lanewise.callback.Logs;
import io.lanewise.callback.ModelCheckpoint;
import io.lanewise.callback.SaveFrequency;
import io.lanewise.callback.TerminateOnNan;
import io.lanewise.callback.Training;
import io.lanewise.constraint.MaxNorm;
import io.lanewise.constraint.MinMaxNorm;
import io.lanewise.constraint.NonNeg;
import io.lanewise.data.Samples;
import io.lanewise.engine.WarmUp;
import io.lanewise.engine.Workers;
import io.lanewise.layer.ActivityRegularization;
import io.lanewise.layer.AdaptiveAveragePooling2D;
import io.lanewise.layer.Add;
import io.lanewise.layer.AlphaDropout;
import io.lanewise.layer.AveragePooling2D;
import io.lanewise.layer.Conv2D;
import io.lanewise.layer.Conv2DTranspose;
import io.lanewise.layer.Cropping2D;
import io.lanewise.layer.StackedRnnCells;
import io.lanewise.layer.SimpleRnn;
import io.lanewise.layer.Rnn;
import io.lanewise.layer.LstmCell;
import io.lanewise.layer.Lstm;
import io.lanewise.layer.GruCell;
import io.lanewise.layer.Gru;
import io.lanewise.layer.Bidirectional;
import io.lanewise.layer.Dense;
import io.lanewise.layer.EinsumDense;
import io.lanewise.layer.Embedding;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.GaussianDropout;
import io.lanewise.layer.GaussianNoise;
import io.lanewise.layer.GlobalAveragePooling1D;
import io.lanewise.layer.GlobalAveragePooling2D;
import io.lanewise.layer.GlobalMaxPooling2D;
import io.lanewise.layer.GroupNormalization;
import io.lanewise.layer.Hashing;
import io.lanewise.layer.Input;
import io.lanewise.layer.IntegerLookup;
import io.lanewise.layer.LayerNormalization;
import io.lanewise.layer.MaxPooling2D;
import io.lanewise.layer.OovMethod;
import io.lanewise.layer.PRelu;
import io.lanewise.layer.MultiHeadAttention;
import io.lanewise.layer.Padding;
import io.lanewise.layer.Permute;
import io.lanewise.layer.RepeatVector;
import io.lanewise.layer.RmsNormalization;
import io.lanewise.layer.SeparableConv2D;
import io.lanewise.layer.Softmax;
import io.lanewise.layer.SpatialDropout2D;
import io.lanewise.layer.UnitNormalization;
import io.lanewise.layer.UpSampling2D;
import io.lanewise.layer.ZeroPadding2D;
import io.lanewise.op.Ops;
import io.lanewise.optimizer.Adafactor;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Lamb;
import io.lanewise.optimizer.LossScaleOptimizer;
import io.lanewise.optimizer.MultiOptimizer;
import io.lanewise.optimizer.Muon;
import io.lanewise.optimizer.Nadam;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.OptimizerMap;
import io.lanewise.optimizer.RmsProp;
import io.lanewise.optimizer.Sgd;
import io.lanewise.schedule.CosineDecay;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import io.lanewise.train.TrainingStep;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Once warm, a training step allocates nothing, on one thread and on several. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WarmStepTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 1000;

    /** How long the compilers, and the thread that warms kernels up, may take: all threads' allocation counts. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final int THREADS_BEFORE = Workers.threads();

    /** Until then plain loops do what vectors do afterwards. */
    @BeforeAll
    static void awaitWarmUp() throws InterruptedException {
        WarmUp.start().join();
    }

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS_BEFORE);
    }

    static Stream<Optimizer<?>> optimizers() {
        return Stream.of(
                Sgd.of(0.01),
                Sgd.of(0.01).withMomentum(0.9).withNesterov(true).withClipnorm(1).withWeightDecay(0.001),
                RmsProp.of().withMomentum(0.9).withCentered(true).withClipvalue(0.5),
                Adam.of().withAmsgrad(true).withGlobalClipnorm(1).withEma(0.9),
                Nadam.of(CosineDecay.of(0.001, 100)).withGradientAccumulationSteps(2), LossScaleOptimizer.of(Lamb.of()), Adafactor.of(),
                Muon.of().excludeFromWeightDecay("bias"),
                MultiOptimizer.of(OptimizerMap.of(Adam.of()).withOptimizer(".*/bias", Sgd.of(0.01).withClipnorm(1)).withOptimizer("none", Lamb.of())),
                LossScaleOptimizer.of(MultiOptimizer.of(OptimizerMap.of(Adam.of()).withOptimizer(".*/bias", Lamb.of()))));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void allocatesUnderOneByte(Optimizer<?> optimizer) {
        assertAllocatesNothing(optimizer, 20, 24, 8);
    }

    /** Large enough for products, the gathering of samples and the update to be shared. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void allocatesUnderOneByteOnSeveralThreads(int threads) {
        Workers.resize(threads);
        assertAllocatesNothing(Sgd.of(0.01), 784, 100, 32);
    }

    private static void assertAllocatesNothing(Optimizer<?> optimizer, int in, int units, int batch) {
        var random = new SplittableRandom(1);
        var samples = Samples.of(
                Tensor.of(random.doubles((long) in * batch * 4).toArray(), batch * 4, in), Tensor.of(random.ints(batch * 4, 0, 5).toArray(), batch * 4));
        var model = Sequential.of(Input.of(in), Dense.of(units).withActivation(RELU), Dense.of(5).withActivation(SOFTMAX));
        assertAllocatesNothing(model, optimizer, samples, batch);
    }

    /** Layers that are composed of ops. Last, since what a process has run before decides how C2 compiles products. */
    @Test
    @Order(Integer.MAX_VALUE)
    void layersAllocateNothing() {
        var random = new SplittableRandom(1);
        var labels = Tensor.of(random.ints(32, 0, 5).toArray(), 32);
        var images = Samples.of(Tensor.of(random.doubles(32 * 6 * 6 * 4).toArray(), 32, 6, 6, 4), labels);
        var ofImages = Sequential.of(
                Input.of(6, 6, 4), ZeroPadding2D.of(1), PRelu.of().withSharedAxes(1, 2), GroupNormalization.of(2), SpatialDropout2D.of(0.1),
                Cropping2D.of(2), UpSampling2D.of(2), UpSampling2D.of(2).withInterpolation(UpSampling2D.Interpolation.BILINEAR), GaussianNoise.of(0.1),
                Permute.of(2, 3, 1), LayerNormalization.of().withAxis(1, 2), RmsNormalization.of(), AlphaDropout.of(0.1), GaussianDropout.of(0.1),
                UnitNormalization.of(), ActivityRegularization.of(0.1, 0.1), GlobalMaxPooling2D.of(), Softmax.of(), Dense.of(5).withActivation(SOFTMAX));
        assertAllocatesNothing(ofImages, Sgd.of(0.01), images, 8);
        var convolutions = Sequential.of(
                Input.of(6, 6, 4), Conv2D.of(40, 3).withPadding(Padding.SAME).withActivation(RELU), MaxPooling2D.of(2), SeparableConv2D.of(20, 3).withPadding(Padding.SAME),
                Conv2DTranspose.of(18, 3).withStrides(2), Conv2D.of(12, 3).withGroups(3), AveragePooling2D.of(3).withStrides(2), Conv2D.of(20, 1),
                AdaptiveAveragePooling2D.of(1), Flatten.of(), Dense.of(5).withActivation(SOFTMAX));
        assertAllocatesNothing(convolutions, Sgd.of(0.01), images, 8);
        var texts = Samples.of(Tensor.wrap(random.ints(32 * 7, 0, 50).toArray(), Shape.of(32, 7)), labels);
        var ofTexts = Sequential.of(
                Input.of(7).withDtype(DType.INT32), Embedding.of(50, 8), EinsumDense.of("abc,cde->abed", -1, 4, 2).withBiasAxes("d"),
                EinsumDense.of("abcd,bde->abce", -1, -1, 3), GlobalAveragePooling2D.of(), RepeatVector.of(3), GlobalAveragePooling1D.of(),
                Dense.of(5).withActivation(SOFTMAX));
        assertAllocatesNothing(ofTexts, Sgd.of(0.01), texts, 8);
        var ofIds = Sequential.of(
                Input.of(7).withDtype(DType.INT32), IntegerLookup.of(3, 7, 12, 40).withNumOovIndices(3).withOovMethod(OovMethod.FARMHASH),
                Hashing.of(9).withMaskValue(0).withSalt(1, 2), Embedding.of(9, 8), GlobalAveragePooling1D.of(), Dense.of(5).withActivation(SOFTMAX));
        assertAllocatesNothing(ofIds, Sgd.of(0.01), texts, 8);
    }

    /** Sequences in one op, masked ones too, and a cell written out step by step. */
    @Test
    @Order(Integer.MAX_VALUE)
    void recurrentLayersAllocateNothing() {
        var random = new SplittableRandom(1);
        var samples = Samples.of(Tensor.wrap(random.ints(32 * 5, 0, 20).toArray(), Shape.of(32, 5)), Tensor.of(random.ints(32, 0, 5).toArray(), 32));
        var model = Sequential.of(
                Input.of(5).withDtype(DType.INT32), Embedding.of(20, 8).withMaskZero(true), Bidirectional.of(Lstm.of(20).withReturnSequences(true)),
                Gru.of(17).withReturnSequences(true).withDropout(0.1), SimpleRnn.of(9).withReturnSequences(true),
                Rnn.of(StackedRnnCells.of(GruCell.of(6), LstmCell.of(4))), Dense.of(5).withActivation(SOFTMAX));
        assertAllocatesNothing(model, Sgd.of(0.01), samples, 8);
    }

    /** An encoder layer: attention, normalization and two dense layers, each added to what it reads. */
    @Test
    @Order(Integer.MAX_VALUE)
    void transformersAllocateNothing() {
        var random = new SplittableRandom(1);
        var samples = Samples.of(Tensor.of(random.doubles(32 * 9 * 12).toArray(), 32, 9, 12), Tensor.of(random.ints(32, 0, 5).toArray(), 32));
        var x = Input.of(9, 12).symbol();
        var attended = LayerNormalization.of().apply(Add.of().apply(x, MultiHeadAttention.of(3, 4).withDropout(0.1).apply(x, x)));
        var within = Dense.of(12).apply(Dense.of(40).withActivation(RELU).apply(attended));
        var encoded = LayerNormalization.of().apply(Add.of().apply(attended, within));
        var model = Model.of(x, Dense.of(5).withActivation(SOFTMAX).apply(GlobalAveragePooling1D.of().apply(encoded)));
        assertAllocatesNothing(model, Compilation.of(Adam.of(), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY), samples, 8);
    }

    /** Projections of kernels stored in column blocks and of others. */
    @Test
    void constraintsAllocateNothing() {
        var random = new SplittableRandom(1);
        var samples = Samples.of(Tensor.of(random.doubles(32 * 20).toArray(), 32, 20), Tensor.of(random.ints(32, 0, 5).toArray(), 32));
        var model = Sequential.of(
                Input.of(20), Dense.of(40).withActivation(RELU).withKernelConstraint(MaxNorm.of(1)).withBiasConstraint(NonNeg.of()),
                Dense.of(5).withActivation(SOFTMAX).withKernelConstraint(MinMaxNorm.of(0.1, 0.9).withRate(0.5).withAxis(1)));
        assertAllocatesNothing(model, Sgd.of(0.01), samples, 8);
    }

    /** Two optimizers, a penalty on a gradient, and a report. */
    @Test
    @Order(Integer.MAX_VALUE)
    void stepsOfOnesOwnAllocateNothing() {
        var random = new SplittableRandom(1);
        var samples = Samples.of(Tensor.of(random.doubles(32 * 20).toArray(), 32, 20), Tensor.of(random.ints(32, 0, 5).toArray(), 32));
        var input = Input.of(20).symbol();
        var hidden = Dense.of(24).withActivation(RELU).withName("hidden").apply(input);
        var residual = Add.of().apply(hidden, Dense.of(24).withName("residual").apply(hidden));
        var model = Model.of(input, Dense.of(5).withActivation(SOFTMAX).withName("head").apply(residual));
        TrainingStep own = step -> {
            var features = step.inputs();
            var outputs = step.predict(features);
            var slope = Objects.requireNonNull(Ops.gradients(Ops.sum(Ops.square(outputs.getFirst())), features).getFirst());
            var penalty = Ops.mean(Ops.square(slope));
            step.report("penalty", penalty);
            var loss = Ops.add(step.loss(outputs), penalty);
            step.minimize(loss, Sgd.of(0.01).withMomentum(0.9), model.layer("hidden").variables());
            step.minimize(loss, Adam.of(), Stream.of("residual", "head").flatMap(name -> model.layer(name).variables().stream()).toList());
        };
        assertAllocatesNothing(model, Compilation.of(Sgd.of(0.01), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY).withStep(own), samples, 8);
    }

    /** Within an epoch of {@code fit}, with callbacks whose hooks look at the loss. */
    @Test
    @Order(Integer.MAX_VALUE)
    void fittingAllocatesNothingFromBatchToBatch() {
        var random = new SplittableRandom(1);
        var samples = Samples.of(Tensor.of(random.doubles(20 * STEPS).toArray(), STEPS, 20), Tensor.of(random.ints(STEPS, 0, 5).toArray(), STEPS));
        var model = Sequential.of(Input.of(20), Dense.of(24).withActivation(RELU), Dense.of(5).withActivation(SOFTMAX));
        model.compile(Compilation.of(Adam.of(), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY));
        var watch = new Watch();
        model.fit(samples, Fit.epochs(Integer.MAX_VALUE).withBatchSize(1).withVerbose(0), watch, EarlyStopping.of().withMonitor("loss").withPatience(Integer.MAX_VALUE),
                ModelCheckpoint.of("target/never{epoch}.keras").withSaveFreq(SaveFrequency.everyBatches(Integer.MAX_VALUE)), TerminateOnNan.of());
        assertThat(watch.least).as("bytes a step of fit").isLessThan(1);
    }

    /** Counts what is allocated between the second batch of an epoch and its last. */
    private static final class Watch implements Callback {
        private final long start = System.nanoTime();
        private double least = Double.POSITIVE_INFINITY;
        private long[] computing = {};
        private long before;
        private @Nullable Training training;

        @Override
        public void trainBegin(Training begun) {
            training = begun;
        }

        @Override
        public void trainBatchEnd(int batch, Logs logs) {
            if (batch == 1) {
                computing = computing();
                before = allocated(computing);
            } else if (batch == STEPS - 1) {
                least = Math.min(least, (double) (allocated(computing) - before) / (STEPS - 2));
            }
        }

        @Override
        public void epochEnd(int epoch, Map<String, Double> logs) {
            if (least < 1 || System.nanoTime() - start > WARM_UP.toNanos()) {
                Objects.requireNonNull(training).stop();
            }
        }
    }

    private static void assertAllocatesNothing(Sequential model, Optimizer<?> optimizer, Samples samples, int batch) {
        assertAllocatesNothing(model, Compilation.of(optimizer, SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY), samples, batch);
    }

    private static void assertAllocatesNothing(Model model, Compilation compilation, Samples samples, int batch) {
        model.compile(compilation);
        var steps = model.steps(samples, batch);
        steps.run(0);
        var computing = computing();
        var least = Double.POSITIVE_INFINITY;
        // The compilers decide when the code is warm: tries, of which the best counts.
        var start = System.nanoTime();
        while (least >= 1 && System.nanoTime() - start < WARM_UP.toNanos()) {
            var before = allocated(computing);
            for (var step = 0; step < STEPS; step++) {
                steps.run(step % 4);
            }
            least = Math.min(least, (double) (allocated(computing) - before) / STEPS);
        }
        assertThat(least).as("bytes a step with " + compilation.optimizer()).isLessThan(1);
    }

    /** This thread and the workers; the build's own threads allocate as well, which shows in long runs. */
    private static long[] computing() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && (thread.getThreadName().startsWith("lanewise") || thread.getThreadId() == Thread.currentThread().threadId()))
                .mapToLong(ThreadInfo::getThreadId).toArray();
    }

    private static long allocated(long... threads) {
        return LongStream.of(THREADS.getThreadAllocatedBytes(threads)).sum();
    }
}
