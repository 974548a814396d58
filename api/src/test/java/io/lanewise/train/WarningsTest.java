package io.lanewise.train;

import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.BINARY_CROSSENTROPY;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.Sequential;
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
    private final Logger logger = Logger.getLogger("io.lanewise.train");
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
