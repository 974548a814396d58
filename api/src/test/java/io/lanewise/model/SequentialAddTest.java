package io.lanewise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.layer.ActivationLayer;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.layer.TimeDistributed;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import org.junit.jupiter.api.Test;

/** Layers that come late. */
class SequentialAddTest {
    private static final Fit FIT = Fit.epochs(1).withVerbose(0);
    private static final Tensor X = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 4);

    private static Sequential trained() {
        Lanewise.seed(7);
        var model = Sequential.of(Input.of(4), Dense.of(3));
        model.compile(Compilation.of(Adam.of(0.1), Losses.MEAN_SQUARED_ERROR));
        model.fit(X, Tensor.of(new float[6], 2, 3), FIT);
        return model;
    }

    @Test
    void toATrainedModelKeepItsWeights() {
        var model = trained();
        var before = model.weights();
        model.add(Dense.of(2));
        assertThat(model.weights().subList(0, 2)).isEqualTo(before);
        assertThat(model.predict(X).shape()).isEqualTo(Shape.of(2, 2));
        model.fit(X, Tensor.of(new float[4], 2, 2), FIT);
        assertThat(model.weights().getFirst()).isNotEqualTo(before.getFirst());
    }

    @Test
    void withoutWeightsCountToo() {
        var model = trained();
        var before = model.predict(X);
        model.add(ActivationLayer.of("softmax"));
        assertThat(model.predict(X)).isNotEqualTo(before);
        model.fit(X, Tensor.of(new float[6], 2, 3), FIT);
    }

    @Test
    void toAModelWithinAnotherAreRefused() {
        var inner = Sequential.of(Input.of(4), Dense.of(3));
        var outer = Sequential.of(Input.of(4), inner);
        assertThatThrownBy(() -> inner.add(Dense.of(2))).isInstanceOf(IllegalStateException.class).hasMessageContaining("before the model was called as a layer");
        assertThat(inner.layers()).hasSize(1);
        assertThat(outer.predict(X).shape()).isEqualTo(Shape.of(2, 3));
        outer.add(Dense.of(2));
        assertThat(outer.predict(X).shape()).isEqualTo(Shape.of(2, 2));
    }

    @Test
    void toAModelInAGraphAreRefused() {
        var inner = Sequential.of(Dense.of(3));
        var x = Input.of(4).symbol();
        var y = inner.apply(x);
        assertThatThrownBy(() -> inner.add(Dense.of(2))).isInstanceOf(IllegalStateException.class);
        assertThat(Model.of(x, y).predict(X).shape()).isEqualTo(Shape.of(2, 3));
    }

    @Test
    void toAModelThatIsWrappedAreRefused() {
        var inner = Sequential.of(Dense.of(3));
        Sequential.of(Input.of(5, 4), TimeDistributed.of(inner));
        assertThatThrownBy(() -> inner.add(Dense.of(2))).isInstanceOf(IllegalStateException.class);
    }

    /** As long as nobody knows its shapes, nobody counts on them. */
    @Test
    void toAModelInOneThatIsNotBuilt() {
        var inner = Sequential.of(Dense.of(3));
        var outer = Sequential.of(inner);
        inner.add(Dense.of(2));
        assertThat(outer.predict(X).shape()).isEqualTo(Shape.of(2, 2));
    }
}
