package io.lanewise.train;

import static io.lanewise.activation.Activations.SIGMOID;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.BINARY_CROSSENTROPY;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.loss.Loss;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private final Logger logger = Logger.getLogger("io.lanewise");
    private final List<String> warnings = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            warnings.add(new SimpleFormatter().formatMessage(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void numbersThatAreNaNAreCounted() {
        var features = new float[] {1, Float.NaN, 3, 4, Float.NaN, 6};
        fit(Tensor.wrap(features, Shape.of(3, 2)), Tensor.wrap(new float[] {0, Float.NaN, 1}, Shape.of(3, 1)), MEAN_SQUARED_ERROR, Dense.of(1));
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).startsWith("fit: 2 of 6 numbers in the features are NaN").contains("Remove or replace");
        assertThat(warnings.get(1)).startsWith("fit: 1 of 3 numbers in the labels are NaN");
    }

    @Test
    void numbersThatAreNaNAreCountedInAllDataThatIsGiven() {
        var features = Tensor.wrap(new float[] {Float.NaN, 2, Float.NaN, Float.NaN, 5, 6}, Shape.of(3, 2));
        var model = Sequential.of(Dense.of(1));
        model.compile(MEAN_SQUARED_ERROR);
        model.evaluate(features, Tensor.zeros(3, 1));
        model.fit(Tensor.zeros(3, 2), Tensor.zeros(3, 1), Fit.epochs(1).withVerbose(0).withValidationData(Samples.of(features, Tensor.zeros(3, 1))));
        model.steps(Samples.of(features, Tensor.zeros(3, 1)), 3);
        assertThat(warnings).hasSize(3);
        assertThat(warnings.get(0)).startsWith("evaluate: 3 of 6 numbers in the features are NaN");
        assertThat(warnings.get(1)).startsWith("fit, validation data: 3 of 6 numbers in the features are NaN");
        assertThat(warnings.get(2)).startsWith("steps: 3 of 6 numbers in the features are NaN");
    }

    @Test
    void labelsThatAreNoProbabilitiesAreCounted() {
        fit(Tensor.zeros(3, 2), Tensor.of(new int[] {0, 2, -1}, 3, 1), BINARY_CROSSENTROPY, Dense.of(1).withActivation(SIGMOID));
        assertThat(warnings).singleElement().asString().startsWith("binary_crossentropy: expected labels from 0 to 1, but 2 of 3 are not, the first 2 at position 1");
    }

    @Test
    void dataWithoutNaNPassesInSilence() {
        fit(Tensor.zeros(3, 2), Tensor.zeros(3, 1), MEAN_SQUARED_ERROR, Dense.of(1));
        assertThat(warnings).isEmpty();
    }

    @Test
    void softmaxOnOneUnitIsPointedOut() {
        fit(Tensor.zeros(3, 2), Tensor.zeros(3, 1), BINARY_CROSSENTROPY, Dense.of(1).withActivation(SOFTMAX));
        assertThat(warnings).singleElement().asString().startsWith("fit: softmax on one unit always gives 1; use sigmoid");
    }

    private static void fit(Tensor x, Tensor y, Loss loss, Dense last) {
        var model = Sequential.of(last);
        model.compile(loss);
        model.fit(x, y, Fit.epochs(1).withVerbose(0));
    }
}
