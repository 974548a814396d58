package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are applied to each step of a sequence: in training and in files, against a file and numbers of Keras's. */
class TimeDistributedModelTest {
    private static final Tensor X = ramp();
    private static final Tensor ONES = LayerCall.ones(2, 4);

    @TempDir
    private Path folder;

    /** Numbers from −1 to 1 at even distances. */
    private static Tensor ramp() {
        var numbers = new double[24];
        Arrays.setAll(numbers, i -> -1 + 2 * i / 23.0);
        return Tensor.of(numbers, 2, 4, 3);
    }

    private static Model keras() {
        return KerasDescriptions.withWeights("/layer-files/time_distributed_model.json");
    }

    @Test
    void aModelOfKerasGoesOnTraining() {
        var model = keras();
        assertThat(model.weights().stream().mapToInt(weight -> weight.shape().elements()).sum()).isEqualTo(49);
        assertClose(model.predict(X), 0.19685178995132446, 0.25583600997924805, 0.31956034898757935, 0.38407379388809204, 0.4451434910297394, 0.5000997185707092,
                0.5483666658401489, 0.5907829999923706);
        model.compile(Sgd.of(0.1), Losses.MEAN_SQUARED_ERROR);
        var logs = model.trainOnBatch(Samples.of(X, ONES));
        assertThat(logs.loss()).isCloseTo(0.46563854813575745, Offset.offset(2e-6));
        assertClose(model.predict(X), 0.3545255959033966, 0.42121997475624084, 0.4932636320590973, 0.566191554069519, 0.6352241039276123, 0.6973497867584229,
                0.7519222497940063, 0.7998906373977661);
    }

    @Test
    void filesHoldTheModelWithin() {
        var model = keras();
        var file = folder.resolve("again.keras");
        model.save(file);
        var again = Model.load(file);
        assertThat(again.weights()).isEqualTo(model.weights());
        assertThat(again.predict(X)).isEqualTo(model.predict(X));
    }

    @Test
    void aFrozenModelIsNotTrained() {
        var inner = Sequential.of(Input.of(3), Dense.of(2).withName("frozen"));
        var model = Sequential.of(Input.of(4, 3), TimeDistributed.of(inner), Flatten.of(), Dense.of(4));
        var before = inner.weights();
        model.layers().getFirst().setTrainable(false);
        model.compile(Sgd.of(0.1), Losses.MEAN_SQUARED_ERROR);
        model.trainOnBatch(Samples.of(X, ONES));
        assertThat(inner.weights()).isEqualTo(before);
        model.layers().getFirst().setTrainable(true);
        model.trainOnBatch(Samples.of(X, ONES));
        assertThat(inner.weights()).isNotEqualTo(before);
    }

    @Test
    void aModelForOtherStepsIsRefused() {
        var inner = Sequential.of(Input.of(5), Dense.of(2));
        assertThatThrownBy(() -> Sequential.of(Input.of(4, 3), TimeDistributed.of(inner))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("(None, 5)", "(None, 3)");
    }

    private static void assertClose(Tensor actual, double... expected) {
        var floats = new float[expected.length];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = (float) expected[i];
        }
        assertThat(actual.floats()).usingComparatorWithPrecision(2e-6f).containsExactly(floats);
    }
}
