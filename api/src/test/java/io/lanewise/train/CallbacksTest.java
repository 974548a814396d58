package io.lanewise.train;

import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.callback.BackupAndRestore;
import io.lanewise.callback.Callback;
import io.lanewise.callback.EarlyStopping;
import io.lanewise.callback.LambdaCallback;
import io.lanewise.callback.LearningRateScheduler;
import io.lanewise.callback.Logs;
import io.lanewise.callback.Mode;
import io.lanewise.callback.ModelCheckpoint;
import io.lanewise.callback.Run;
import io.lanewise.callback.SaveFrequency;
import io.lanewise.callback.SwapEmaWeights;
import io.lanewise.callback.TerminateOnNan;
import io.lanewise.callback.Training;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Dropout;
import io.lanewise.layer.Input;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbacksTest {
    private static final int SAMPLES = 12;
    private static final Fit FIT = Fit.epochs(3).withBatchSize(4).withVerbose(0);

    private final Samples data = data();

    private static Samples data() {
        var random = new SplittableRandom(5);
        return Samples.of(Tensor.of(random.doubles(SAMPLES * 3).toArray(), SAMPLES, 3), Tensor.of(random.doubles(SAMPLES).toArray(), SAMPLES, 1));
    }

    private static Sequential model(Optimizer<?> optimizer) {
        Lanewise.seed(7);
        var model = Sequential.of(Input.of(3), Dense.of(5).withActivation("relu"), Dropout.of(0.2), Dense.of(1));
        model.compile(Compilation.of(optimizer, MEAN_SQUARED_ERROR, Metric.of("mae")));
        return model;
    }

    /** Writes down which hooks were called. */
    private static final class Recorder implements Callback {
        private final List<String> calls = new ArrayList<>();

        @Override
        public void trainBegin(Training training) {
            calls.add("train begin " + training.epochs() + "x" + training.batches());
        }

        @Override
        public void epochBegin(int epoch) {
            calls.add("epoch " + epoch);
        }

        @Override
        public void trainBatchBegin(int batch) {
            calls.add("batch " + batch);
        }

        @Override
        public void trainBatchEnd(int batch, Logs logs) {
            calls.add("batch end " + batch + " " + logs.get().keySet() + (logs.loss() == logs.get().get("loss") ? "" : " another loss"));
        }

        @Override
        public void epochEnd(int epoch, Map<String, Double> logs) {
            calls.add("epoch end " + epoch + " " + logs.keySet());
        }

        @Override
        public void trainEnd(Map<String, Double> logs) {
            calls.add("train end " + logs.keySet());
        }

        @Override
        public void testBegin(Run run) {
            calls.add("test begin " + run.batches());
        }

        @Override
        public void testBatchBegin(int batch) {
            calls.add("test " + batch);
        }

        @Override
        public void testBatchEnd(int batch, Logs logs) {
            calls.add("test batch end " + batch + " " + logs.get().keySet());
        }

        @Override
        public void testEnd(Map<String, Double> logs) {
            calls.add("test end " + logs.keySet());
        }

        @Override
        public void predictBegin(Run run) {
            calls.add("predict begin " + run.batches());
        }

        @Override
        public void predictBatchBegin(int batch) {
            calls.add("predict " + batch);
        }

        @Override
        public void predictBatchEnd(int batch, Supplier<List<Tensor>> outputs) {
            calls.add("predict batch end " + batch + " " + outputs.get().getFirst().shape());
        }

        @Override
        public void predictEnd() {
            calls.add("predict end");
        }

        @Override
        public void aborted() {
            calls.add("aborted");
        }
    }

    @Test
    void hooksAreCalledInKerasOrder() {
        var recorder = new Recorder();
        var model = model(Sgd.of(0.1));
        model.fit(data, Fit.epochs(1).withBatchSize(6).withVerbose(0).withValidationData(data.take(3)), recorder);
        model.evaluate(data, 12, recorder);
        model.predictAll(data, Pass.ofBatchSize(8), recorder);
        assertThat(recorder.calls).containsExactly(
                "train begin 1x2", "epoch 0", "batch 0", "batch end 0 [loss, mae]", "batch 1", "batch end 1 [loss, mae]",
                "test begin 1", "test 0", "test batch end 0 [loss, mae]", "test end [loss, mae]",
                "epoch end 0 [loss, mae, val_loss, val_mae]", "train end [loss, mae, val_loss, val_mae]",
                "test begin 1", "test 0", "test batch end 0 [loss, mae]", "test end [loss, mae]",
                "predict begin 2", "predict 0", "predict batch end 0 (8, 1)", "predict 1", "predict batch end 1 (4, 1)", "predict end");
    }

    @Test
    void aCallbackThatThrowsLeavesTheLastWholeStep() {
        var model = model(Adam.of(0.1));
        var recorder = new Recorder();
        var thrown = new IllegalStateException("enough");
        assertThatThrownBy(() -> model.fit(data, FIT, recorder, LambdaCallback.of().withTrainBatchEnd((batch, logs) -> {
            if (batch == 1) {
                throw thrown;
            }
        }))).isSameAs(thrown);
        assertThat(recorder.calls).endsWith("aborted").doesNotContain("train end [loss, mae]");
        assertThat(model.optimizerState().iterations()).isEqualTo(2);
        var same = model(Adam.of(0.1));
        same.fit(data, FIT, LambdaCallback.of().withTrainBegin(training -> same.network().seed()).withTrainBatchEnd((batch, logs) -> {}), new Callback() {
            private Training training;

            @Override
            public void trainBegin(Training begun) {
                training = begun;
            }

            @Override
            public void trainBatchEnd(int batch, Logs logs) {
                if (batch == 1) {
                    training.stop();
                }
            }
        });
        assertThat(model.weights()).isEqualTo(same.weights());
    }

    @Test
    void whoStopsWithinAnEpochEndsItThere() {
        var recorder = new Recorder();
        var model = model(Sgd.of(0.1));
        var stopping = new ArrayList<Training>();
        var history = model.fit(data, FIT.withValidationData(data), LambdaCallback.of().withTrainBegin(stopping::add)
                .withTrainBatchEnd((batch, logs) -> stopping.getFirst().stop()), recorder);
        assertThat(history.epochs()).containsExactly(0);
        assertThat(history.metrics()).containsKeys("loss", "val_loss");
        assertThat(model.optimizerState().iterations()).isEqualTo(1);
        assertThat(recorder.calls).contains("test begin 3").endsWith("train end [loss, mae, val_loss, val_mae]");
    }

    @Test
    void whoStopsAnEvaluationOrAPredictionEndsIt() {
        var model = model(Sgd.of(0.1));
        var stop = new Callback() {
            @Override
            public void testBegin(Run run) {
                run.stop();
            }

            private Run predicting;

            @Override
            public void predictBegin(Run run) {
                predicting = run;
            }

            @Override
            public void predictBatchEnd(int batch, Supplier<List<Tensor>> outputs) {
                predicting.stop();
            }
        };
        assertThat(model.evaluate(data, 4, stop).loss()).isZero();
        assertThat(model.predictAll(data, Pass.ofBatchSize(5), stop).getFirst().shape().toArray()).containsExactly(5, 1);
    }

    @Test
    void addedLogsComeIntoTheHistory() {
        var history = model(Sgd.of(0.5)).fit(data, FIT, LearningRateScheduler.of(epoch -> 0.5 / (epoch + 1)), LambdaCallback.of().withEpochEnd((epoch, logs) -> logs.put("own", 2.0 * epoch)));
        assertThat(history.get("own")).containsExactly(0.0, 2.0, 4.0);
        assertThat(history.get("learning_rate")).containsExactly(0.5, 0.25, (double) (float) (0.5 / 3));
    }

    @Test
    void metricsSayTheirDirection() {
        var model = Sequential.of(Input.of(3), Dense.of(1));
        model.compile(Compilation.of(Sgd.of(0.1), MEAN_SQUARED_ERROR, Metric.of("accuracy"), Metric.of("mae"), Metric.of("own", (yTrue, yPred) -> yPred)));
        model.fit(data, FIT, LambdaCallback.of().withTrainBegin(training -> {
            assertThat(training.direction("val_loss")).isEqualTo(Mode.MIN);
            assertThat(training.direction("accuracy")).isEqualTo(Mode.MAX);
            assertThat(training.direction("val_mae")).isEqualTo(Mode.MIN);
            assertThat(training.direction("own")).isEqualTo(Mode.AUTO);
            assertThat(training.direction("nothing")).isEqualTo(Mode.AUTO);
        }));
        var before = model.weights();
        assertThatThrownBy(() -> model.fit(data, FIT, EarlyStopping.of().withMonitor("own"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("EarlyStopping", "\"own\"", "mode min or max");
        assertThat(model.weights()).isEqualTo(before);
    }

    @Test
    void aModelThatTrainingWouldBuildIsNotBuiltIfACallbackRefuses() {
        var model = Sequential.of(Dense.of(1));
        model.compile(MEAN_SQUARED_ERROR);
        assertThatThrownBy(() -> model.fit(data, FIT, EarlyStopping.of().withMonitor("own"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(model.network().isBuilt()).isFalse();
    }

    @Test
    void aLossThatIsNoNumberEndsTrainingAndSaysWhere() {
        var labels = new float[SAMPLES];
        labels[5] = Float.POSITIVE_INFINITY;
        var broken = Samples.of(data.features(), Tensor.wrap(labels, data.labels().shape()));
        var model = model(Sgd.of(0.1));
        model.fit(broken, FIT.withShuffle(false), TerminateOnNan.of());
        assertThat(model.optimizerState().iterations()).isEqualTo(2);
        assertThatThrownBy(() -> model(Sgd.of(0.1)).fit(broken, FIT.withShuffle(false), TerminateOnNan.of().withRaiseError(true)))
                .isInstanceOf(ArithmeticException.class).hasMessageContainingAll("Infinity", "epoch 1, batch 1");
    }

    @Test
    void checkpointsAreModelsThatOpen(@TempDir Path folder) {
        var model = model(Adam.of(0.05));
        var seen = new ArrayList<List<Tensor>>();
        model.fit(data, FIT, ModelCheckpoint.of(folder.resolve("new/m{epoch:02d}.keras")), ModelCheckpoint.ofWeights(folder.resolve("w{epoch}-{batch}.weights.h5")).withSaveFreq(SaveFrequency.everyBatches(2)),
                LambdaCallback.of().withEpochEnd((epoch, logs) -> seen.add(model.weights())));
        for (var epoch = 0; epoch < 3; epoch++) {
            assertThat(Model.load(folder.resolve("new/m0" + (epoch + 1) + ".keras")).weights()).isEqualTo(seen.get(epoch));
        }
        // Batches 2, 4, 6 and 8 of three epochs of three.
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("new", "w1-2.weights.h5", "w2-1.weights.h5", "w2-3.weights.h5", "w3-2.weights.h5");
    }

    @Test
    void aPathThatCannotBeWrittenFailsBeforeTheFirstEpoch(@TempDir Path folder) throws IOException {
        var model = model(Sgd.of(0.1));
        var before = model.weights();
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> model.fit(data, FIT, ModelCheckpoint.of(file.resolve("m{epoch}.keras")))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("folder that can be written", file.toString());
        var taken = Files.createDirectory(folder.resolve("m.keras"));
        assertThatThrownBy(() -> model.fit(data, FIT, ModelCheckpoint.of(taken))).isInstanceOf(UncheckedIOException.class).hasMessageContainingAll(taken.toString(), "is a folder");
        assertThat(model.weights()).isEqualTo(before);
    }

    @Test
    void anInterruptedTrainingGoesOnAsIfNothingHadHappened(@TempDir Path folder) {
        var whole = model(Adam.of(0.05));
        var fit = Fit.epochs(5).withBatchSize(5).withVerbose(0);
        whole.fit(data, fit);

        var backup = folder.resolve("backup");
        assertThatThrownBy(() -> model(Adam.of(0.05)).fit(data, fit, BackupAndRestore.of(backup), LambdaCallback.of().withEpochBegin(epoch -> {
            if (epoch == 3) {
                throw new IllegalStateException("power cut");
            }
        }))).hasMessage("power cut");
        assertThat(backup.toFile().list()).containsExactlyInAnyOrder("latest.weights.h5", "training_metadata.json");

        var resumed = model(Adam.of(0.05));
        var history = resumed.fit(data, fit, BackupAndRestore.of(backup));
        assertThat(history.epochs()).containsExactly(3, 4);
        assertThat(resumed.weights()).isEqualTo(whole.weights());
        assertThat(backup).doesNotExist();
    }

    @Test
    void theBackupBeforeServesIfTheLastIsDamaged(@TempDir Path folder) throws IOException {
        var keep = BackupAndRestore.of(folder).withDoubleCheckpoint(true).withDeleteCheckpoint(false);
        model(Adam.of(0.05)).fit(data, FIT, keep);
        Files.writeString(folder.resolve("latest.weights.h5"), "no longer weights");
        var history = model(Adam.of(0.05)).fit(data, Fit.epochs(4).withBatchSize(4).withVerbose(0), keep);
        assertThat(history.epochs()).containsExactly(2, 3);
    }

    @Test
    void averagesAreThereWhereTheModelIsJudged() {
        var optimizer = Sgd.of(0.5).withEma(0.5);
        var model = model(optimizer);
        var inTest = new ArrayList<List<Tensor>>();
        var inTraining = new ArrayList<List<Tensor>>();
        var watch = new Callback() {
            @Override
            public void trainBatchEnd(int batch, Logs logs) {
                inTraining.add(model.weights());
            }

            @Override
            public void testBatchEnd(int batch, Logs logs) {
                inTest.add(model.weights());
            }
        };
        // One step an epoch: the averages are w1, then (w1 + w2) / 2.
        model.fit(data, Fit.epochs(2).withBatchSize(SAMPLES).withVerbose(0).withValidationData(data), SwapEmaWeights.of(), watch);
        assertThat(inTest.getFirst()).isEqualTo(inTraining.getFirst());
        var kernel = inTraining.get(0).getFirst();
        for (var i = 0; i < kernel.elements(); i++) {
            assertThat(inTest.get(1).getFirst().at(i)).isEqualTo((float) (0.5f * kernel.at(i) + 0.5f * inTraining.get(1).getFirst().at(i)));
        }
        assertThat(model.weights()).isEqualTo(inTest.get(1));
        assertThatThrownBy(() -> model(Sgd.of(0.1)).fit(data, FIT, SwapEmaWeights.of())).isInstanceOf(IllegalStateException.class).hasMessageContaining("use_ema");
    }

    @Test
    void whatThrowsWhileAveragesAreInPlaceLeavesTheWeights() {
        var model = model(Sgd.of(0.5).withEma(0.5));
        var afterStep = new ArrayList<List<Tensor>>();
        assertThatThrownBy(() -> model.fit(data, Fit.epochs(1).withBatchSize(4).withVerbose(0).withValidationData(data), SwapEmaWeights.of(), new Callback() {
            @Override
            public void trainBatchEnd(int batch, Logs logs) {
                afterStep.add(model.weights());
            }

            @Override
            public void testBatchEnd(int batch, Logs logs) {
                throw new IllegalStateException("enough");
            }
        })).hasMessage("enough");
        assertThat(model.weights()).isEqualTo(afterStep.getLast());
    }
}
