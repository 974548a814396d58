package io.lanewise.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.engine.Workers;
import io.lanewise.schedule.ExponentialDecay;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps of four variables along the gradient w / 2, in arrays of their own for each optimizer. The numbers are those of Keras 3.15.1. */
class MultiOptimizerTest {
    private static final List<String> PATHS = List.of("a/kernel", "a/bias", "b/kernel", "b/bias");
    private static final List<Shape> SHAPES = List.of(Shape.of(2, 2), Shape.of(2), Shape.of(1, 2), Shape.of(2));
    private static final float[][] VALUES = {{1, -2, 0.5f, 3}, {0.25f, -0.75f}, {-1, 2}, {1.5f, -0.5f}};
    private static final int THREADS_BEFORE = Workers.threads();

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS_BEFORE);
    }

    private static MultiOptimizer mixed() {
        return MultiOptimizer.of(OptimizerMap.of(Sgd.of(0.1).withMomentum(0.9)).withOptimizer("a/.*", Adam.of(0.01)).withOptimizer("b/kernel", RmsProp.of(0.02)));
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of("each its own", mixed(), 3, new double[][] {
                    {0.9700104, -1.97000515, 0.470021814, 2.97000337}, {0.220048189, -0.720014095}, {-0.855857968, 1.85410619}, {1.09706247, -0.36568749}}),
                Arguments.of(
                        "the very path goes first",
                        MultiOptimizer.of(OptimizerMap.of(Sgd.of(0.1)).withOptimizer("a/.*", Lion.of(0.01)).withOptimizer("a/kernel", Adagrad.of(0.05))), 3,
                        new double[][] {
                            {0.900293291, -1.89044785, 0.422365218, 2.88813543}, {0.219999984, -0.720000029}, {-0.857374966, 1.71474993}, {1.28606248, -0.428687483}}),
                Arguments.of(
                        "global norms of each one's gradients",
                        MultiOptimizer.of(OptimizerMap.of(Sgd.of(0.1).withGlobalClipnorm(0.5)).withOptimizer(".*/kernel", Sgd.of(0.1).withGlobalClipnorm(1))), 3,
                        new double[][] {
                            {0.931623697, -1.86324739, 0.465811849, 2.79487109}, {0.228786811, -0.686360478}, {-0.931623697, 1.86324739}, {1.37272096, -0.457573622}}),
                Arguments.of(
                        "decay of one, gradients gathered of the other",
                        MultiOptimizer.of(OptimizerMap.of(Sgd.of(0.1).withWeightDecay(0.1)).withOptimizer(".*/bias", Nadam.of(0.01).withGradientAccumulationSteps(2))), 4,
                        new double[][] {
                            {0.780749023, -1.56149805, 0.390374511, 2.34224677}, {0.231783822, -0.731684327}, {-0.780749023, 1.56149805}, {1.48166013, -0.481708795}}),
                Arguments.of(
                        "products, and a schedule",
                        MultiOptimizer.of(OptimizerMap.of(AdamW.of(ExponentialDecay.of(0.01, 2, 0.5))).withOptimizer(".*/kernel", Muon.of(0.02))), 3,
                        new double[][] {
                            {0.985255778, -1.99292028, 0.490590751, 2.98836184}, {0.22793147, -0.727870524}, {-0.994474888, 1.98894978}, {1.47780061, -0.477896422}}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void stepsAreKeras(String what, MultiOptimizer optimizer, int steps, double[][] expected) {
        var trained = new Trained(optimizer);
        for (var step = 0; step < steps; step++) {
            trained.step(1);
        }
        trained.has(expected);
    }

    /** Those of the optimizers themselves do not count. */
    @Test
    void oneLossScaleIsForAll() {
        var map = OptimizerMap.of(Sgd.of(0.1).withLossScaleFactor(3)).withOptimizer("b/.*", Adam.of(0.01).withLossScaleFactor(5));
        var trained = new Trained(MultiOptimizer.of(map).withLossScaleFactor(4));
        assertThat(trained.state.lossScale()).isEqualTo(4);
        for (var step = 0; step < 3; step++) {
            trained.step(4);
        }
        trained.has(new double[][] {
            {0.857374966, -1.71474993, 0.428687483, 2.57212496}, {0.214343742, -0.64303124}, {-0.9700104, 1.97000515}, {1.47000694, -0.470021814}});
        assertThat(new Trained(MultiOptimizer.of(map)).state.scalesLoss()).isFalse();
    }

    @Test
    void averagesOfOneTakeItsWeightsPlace() {
        var trained = new Trained(MultiOptimizer.of(OptimizerMap.of(Sgd.of(0.1)).withOptimizer("a/.*", Sgd.of(0.1).withEma(0.5))));
        for (var step = 0; step < 3; step++) {
            trained.step(1);
        }
        trained.state.finish();
        trained.has(new double[][] {
            {0.891812444, -1.78362489, 0.445906222, 2.67543745}, {0.222953111, -0.668859363}, {-0.857374966, 1.71474993}, {1.28606248, -0.428687483}});
    }

    @Test
    void whatIsKeptComesInKerasOrder() {
        var trained = new Trained(mixed());
        for (var step = 0; step < 3; step++) {
            trained.step(1);
        }
        var expected = new double[][] {
            {3}, {0}, {3}, {0.01}, {0.13405016064, -0.26955008506, 0.06630031764, 0.40505003929}, {0.00073438184, 0.00296713784, 0.00017994157, 0.00669839372},
            {0.03242568299, -0.1001752093}, {4.3205938e-05, 0.00041033353}, {3}, {0.02}, {0.05989970266, 0.2548494041}, {3}, {0.1}, {-0.1891874969, 0.06306250393}};
        close(trained.state.variables().stream().map(MultiOptimizerTest::numbers).toArray(double[][]::new), expected);
        assertThat(trained.state.size()).isEqualTo(8 + 12 + 2 + 2);
    }

    /** Keras does not build it: it counts no steps and keeps nothing, Nadam's product of all steps neither. */
    @Test
    void anOptimizerWithoutVariablesRests() {
        var trained = new Trained(MultiOptimizer.of(OptimizerMap.of(Nadam.of(0.1)).withOptimizer("c/.*", Nadam.of(0.1)).withOptimizer(".*", Sgd.of(0.1))));
        trained.step(1);
        var parts = trained.state.parts();
        assertThat(parts).extracting(OptimizerState::iterations).containsExactly(0L, 1L, 0L);
        assertThat(parts).extracting(part -> part.variables().size()).containsExactly(2, 2, 2);
        assertThat(trained.state.iterations()).isEqualTo(1);
    }

    @Test
    void ratesBelongToTheParts() {
        var trained = new Trained(mixed());
        assertThatThrownBy(trained.state::learningRate).isInstanceOf(IllegalStateException.class).hasMessageContainingAll("MultiOptimizer has none", "parts()");
        assertThatThrownBy(() -> trained.state.setLearningRate(1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("MultiOptimizer has none");
        trained.state.parts().getFirst().setLearningRate(0.5);
        var optimizers = ((MultiOptimizer) trained.state.trainedOptimizer()).get(MultiOptimizer.OPTIMIZER_MAP).optimizers();
        assertThat(optimizers).extracting(Optimizer::learningRate).containsExactly(0.5, 0.02, 0.1);
    }

    /** The rates of all are asked for before the first changes a weight. */
    @Test
    void aRateThatCannotBeChangesNothing() {
        var trained = new Trained(MultiOptimizer.of(OptimizerMap.of(Sgd.of(step -> step == 1 ? -1 : 0.1)).withOptimizer("a/.*", Adam.of())));
        trained.step(1);
        var before = trained.weights();
        assertThatThrownBy(() -> trained.step(1)).isInstanceOf(IllegalStateException.class).hasMessageContainingAll("received -1.0", "schedule of SGD after 1 steps");
        close(trained.weights(), before);
        assertThat(trained.state.withParts()).extracting(OptimizerState::iterations).containsExactly(1L, 1L, 1L);
    }

    /** What Keras's serialize_keras_object gives, but for its own full list of defaults. */
    @Test
    void theConfigIsKeras() {
        var sgd = optimizer("SGD", "\"name\":\"sgd_1\",\"learning_rate\":0.1,\"weight_decay\":null,\"use_ema\":false,\"loss_scale_factor\":null,\"momentum\":0.0");
        var adam = optimizer("Adam", "\"learning_rate\":0.01,\"loss_scale_factor\":3.0,\"beta_1\":0.9");
        var map = optimizer("OptimizerMap", "\"default_optimizer\":" + sgd + ",\"optimizer_map\":{\"a/.*\":" + adam + "}");
        var json = optimizer("MultiOptimizer", "\"optimizer_map\":" + map + ",\"loss_scale_factor\":4.0,\"name\":\"multi\"");
        var read = Optimizers.CATALOGUE.read(JsonReader.read(json).view("optimizer"));
        var again = Optimizers.CATALOGUE.write(read);
        assertThat(again).isEqualTo(JsonReader.read(optimizer("MultiOptimizer", "\"name\":\"multi\",\"optimizer_map\":"
                + optimizer("OptimizerMap", "\"default_optimizer\":" + optimizer("SGD", "\"name\":\"sgd_1\",\"loss_scale_factor\":4.0,\"learning_rate\":0.1")
                        + ",\"optimizer_map\":{\"a/.*\":" + optimizer("Adam", "\"loss_scale_factor\":4.0,\"learning_rate\":0.01") + "}")
                + ",\"loss_scale_factor\":4.0")));
        assertThat(Optimizers.CATALOGUE.read(JsonReader.read(JsonWriter.COMPACT.write(again)).view("optimizer")).isLike(read)).isTrue();
    }

    private static String optimizer(String className, String config) {
        return "{\"module\":\"keras.optimizers\",\"class_name\":\"" + className + "\",\"config\":{" + config + "},\"registered_name\":null}";
    }

    /** Exclusions from decay, which no config holds, are told apart. */
    @Test
    void likenessIsThatOfAllParts() {
        assertThat(mixed().isLike(mixed())).isTrue();
        var plain = MultiOptimizer.of(OptimizerMap.of(AdamW.of()).withOptimizer("a/.*", AdamW.of()));
        assertThat(plain.isLike(MultiOptimizer.of(OptimizerMap.of(AdamW.of()).withOptimizer("a/.*", AdamW.of().excludeFromWeightDecay("bias"))))).isFalse();
        assertThat(plain.isLike(MultiOptimizer.of(OptimizerMap.of(AdamW.of()).withOptimizer("b/.*", AdamW.of())))).isFalse();
    }

    @Test
    void theSameBitsForAnyNumberOfThreads() {
        var bits = Stream.of(1, 2, 4).map(threads -> {
            Workers.resize(threads);
            var parameters = IntStream.range(0, 2).mapToObj(i -> {
                var weights = new float[150_000];
                for (var j = 0; j < weights.length; j++) {
                    weights[j] = (float) Math.sin(j + i);
                }
                return new Parameters(weights, new float[weights.length], List.of(new Parameters.Window("v" + i, Shape.of(weights.length), 0, false)));
            }).toList();
            var state = new OptimizerState(MultiOptimizer.of(OptimizerMap.of(RmsProp.of(0.01).withClipnorm(1)).withOptimizer("v0", Adam.of(0.01).withAmsgrad(true))), parameters);
            for (var step = 0; step < 3; step++) {
                parameters.forEach(some -> System.arraycopy(some.weights(), 0, some.gradients(), 0, some.weights().length));
                state.step();
            }
            return parameters.stream().map(Parameters::weights).toList();
        }).toList();
        for (var i = 1; i < bits.size(); i++) {
            assertThat(bits.get(i).getFirst()).isEqualTo(bits.getFirst().getFirst());
            assertThat(bits.get(i).getLast()).isEqualTo(bits.getFirst().getLast());
        }
    }

    @Test
    void oneArrayForSeveralOptimizersIsRefused() {
        var parameters = new Parameters(new float[2], new float[2], List.of(new Parameters.Window("w", Shape.of(2), 0, false)));
        assertThatThrownBy(() -> new OptimizerState(mixed(), parameters)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("expected the variables of 3 shares, received 1", "ask MultiOptimizer");
    }

    private static double[] numbers(Tensor tensor) {
        return IntStream.range(0, tensor.shape().elements()).mapToDouble(tensor::at).toArray();
    }

    private static void close(double[][] received, double[][] expected) {
        assertThat(received).hasNumberOfRows(expected.length);
        for (var i = 0; i < expected.length; i++) {
            assertThat(received[i]).as("variable " + i).containsExactly(expected[i], within(1e-6));
        }
    }

    /** The variables, each in the array of the optimizer that it follows. */
    private static final class Trained {
        private final List<List<String>> shares;
        private final List<Parameters> parameters = new ArrayList<>();
        private final OptimizerState state;

        Trained(Optimizer<?> optimizer) {
            shares = optimizer.shares(PATHS, path -> path);
            for (var share : shares) {
                var windows = new ArrayList<Parameters.Window>();
                var weights = new float[16];
                var offset = 1;
                for (var path : share) {
                    var i = PATHS.indexOf(path);
                    windows.add(new Parameters.Window(path, SHAPES.get(i), offset, false));
                    System.arraycopy(VALUES[i], 0, weights, offset, VALUES[i].length);
                    offset += VALUES[i].length;
                }
                parameters.add(new Parameters(weights, new float[16], windows));
            }
            state = new OptimizerState(optimizer, parameters);
        }

        void step(float lossScale) {
            for (var some : parameters) {
                for (var i = 0; i < some.weights().length; i++) {
                    some.gradients()[i] = some.weights()[i] / 2 * lossScale;
                }
            }
            state.step();
        }

        double[][] weights() {
            return PATHS.stream().map(path -> {
                var some = parameters.get(IntStream.range(0, shares.size()).filter(i -> shares.get(i).contains(path)).findFirst().orElseThrow());
                var window = some.variables().stream().filter(each -> each.name().equals(path)).findFirst().orElseThrow();
                return IntStream.range(0, window.length()).mapToDouble(i -> some.weights()[window.offset() + i]).toArray();
            }).toArray(double[][]::new);
        }

        void has(double[][] expected) {
            close(weights(), expected);
        }
    }
}
