package io.lanewise.model;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.layer.Add;
import io.lanewise.layer.Arithmetic;
import io.lanewise.layer.Concatenate;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.layer.Symbol;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphs of layers: what they compute, and which weights they share. */
class FunctionalModelTest {
    private static final Fit ONE_EPOCH = Fit.epochs(1).withVerbose(0);

    private final Tensor x = random(1, 8, 3);

    private static Tensor random(long seed, int rows, int columns) {
        return Tensor.of(new SplittableRandom(seed).doubles((long) rows * columns, -1, 1).toArray(), rows, columns);
    }

    /** relu(x · kernel + bias) or without relu, in float64. */
    private static double dense(Tensor x, int row, List<Tensor> weights, int unit, boolean relu) {
        var sum = weights.get(1).at(unit);
        for (var i = 0; i < x.shape().size(1); i++) {
            sum += x.get(row, i) * weights.get(0).get(i, unit);
        }
        return relu ? Math.max(sum, 0) : sum;
    }

    @Test
    void aLayerAppliedTwiceSharesItsWeights() {
        var a = Input.of(3).symbol();
        var b = Input.of(3).symbol();
        var shared = Dense.of(2).withActivation(RELU);
        var model = Model.of(List.of(a, b), Concatenate.of().apply(shared.apply(a), shared.apply(b)));
        var other = random(2, 8, 3);
        var y = model.predict(List.of(x, other)).getFirst();
        var weights = model.weights();
        assertThat(weights).hasSize(2);
        for (var row = 0; row < 8; row++) {
            for (var unit = 0; unit < 2; unit++) {
                assertThat(y.get(row, unit)).isCloseTo(dense(x, row, weights, unit, true), within(1e-6));
                assertThat(y.get(row, 2 + unit)).isCloseTo(dense(other, row, weights, unit, true), within(1e-6));
            }
        }
    }

    /** Equal options are not the same object. */
    @Test
    void equalLayersHaveWeightsOfTheirOwn() {
        var a = Input.of(3).symbol();
        var model = Model.of(a, Add.of().apply(Dense.of(2).apply(a), Dense.of(2).apply(a)));
        assertThat(model.weights()).hasSize(4);
    }

    @Test
    void anEncoderFollowsTheAutoencoderThatItIsPartOf() {
        var input = Input.of(3).symbol();
        var code = Dense.of(2).withName("code").apply(input);
        var encoder = Model.of(input, code);
        var autoencoder = Model.of(input, Dense.of(3).withName("decoded").apply(code));
        autoencoder.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        encoder.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);

        var before = encoder.predict(x);
        autoencoder.fit(x, x, ONE_EPOCH);
        assertThat(encoder.predict(x)).isNotEqualTo(before);
        assertThat(encoder.weights()).isEqualTo(autoencoder.layer("code").weights());

        var decoded = autoencoder.predict(x);
        encoder.fit(x, random(3, 8, 2), ONE_EPOCH);
        assertThat(autoencoder.predict(x)).isNotEqualTo(decoded);
        assertThat(autoencoder.layer("code").weights()).isEqualTo(encoder.weights());
    }

    private static Model tower() {
        var input = Input.of(3).symbol();
        var features = Dense.of(4).withActivation(RELU).withName("features").apply(input);
        return Model.of(input, Dense.of(2).withName("head").apply(features));
    }

    @Test
    void aModelMayEndAtALayerOfAnother() {
        var model = tower();
        var y = Model.of(model.input(), model.layer("features").output()).predict(x);
        assertThat(y.shape().toArray()).containsExactly(8, 4);
        for (var row = 0; row < 8; row++) {
            for (var unit = 0; unit < 4; unit++) {
                assertThat(y.get(row, unit)).isCloseTo(dense(x, row, model.layer("features").weights(), unit, true), within(1e-6));
            }
        }
    }

    @Test
    void aModelMayBeginAtAnInnerValueOfAnother() {
        var model = tower();
        var head = Model.of(model.layer("features").output(), model.output());
        var features = random(4, 8, 4);
        var y = head.predict(features);
        for (var row = 0; row < 8; row++) {
            for (var unit = 0; unit < 2; unit++) {
                assertThat(y.get(row, unit)).isCloseTo(dense(features, row, model.layer("head").weights(), unit, false), within(1e-6));
            }
        }
        var trunk = model.layer("features").weights();
        head.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        head.fit(features, y.slice(0, 8), ONE_EPOCH.withBatchSize(3));
        head.fit(features, random(5, 8, 2), ONE_EPOCH);
        assertThat(model.layer("head").weights()).isEqualTo(head.weights());
        assertThat(model.layer("features").weights()).isEqualTo(trunk);
    }

    /** The order in which models are put together does not matter. */
    @Test
    void aPartThatIsMadeBeforeTheWholeSharesItsWeights() {
        var input = Input.of(3).symbol();
        var features = Dense.of(4).withActivation(RELU).withName("features").apply(input);
        var output = Dense.of(2).withName("head").apply(features);
        var head = Model.of(features, output);
        var trunk = Model.of(input, features);
        var whole = Model.of(input, output);
        assertThat(whole.predict(x)).isEqualTo(head.predict(trunk.predict(x)));
        head.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        head.fit(random(4, 8, 4), random(5, 8, 2), ONE_EPOCH);
        assertThat(whole.layer("head").weights()).isEqualTo(head.weights());
    }

    @Test
    void valuesMayGoThroughAModelUnchangedUnusedOrTwice() {
        var input = Input.of(3).symbol();
        var unused = Input.of(2).symbol();
        var output = Dense.of(2).apply(input);
        var model = Model.of(List.of(input, unused), List.of(input, output, output));
        var y = model.predict(List.of(x, random(9, 8, 2)));
        assertThat(y).hasSize(3);
        assertThat(y.get(0)).isEqualTo(x);
        assertThat(y.get(1)).isEqualTo(y.get(2)).isEqualTo(Model.of(input, output).predict(x));
    }

    /** Nothing to train: the loss is still told. */
    @Test
    void aModelWithoutTrainedWeightsMayBeFitted() {
        var model = tower();
        model.setTrainable(false);
        model.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        var weights = model.weights();
        var y = random(5, 8, 2);
        assertThat(model.fit(x, y, ONE_EPOCH).last("loss")).isCloseTo(model.evaluate(x, y).loss(), within(1e-6));
        assertThat(model.weights()).isEqualTo(weights);
    }

    @Test
    void modelsAsLayersComputeWhatTheyComputeAlone() {
        var chain = Sequential.named("chain", Input.of(3), Dense.of(5).withActivation(RELU), Dense.of(3));
        var graph = tower();
        var input = Input.of(3).symbol();
        var both = Model.of(input, graph.apply(chain.apply(input)));
        assertThat(both.predict(x)).isEqualTo(graph.predict(chain.predict(x)));
        var within = Sequential.of(Input.of(3), chain, graph);
        assertThat(within.predict(x)).isEqualTo(both.predict(x));
    }

    @Test
    void aFrozenModelWithinStaysAsItIs() {
        var chain = Sequential.named("chain", Input.of(3), Dense.of(5).withActivation(RELU), Dense.of(3));
        var input = Input.of(3).symbol();
        var model = Model.of(input, Dense.of(2).withName("head").apply(chain.apply(input)));
        model.compile(Sgd.of(0.1), MEAN_SQUARED_ERROR);
        model.setTrainable("chain", false);
        var frozen = chain.weights();
        var head = model.layer("head").weights();
        model.fit(x, random(6, 8, 2), ONE_EPOCH);
        assertThat(chain.weights()).isEqualTo(frozen);
        assertThat(model.layer("head").weights()).isNotEqualTo(head);
        model.setTrainable("chain", true);
        model.fit(x, random(6, 8, 2), ONE_EPOCH);
        assertThat(chain.weights()).isNotEqualTo(frozen);
    }

    static Stream<Arguments> arithmetic() {
        return Stream.of(
                row("x + 2", a -> a.plus(2), v -> v + 2),
                row("x - 2", a -> a.minus(2), v -> v - 2),
                row("3 x", a -> a.times(3), v -> 3 * v),
                row("x / 4", a -> a.dividedBy(4), v -> v / 4),
                row("x^3", a -> a.power(3), v -> v * v * v),
                row("-x", Symbol::negated, v -> -v),
                row("x + x x", a -> a.plus(a.times(a)), v -> v + v * v),
                row("x - |x|", a -> a.minus(Arithmetic.ABSOLUTE.of(a)), v -> v - Math.abs(v)),
                row("x / (1 + x^2)", a -> a.dividedBy(Arithmetic.SQUARE.of(a).plus(1)), v -> v / (1 + v * v)),
                row("1 / (x + 2)", a -> Arithmetic.DIVIDE.of(1, a.plus(2)), v -> 1 / (v + 2)),
                row("1 - x", a -> Arithmetic.SUBTRACT.of(1, a), v -> 1 - v),
                row("2^x", a -> Arithmetic.POWER.of(2, a), v -> Math.pow(2, v)),
                row("max(x, 0.1)", a -> Arithmetic.MAXIMUM.of(a, 0.1), v -> Math.max(v, 0.1)),
                row("min(x, 0.1)", a -> Arithmetic.MINIMUM.of(a, 0.1), v -> Math.min(v, 0.1)),
                row("sqrt(x + 2)", a -> Arithmetic.SQRT.of(a.plus(2)), v -> Math.sqrt(v + 2)),
                row("e^x", Arithmetic.EXP::of, Math::exp),
                row("ln(x + 2)", a -> Arithmetic.LOG.of(a.plus(2)), v -> Math.log(v + 2)),
                row("tanh x", Arithmetic.TANH::of, Math::tanh),
                row("sigmoid x", Arithmetic.SIGMOID::of, v -> 1 / (1 + Math.exp(-v))),
                row("relu x", Arithmetic.RELU::of, v -> Math.max(v, 0)));
    }

    private static Arguments row(String name, UnaryOperator<Symbol> onSymbols, DoubleUnaryOperator onNumbers) {
        return Arguments.of(name, onSymbols, onNumbers);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arithmetic")
    void arithmeticOnSymbolsIsThatOnNumbers(String name, UnaryOperator<Symbol> onSymbols, DoubleUnaryOperator onNumbers) {
        var input = Input.of(3).symbol();
        var y = Model.of(input, onSymbols.apply(input)).predict(x);
        for (var i = 0; i < x.elements(); i++) {
            assertThat(y.at(i)).as(name + " of " + x.at(i)).isCloseTo(onNumbers.applyAsDouble(x.at(i)), within(1e-5));
        }
    }

    @Test
    void weightsAreReadAndWrittenLayerByLayer() {
        var model = tower();
        var kernel = random(7, 4, 2);
        var bias = Tensor.of(new float[] {1, -1});
        var features = model.layer("features").weights();
        model.layer("head").setWeights(List.of(kernel, bias));
        assertThat(model.layer("head").weights()).containsExactly(kernel, bias);
        assertThat(model.layer("features").weights()).isEqualTo(features);
        var all = new ArrayList<>(features);
        all.addAll(List.of(kernel, bias));
        assertThat(model.weights()).isEqualTo(all);
    }

    @Test
    void predictionsFromFourThreadsAtOnceAreThoseOfOne() throws Exception {
        var chain = Sequential.named("chain", Input.of(3), Dense.of(40).withActivation(RELU), Dense.of(3));
        var input = Input.of(3).symbol();
        var model = Model.of(input, List.of(Add.of().apply(chain.apply(input), input), tower().apply(input)));
        var features = random(8, 500, 3);
        var alone = model.predict(List.of(features));
        var calls = new ArrayList<Callable<List<Tensor>>>();
        for (var i = 0; i < 40; i++) {
            var batchSize = 1 + i;
            calls.add(() -> model.predict(List.of(features), batchSize));
        }
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var result : pool.invokeAll(calls)) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }
}
