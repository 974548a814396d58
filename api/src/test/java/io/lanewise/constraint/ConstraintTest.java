package io.lanewise.constraint;

import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.config.CustomObjects;
import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonReader;
import io.lanewise.data.Samples;
import io.lanewise.engine.ColumnBlocks;
import io.lanewise.engine.Workers;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.Initializers;
import io.lanewise.io.ModelFormatException;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.op.Ops;
import io.lanewise.optimizer.Sgd;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.regularizer.Regularizers;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Constraints hold after every step; what a user composes takes the place of what is built in. */
class ConstraintTest {
    private static final int THREADS_BEFORE = Workers.threads();

    @AfterEach
    void restoreThreads() {
        Workers.resize(THREADS_BEFORE);
    }

    @Test
    void aKernelInColumnBlocksKeepsTheNormOfEachUnit() {
        var units = 2 * ColumnBlocks.WIDTH + 3;
        var model = trained(Dense.of(units).withKernelConstraint(UnitNorm.of()).withBiasConstraint(NonNeg.of()), 9, units);
        var kernel = model.weights().get(0).floats();
        for (var unit = 0; unit < units; unit++) {
            var column = unit;
            var squares = IntStream.range(0, 9).mapToDouble(row -> (double) kernel[row * units + column] * kernel[row * units + column]).sum();
            assertThat(Math.sqrt(squares)).as("norm of unit " + unit).isCloseTo(1, within(1e-5));
        }
        var bias = doubles(model.weights().get(1));
        assertThat(bias).allMatch(number -> number >= 0).anyMatch(number -> number > 0).anyMatch(number -> number == 0);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        var units = 300;
        var layer = Dense.of(units).withKernelConstraint(MaxNorm.of(0.5)).withBiasConstraint(MinMaxNorm.of(0.2, 0.3).withRate(0.5));
        var weights = IntStream.of(1, 2, 4).mapToObj(threads -> {
            Workers.resize(threads);
            return trained(layer, 400, units).weights();
        }).toList();
        assertThat(weights).allMatch(weights.getFirst()::equals);
    }

    /** One step from w = 1 with gradient 2 · (w · 1 − 0) / 1 and rate 0.25 gives 0.5, doubled: 1 again. */
    @Test
    void aConstraintOfOnesOwnIsComposedOfOps() {
        var twice = Constraint.of("twice", w -> Ops.multiply(w, 2));
        var ones = Initializer.of("all_ones", (shape, key, target) -> Arrays.fill(target, 1));
        var model = Sequential.of(
                Input.of(1), Dense.of(1).withUseBias(false).withKernelInitializer(ones).withKernelConstraint(twice));
        model.compile(Compilation.of(Sgd.of(0.25), MEAN_SQUARED_ERROR));
        model.fit(Samples.of(Tensor.of(new double[] {1, 1, 1}, 3, 1), Tensor.of(new double[3], 3, 1)), Fit.epochs(1).withBatchSize(1).withVerbose(0));
        assertThat(doubles(model.weights().getFirst())).containsExactly(1.0);
    }

    @Test
    void anotherShapeIsRefusedBeforeTraining() {
        var model = Sequential.of(Input.of(2), Dense.of(3).withKernelConstraint(Constraint.of("sum", w -> Ops.sum(w, 0))));
        model.compile(Compilation.of(Sgd.of(0.1), MEAN_SQUARED_ERROR));
        var before = model.weights();
        var samples = Samples.of(Tensor.of(new double[4], 2, 2), Tensor.of(new double[6], 2, 3));
        assertThatThrownBy(() -> model.fit(samples, Fit.epochs(1).withVerbose(0)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("kernel (2, 3)").hasMessageContaining("(3,)");
        assertThat(model.weights()).isEqualTo(before);
    }

    @Test
    void anAxisThatTheWeightLacksIsRefused() {
        var model = Sequential.of(Input.of(2), Dense.of(3).withBiasConstraint(MaxNorm.of(1).withAxis(1)));
        model.compile(Compilation.of(Sgd.of(0.1), MEAN_SQUARED_ERROR));
        var samples = Samples.of(Tensor.of(new double[4], 2, 2), Tensor.of(new double[6], 2, 3));
        assertThatThrownBy(() -> model.fit(samples, Fit.epochs(1).withVerbose(0)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("dense/bias (3,): MaxNorm(max_value=1.0, axis=[1]): expected a weight with the axis 1");
        assertThatThrownBy(() -> MinMaxNorm.of(2, 1)).hasMessageContaining("min_value <= max_value, received 2.0 and 1.0");
        assertThatThrownBy(() -> Constraint.of("maxnorm")).isInstanceOf(UnknownNameException.class).hasMessageContaining("max_norm");
    }

    @Test
    void filesNameWhatIsOnesOwn() {
        var nonNegative = Constraint.of("positive_part", Ops::relu);
        var penalty = Regularizer.of("sum", w -> Ops.sum(w));
        var ones = Initializer.of("all_ones", (shape, key, target) -> Arrays.fill(target, 1));
        var model = Sequential.of(
                Input.of(2), Dense.of(3).withKernelInitializer(ones).withKernelRegularizer(penalty).withKernelConstraint(nonNegative));
        var json = model.toJson();
        assertThatThrownBy(() -> Model.fromJson(json)).isInstanceOf(ModelFormatException.class).hasMessageContaining("positive_part");
        var known = CustomObjects.NONE
                .with(Constraints.CATALOGUE, nonNegative).with(Regularizers.CATALOGUE, penalty).with(Initializers.CATALOGUE, ones);
        assertThat(Model.fromJson(JsonReader.read(json).view("model").with(known)).toJson()).isEqualTo(json);
    }

    private static Model trained(Dense layer, int in, int units) {
        var random = new SplittableRandom(3);
        Lanewise.seed(7);
        var model = Sequential.of(Input.of(in), layer);
        model.compile(Compilation.of(Sgd.of(0.1), MEAN_SQUARED_ERROR));
        var samples = Samples.of(
                Tensor.of(random.doubles(40L * in).toArray(), 40, in), Tensor.of(random.doubles(40L * units, -1, 1).toArray(), 40, units));
        model.fit(samples, Fit.epochs(3).withBatchSize(16).withVerbose(0));
        return model;
    }

    private static List<Double> doubles(Tensor tensor) {
        var numbers = tensor.floats();
        return IntStream.range(0, numbers.length).mapToObj(i -> (double) numbers[i]).toList();
    }
}
