package io.lanewise.model;

import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.layer.Add;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Copies of models. */
class NetworkCopyTest {
    @Test
    void aCopySharesNothing() {
        var data = Tensor.of(new SplittableRandom(1).doubles(24 * 3L, -1, 1).toArray(), 24, 3);
        var x = Input.of(3).symbol();
        var nested = Sequential.of(Dense.of(2), Dense.of(3));
        var layer = Dense.of(3);
        var model = Model.of(x, Add.of().apply(nested.apply(layer.apply(x)), layer.apply(x)));
        model.setTrainable("dense", false);
        var copy = model.copy();
        copy.setWeights(model.weights());
        var before = model.predict(data);
        assertThat(copy.predict(data)).isEqualTo(before);
        copy.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        copy.fit(data, data, Fit.epochs(2).withVerbose(0));
        assertThat(copy.layer("dense").weights()).isEqualTo(model.layer("dense").weights());
        assertThat(copy.predict(data)).isNotEqualTo(before);
        assertThat(model.predict(data)).isEqualTo(before);
    }
}
