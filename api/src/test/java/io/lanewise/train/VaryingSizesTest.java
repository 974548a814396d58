package io.lanewise.train;

import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.Model;
import io.lanewise.data.Samples;
import io.lanewise.engine.CacheLines;
import io.lanewise.layer.Conv2D;
import io.lanewise.layer.Dense;
import io.lanewise.layer.GlobalAveragePooling1D;
import io.lanewise.layer.GlobalAveragePooling2D;
import io.lanewise.layer.Input;
import io.lanewise.layer.Lstm;
import io.lanewise.layer.MultiHeadAttention;
import io.lanewise.model.Network;
import io.lanewise.model.Port;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Sequences and images of many sizes: the memory is that of the largest, and what is computed does not depend on what came before. */
class VaryingSizesTest {
    private static final int BATCH = 2;
    private static final int CLASSES = 3;
    private static final int SIZES = 3 * BatchRunner.MOST_PROGRAMS;

    /** Features of a batch whose length is n. */
    private interface Lengthy {
        Shape of(int n);
    }

    private static final List<Arguments> MODELS = List.of(
            Arguments.of("lstm", sequences(true), (Lengthy) n -> Shape.of(BATCH, n, 4)), Arguments.of("attention", sequences(false), (Lengthy) n -> Shape.of(BATCH, n, 4)),
            Arguments.of("convolution", images(), (Lengthy) n -> Shape.of(BATCH, n, n + 1, 1)));

    private static Network sequences(boolean recurrent) {
        var x = Input.of(-1, 4).symbol();
        var read = recurrent ? Lstm.of(8).apply(x) : GlobalAveragePooling1D.of().apply(MultiHeadAttention.of(2, 4).apply(x, x));
        return Model.of(x, Dense.of(CLASSES).withActivation(SOFTMAX).apply(read)).network();
    }

    private static Network images() {
        var x = Input.of(-1, -1, 1).symbol();
        return Model.of(x, Dense.of(CLASSES).withActivation(SOFTMAX).apply(GlobalAveragePooling2D.of().apply(Conv2D.of(8, 3).apply(x)))).network();
    }

    private static Trainer trainer(Network network) {
        return new Trainer(network, Compilation.of(Sgd.of(0.01), SPARSE_CATEGORICAL_CROSSENTROPY));
    }

    private static Samples samples(Shape shape) {
        var numbers = new float[shape.elements()];
        var random = new SplittableRandom(numbers.length);
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat();
        }
        return Samples.of(Tensor.wrap(numbers, shape), Tensor.wrap(new int[] {0, 2}, Shape.of(BATCH)));
    }

    /** The arrays in which the batches of programs lie, each once. */
    private static Collection<float[]> arenas(Collection<BatchProgram> programs) {
        var arenas = Collections.newSetFromMap(new IdentityHashMap<float[], Boolean>());
        programs.forEach(program -> Arrays.stream(program.x()).filter(x -> x != null && x.floats().length > 0).forEach(x -> arenas.add(x.floats())));
        return arenas;
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void theArenaIsThatOfTheLargestAndNoOlderOneIsKept(String name, Network network, Lengthy shapes) {
        for (var mode : List.of(Mode.PREDICT, Mode.TRAIN)) {
            var runner = trainer(network).runner();
            var kept = new ArrayDeque<BatchProgram>();
            var largest = 0;
            for (var n = 3; n < 3 + SIZES; n++) {
                var batches = new Batches(samples(shapes.of(n)), network.inputs(), network.outputs().stream().map(Port::name).toList());
                var program = runner.program(batches.key(mode, BATCH));
                batches.feed(program, 0);
                program.run();
                largest = Math.max(largest, program.program().arenaElements());
                kept.addLast(program);
                if (kept.size() > BatchRunner.MOST_PROGRAMS) {
                    kept.removeFirst();
                }
                assertThat(runner.size()).isEqualTo(kept.size());
                var most = CacheLines.FIRST + largest;
                assertThat(arenas(kept)).as("%s, %s with a length of %d", name, mode, n).hasSize(1);
                assertThat(arenas(kept).iterator().next().length).as("%s, %s with a length of %d", name, mode, n).isLessThanOrEqualTo(most);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void predictionsDoNotDependOnTheSizesBefore(String name, Network network, Lengthy shapes) {
        var one = new Predictor(network);
        var features = IntStream.of(5, 40, 4, 41, 5, 60, 40, 4).mapToObj(n -> samples(shapes.of(n)).features()).toList();
        for (var x : features) {
            assertThat(one.predict(List.of(x), BATCH)).as("%s for %s", name, x.shape()).isEqualTo(new Predictor(network).predict(List.of(x), BATCH));
        }
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void fittingOnManySizesKeepsAFewPrograms(String name, Network network, Lengthy shapes) {
        var trainer = trainer(network);
        var batches = IntStream.range(0, SIZES).map(i -> 3 + i * 7 % SIZES).mapToObj(n -> samples(shapes.of(n))).toList();
        var history = trainer.fit(new Dataset.InBatches(batches), Fit.epochs(2).withVerbose(0), Watch.NOBODY);
        assertThat(history.get("loss")).as(name).hasSize(2).allMatch(Double::isFinite);
        assertThat(trainer.state().iterations()).isEqualTo(2L * SIZES);
        assertThat(trainer.runner().size()).isLessThanOrEqualTo(BatchRunner.MOST_PROGRAMS);
    }
}
