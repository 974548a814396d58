package io.lanewise.model;

import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Two models of one graph that are trained in turns: each goes on where it was, with what its optimizer remembers. */
class AlternatingModelsTest {
    private static final int TURNS = 6;
    private static final int SAMPLES = 8;
    private static final Fit STEP = Fit.epochs(1).withBatchSize(SAMPLES).withShuffle(false).withVerbose(0);

    private final Tensor x = random(1, 3);
    private final Tensor y = random(2, 1);
    private final Tensor z = random(3, 1);

    private static Tensor random(long seed, int columns) {
        return Tensor.of(new SplittableRandom(seed).doubles((long) SAMPLES * columns, -1, 1).toArray(), SAMPLES, columns);
    }

    /** Two models on one trunk. */
    private record Pair(Model left, Model right) {
        static Pair onFrozenTrunk() {
            var input = Input.of(3).symbol();
            var trunk = Dense.of(4).withActivation(TANH).withName("trunk").withTrainable(false).apply(input);
            var left = Model.of(input, Dense.of(1).withName("left").apply(trunk));
            var right = Model.of(input, Dense.of(1).withName("right").apply(trunk));
            left.compile(Adam.of(0.05), MEAN_SQUARED_ERROR);
            right.compile(Sgd.of(0.05).withMomentum(0.9), MEAN_SQUARED_ERROR);
            return new Pair(left, right);
        }
    }

    /** A pair that never alternates says what each model should come to. */
    @Test
    void weightsThatOnlyOneOfThemTrainsMoveAsIfItWereAlone() {
        var turns = Pair.onFrozenTrunk();
        var apart = Pair.onFrozenTrunk();
        for (var turn = 0; turn < TURNS; turn++) {
            turns.left.fit(x, y, STEP);
            turns.right.fit(x, z, STEP);
        }
        apart.left.fit(x, y, Fit.epochs(TURNS).withBatchSize(SAMPLES).withShuffle(false).withVerbose(0));
        apart.right.fit(x, z, Fit.epochs(TURNS).withBatchSize(SAMPLES).withShuffle(false).withVerbose(0));
        assertThat(turns.left.weights()).isEqualTo(apart.left.weights());
        assertThat(turns.right.weights()).isEqualTo(apart.right.weights());
        assertThat(turns.left.optimizerState().iterations()).isEqualTo(TURNS);
        assertThat(turns.right.optimizerState().variables()).isEqualTo(apart.right.optimizerState().variables());
    }

    /** w x and 2 w x, each with a momentum of its own: Keras's formula in a plain loop. */
    @Test
    void weightsThatBothTrainAreHandedToAndFroAndEachKeepsItsMomentum() {
        var input = Input.of(1).symbol();
        var once = Dense.of(1).withUseBias(false).withName("factor").apply(input);
        var single = Model.of(input, once);
        var twofold = Model.of(input, once.times(2));
        single.compile(Sgd.of(0.1).withMomentum(0.9), MEAN_SQUARED_ERROR);
        twofold.compile(Sgd.of(0.03).withMomentum(0.5), MEAN_SQUARED_ERROR);
        var features = random(4, 1);
        single.layer("factor").setWeights(List.of(Tensor.of(new float[] {0.5f}, 1, 1)));

        var w = 0.5;
        var ofSingle = 0.0;
        var ofTwofold = 0.0;
        for (var turn = 0; turn < TURNS; turn++) {
            single.fit(features, y, STEP);
            ofSingle = 0.9 * ofSingle - 0.1 * slope(features, w, 1);
            w += ofSingle;
            assertThat(twofold.weights().getFirst().at(0)).as("turn " + turn).isCloseTo(w, within(1e-6));
            assertThat(single.optimizerState().variables().get(2).at(0)).isCloseTo(ofSingle, within(1e-6));

            twofold.fit(features, y, STEP);
            ofTwofold = 0.5 * ofTwofold - 0.03 * slope(features, w, 2);
            w += ofTwofold;
            assertThat(single.weights().getFirst().at(0)).as("turn " + turn).isCloseTo(w, within(1e-6));
            assertThat(twofold.optimizerState().variables().get(2).at(0)).isCloseTo(ofTwofold, within(1e-6));
        }
    }

    /** The derivative by w of the mean of (factor w x − y)². */
    private double slope(Tensor features, double w, double factor) {
        var sum = 0.0;
        for (var i = 0; i < SAMPLES; i++) {
            sum += 2 * (factor * w * features.at(i) - y.at(i)) * factor * features.at(i) / SAMPLES;
        }
        return sum;
    }

    /** Turns of a discriminator and of a generator that is trained through it: each moves its own weights, and each optimizer counts its steps. */
    @Test
    void aModelIsTrainedThroughAnotherThatStaysAsItIs() {
        var generator = Sequential.named("generator", Input.of(3), Dense.of(1));
        var discriminator = Sequential.named("discriminator", Input.of(1), Dense.of(4).withActivation(TANH), Dense.of(1));
        discriminator.compile(Adam.of(0.01), MEAN_SQUARED_ERROR);
        generator.compile(Compilation.of(Adam.of(0.01), Map.of()).withStep(step ->
                step.minimize(mean(square(step.call(discriminator, step.predict(step.inputs())).getFirst())))));
        for (var turn = 1; turn <= TURNS; turn++) {
            var generated = generator.weights();
            discriminator.fit(y, z, STEP);
            assertThat(generator.weights()).isEqualTo(generated);
            var judged = discriminator.weights();
            generator.fit(x, y, STEP);
            assertThat(discriminator.weights()).isEqualTo(judged);
            assertThat(generator.weights()).isNotEqualTo(generated);
            assertThat(generator.optimizerState().iterations()).isEqualTo(turn);
            assertThat(discriminator.optimizerState().iterations()).isEqualTo(turn);
        }
    }

    @Test
    void stepsOfBothMayBeUnderWayAtOnce() {
        var turns = Pair.onFrozenTrunk();
        var fits = Pair.onFrozenTrunk();
        turns.left.setTrainable(true);
        fits.left.setTrainable(true);
        var left = turns.left.steps(Samples.of(x, y), SAMPLES);
        var right = turns.right.steps(Samples.of(x, z), SAMPLES);
        for (var turn = 0; turn < TURNS; turn++) {
            left.run(0);
            right.run(0);
            fits.left.fit(x, y, STEP);
            fits.right.fit(x, z, STEP);
        }
        assertThat(turns.left.weights()).isEqualTo(fits.left.weights());
        assertThat(turns.right.weights()).isEqualTo(fits.right.weights());
    }
}
