package io.lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Sequential;
import io.lanewise.activation.Activations;
import io.lanewise.callback.CsvLogger;
import io.lanewise.callback.EarlyStopping;
import io.lanewise.callback.Mode;
import io.lanewise.data.Samples;
import io.lanewise.initializer.Initializer;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Losses;
import io.lanewise.metric.F1Score;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics that have a number for each class: none of them is lost. */
class SeveralNumbersTest {
    /** Labels 0, 0, 1, 2, every class predicted for all of them: F1 is 2 · ½ · 1 / (½ + 1) = ⅔ for class 0, 2 · ¼ · 1 / (¼ + 1) = 0.4 for the others. */
    private static final Samples DATA = Samples.of(
            Tensor.zeros(4, 2), Tensor.of(new double[] {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1}, 4, 3));

    @TempDir
    private Path folder;

    private static Sequential model() {
        var model = Sequential.of(Input.of(2), Dense.of(3).withActivation(Activations.SOFTMAX).withKernelInitializer(Initializer.of("zeros")).withUseBias(false));
        model.compile(Sgd.of(0), Losses.CATEGORICAL_CROSSENTROPY, F1Score.of());
        return model;
    }

    @Test
    void scoresAndHistoryHoldAllNumbersAndTheirMean() {
        var scores = model().evaluate(DATA);
        assertThat(scores.numbers("f1_score")).hasSize(3);
        assertThat(scores.numbers("f1_score").getFirst()).isCloseTo(2 / 3.0, within(1e-6));
        assertThat(scores.numbers("f1_score").subList(1, 3)).allSatisfy(number -> assertThat(number).isCloseTo(0.4, within(1e-6)));
        assertThat(scores.get("f1_score")).isCloseTo(22 / 45.0, within(1e-6));
        assertThat(scores.numbers("loss")).containsExactly(scores.loss());
        var history = model().fit(DATA, Fit.epochs(2).withVerbose(0).withValidationData(DATA));
        assertThat(history.numbers("f1_score")).hasSize(2).allSatisfy(numbers -> assertThat(numbers).hasSize(3));
        assertThat(history.numbers("val_f1_score").getLast().getFirst()).isCloseTo(2 / 3.0, within(1e-6));
        assertThat(history.get("val_f1_score").getLast()).isCloseTo(22 / 45.0, within(1e-6));
        assertThat(history.numbers("loss").getFirst()).isEqualTo(history.get("loss").subList(0, 1));
        assertThatThrownBy(() -> history.numbers("f1")).hasMessageContaining("unknown metric of this history \"f1\"");
    }

    @Test
    void theLogFileHasTheListAsKerasWritesIt() throws IOException {
        var file = folder.resolve("log.csv");
        model().fit(DATA, Fit.epochs(1).withVerbose(0), CsvLogger.of(file));
        assertThat(Files.readAllLines(file).getLast()).startsWith("0,\"\"\"[0.66666").contains(", 0.39999").contains("]\"\"\",1.09861");
    }

    @Test
    void severalNumbersHaveNoBestOne() {
        var model = model();
        assertThatThrownBy(() -> model.fit(DATA, Fit.epochs(1).withVerbose(0), EarlyStopping.of().withMonitor("f1_score").withMode(Mode.MAX)))
                .hasMessageContaining("expected a metric of one number, received monitor \"f1_score\", which has 3");
    }

    @Test
    void aMonitorThatNothingIsKnownOfIsToldTheNamesThereAre() {
        var model = model();
        assertThatThrownBy(() -> model.fit(DATA, Fit.epochs(1).withVerbose(0).withValidationData(DATA), EarlyStopping.of().withMonitor("val_f1")))
                .hasMessageContaining("received monitor \"val_f1\"; the logs will have [loss, f1_score, val_loss, val_f1_score]");
    }
}
