package io.lanewise.model;

import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.MEAN_ABSOLUTE_ERROR;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Add;
import io.lanewise.layer.Concatenate;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.layer.Symbol;
import io.lanewise.loss.Loss;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Graphs of layers: what is shared, what is cut out, what goes in and comes out. */
class FunctionalModelTest {
    private static final int ROWS = 24;
    private static final Fit FIT = Fit.epochs(2).withBatchSize(8).withVerbose(0).withShuffle(false);
    private static final Tensor X = numbers(1, 3);
    private static final Tensor Y = numbers(2, 1);

    private static Tensor numbers(long seed, int columns) {
        return Tensor.of(new SplittableRandom(seed).doubles((long) ROWS * columns, -1, 1).toArray(), ROWS, columns);
    }

    private static Model trained(Model model, Tensor x, Tensor y) {
        model.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        model.fit(x, y, FIT);
        return model;
    }

    @Test
    void aLayerThatIsCalledTwiceSharesItsWeights() {
        var x = Input.of(3).symbol();
        var layer = Dense.of(3);
        var model = Model.of(x, layer.apply(layer.apply(x)));
        assertThat(model.weights()).hasSize(2);
        var kernel = model.weights().getFirst();
        var once = new double[3];
        var twice = new double[3];
        for (var j = 0; j < 3; j++) {
            for (var k = 0; k < 3; k++) {
                once[j] += X.at(k) * kernel.at(k * 3 + j);
            }
        }
        for (var j = 0; j < 3; j++) {
            for (var k = 0; k < 3; k++) {
                twice[j] += once[k] * kernel.at(k * 3 + j);
            }
            assertThat(model.predict(X).at(j)).isCloseTo(twice[j], Offset.offset(1e-6));
        }
    }

    @Test
    void equalLayersThatAreNotTheSameObjectShareNothing() {
        var x = Input.of(3).symbol();
        assertThat(Model.of(x, Dense.of(3).apply(Dense.of(3).apply(x))).weights()).hasSize(4);
    }

    @Test
    void modelsOfTheSameSymbolsShareTheirLayers() {
        var x = Input.of(3).symbol();
        var code = Dense.of(2).withActivation(TANH).withName("code").apply(x);
        var autoencoder = Model.of(x, Dense.of(3).apply(code));
        var encoder = Model.of(x, code);
        assertThat(encoder.layer("code")).isSameAs(autoencoder.layer("code"));
        var before = encoder.predict(X);
        trained(autoencoder, X, X);
        assertThat(encoder.predict(X)).isNotEqualTo(before);
        assertThat(encoder.weights()).isEqualTo(autoencoder.layer("code").weights());
    }

    @Test
    void aPartThatIsCutOutGivesWhatTheWholeHasThere() {
        var whole = Sequential.of(Input.of(3), Dense.of(4).withActivation(TANH).withName("features"), Dense.of(1));
        var features = Model.of(whole.input(), whole.layer("features").output());
        var head = Model.of(whole.layer("features").output(), whole.output());
        assertThat(head.predict(features.predict(X))).isEqualTo(whole.predict(X));
        trained(whole, X, Y);
        assertThat(head.predict(features.predict(X))).isEqualTo(whole.predict(X));
    }

    @Test
    void aNewHeadOnFrozenFeaturesTrainsAlone() {
        var base = Sequential.named("base", Input.of(3), Dense.of(4).withActivation(TANH));
        base.setTrainable(false);
        var x = Input.of(3).symbol();
        var model = Model.of(x, Dense.of(1).withName("head").apply(base.apply(x)));
        var before = base.weights();
        var head = model.layer("head").weights();
        trained(model, X, Y);
        assertThat(base.weights()).isEqualTo(before);
        assertThat(model.layer("head").weights()).isNotEqualTo(head);
        assertThat(model.predict(X)).isEqualTo(Model.of(model.layer("head").input(), model.output()).predict(base.predict(X)));
    }

    @Test
    void arithmeticIsDoneElementByElement() {
        var x = Input.of(3).symbol();
        var model = Model.of(x, x.times(2).plus(x.minus(1).negated()).dividedBy(4).plus(x.times(x)));
        for (var i = 0; i < X.elements(); i++) {
            var v = X.at(i);
            assertThat(model.predict(X).at(i)).isCloseTo((2 * v - (v - 1)) / 4 + v * v, Offset.offset(1e-6));
        }
    }

    private static Model two(Symbol a, Symbol b) {
        var both = Concatenate.of().apply(Dense.of(3).apply(a), b);
        return Model.of(List.of(a, b), List.of(Dense.of(1).withName("left").apply(both), Dense.of(2).withName("right").apply(both)));
    }

    @Test
    void namesSayTheSameAsTheOrder() {
        var a = Input.of(3).withName("a");
        var b = Input.of(2).withName("b");
        var ordered = two(a.symbol(), b.symbol());
        var named = two(a.symbol(), b.symbol());
        var second = numbers(3, 2);
        ordered.compile(Compilation.of(Sgd.of(0.1), List.of(MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR)).withLossWeights(Map.of("right", 0.5)));
        named.compile(Compilation.of(Sgd.of(0.1), Map.of("right", MEAN_ABSOLUTE_ERROR, "left", (Loss) MEAN_SQUARED_ERROR))
                .withLossWeights(Map.of("left", 1.0, "right", 0.5)).withMetrics(Map.of("right", List.of(Metric.of("mae")))));
        ordered.fit(Samples.of(List.of(X, second), List.of(Y, second)), FIT);
        var history = named.fit(Samples.of(Map.of("b", second, "a", X), Map.of("right", second, "left", Y)), FIT);
        assertThat(named.weights()).isEqualTo(ordered.weights());
        assertThat(history.metrics().keySet()).containsExactly("left_loss", "loss", "right_loss", "right_mae");
        assertThat(history.last("loss")).isCloseTo(history.last("left_loss") + 0.5 * history.last("right_loss"), Offset.offset(1e-6));
        assertThat(history.last("right_mae")).isCloseTo(history.last("right_loss"), Offset.offset(1e-6));
        assertThat(named.predict(List.of(X, second))).isEqualTo(ordered.predict(List.of(X, second)));
    }

    @Test
    void modelsThatTrainTheSameWeightsInTurnKeepTheirMomentum() {
        Model[] pair = new Model[2];
        var x = Input.of(3).symbol();
        var y = Dense.of(1).apply(x);
        pair[0] = Model.of(x, y);
        pair[1] = Model.of(x, y);
        var alone = pair[0].copy();
        alone.setWeights(pair[0].weights());
        for (var model : List.of(pair[0], pair[1], alone)) {
            model.compile(Sgd.of(0.1).withMomentum(0.9), MEAN_SQUARED_ERROR);
        }
        // The second model's steps are taken back: what the first one remembers of its own must not have changed.
        for (var round = 0; round < 3; round++) {
            alone.fit(X, Y, FIT);
            pair[0].fit(X, Y, FIT);
            var kept = pair[0].weights();
            pair[1].fit(X, Y, FIT);
            pair[0].setWeights(kept);
        }
        assertThat(pair[0].weights()).isEqualTo(alone.weights());
        assertThat(pair[0].optimizerState().iterations()).isEqualTo(18);
    }

    @Test
    void batchSizesThatVaryWithoutEndGiveTheSame() {
        var x = Input.of(3).symbol();
        var model = Model.of(x, Add.of().apply(Dense.of(3).apply(x), x));
        var expected = model.predict(X);
        for (var size = 1; size <= ROWS; size++) {
            assertThat(model.predict(X, size)).isEqualTo(expected);
        }
    }

    @Test
    void aCopySharesNothing() {
        var x = Input.of(3).symbol();
        var nested = Sequential.of(Dense.of(2), Dense.of(3));
        var layer = Dense.of(3);
        var model = Model.of(x, Add.of().apply(nested.apply(layer.apply(x)), layer.apply(x)));
        model.setTrainable("dense", false);
        var copy = model.copy();
        copy.setWeights(model.weights());
        var before = model.predict(X);
        assertThat(copy.predict(X)).isEqualTo(before);
        trained(copy, X, X);
        assertThat(copy.layer("dense").weights()).isEqualTo(model.layer("dense").weights());
        assertThat(model.predict(X)).isEqualTo(before);
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        var a = Input.of(3).withName("a").symbol();
        var b = Input.of(3).withName("b").symbol();
        var sum = Add.of().withName("sum").apply(Dense.of(3).withName("inner").apply(b), a);
        assertThatThrownBy(() -> Model.of(a, sum)).hasMessageContainingAll("an output needs an input that is not among", "name=b", "name=inner", "name=sum");
        assertThatThrownBy(() -> Model.of(List.of(a, a), a)).hasMessageContaining("received one twice");
        assertThatThrownBy(() -> Add.of().apply(a, Input.of(4).symbol())).hasMessageContainingAll("Add", "(None, 3)", "(None, 4)");
        var twins = Dense.of(2).withName("d").apply(Dense.of(2).withName("d").apply(a));
        assertThatThrownBy(() -> Model.of(a, twins)).hasMessageContaining("two layers have the name \"d\"");
        // What was refused has left no trace.
        assertThat(Model.of(List.of(a, b), sum).layers()).extracting(LayerState::name).containsExactly("b", "inner", "a", "sum");
        var model = two(a, Input.of(2).symbol());
        model.compile(Compilation.of(Sgd.of(0.1), Map.of("lefd", MEAN_SQUARED_ERROR)));
        var samples = Samples.of(List.of(X, numbers(3, 2)), List.of(Y, numbers(3, 2)));
        assertThatThrownBy(() -> model.fit(samples, FIT)).hasMessageContainingAll("\"lefd\"", "\"left\"");
        model.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        assertThatThrownBy(() -> model.fit(Samples.of(List.of(X, numbers(3, 2)), List.of(Y)), FIT)).hasMessageContainingAll("labels for [left, right]");
        assertThatThrownBy(() -> model.fit(X, Y, FIT)).hasMessageContainingAll("features for [a, input_layer]");
        assertThatThrownBy(() -> model.predict(X)).hasMessageContaining("expects features for its inputs");
    }
}
