package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.config.json.JsonObject;
import io.lanewise.initializer.Constant;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What recurrent layers do beyond single calls: states that live, cells of one's own, dropout, and both ways of computing them. */
class RecurrentLayersTest {
    private static Tensor random(int... sizes) {
        var random = new Random(3);
        var shape = Shape.of(sizes);
        var numbers = new float[shape.elements()];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Tensor.wrap(numbers, shape);
    }

    /** A state that adds up its inputs. */
    private record Adding() implements RecurrentCell {
        @Override
        public List<Shape> stateShapes(Shape input) {
            return List.of(input.dropFirst(1));
        }

        @Override
        public RecurrentStep begin(Scope scope, Shape input) {
            return (x, states) -> RecurrentStep.Result.of(Ops.add(x, states.getFirst()));
        }

        @Override
        public String className() {
            return "Adding";
        }

        @Override
        public JsonObject config() {
            return JsonObject.builder().build();
        }
    }

    @Test
    void aCellOfOnesOwn() {
        var x = Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 1, 3, 2);
        assertThat(LayerCall.predicting(Rnn.of(new Adding()), x).floats()).containsExactly(9, 12);
        assertThat(LayerCall.predicting(Rnn.of(new Adding(), new Adding()).withReturnSequences(true), x).floats()).containsExactly(1, 2, 5, 8, 14, 20);
        assertThat(LayerCall.predicting(Rnn.of(new Adding()).withGoBackwards(true).withReturnSequences(true), x).floats()).containsExactly(5, 6, 8, 10, 9, 12);
    }

    static Stream<List<RecurrentLayer<?>>> both() {
        return Stream.of(
                List.of(Lstm.of(5), Rnn.of(StackedRnnCells.of(LstmCell.of(5)))),
                List.of(Gru.of(5), Rnn.of(StackedRnnCells.of(GruCell.of(5)))),
                List.of(Gru.of(5).withResetAfter(false), Rnn.of(StackedRnnCells.of(GruCell.of(5).withResetAfter(false)))),
                List.of(SimpleRnn.of(5), Rnn.of(StackedRnnCells.of(SimpleRnnCell.of(5)))),
                List.of(SimpleRnn.of(5).withActivation("relu"), Rnn.of(StackedRnnCells.of(SimpleRnnCell.of(5).withActivation("relu")))));
    }

    /** Cells within others are written out step by step, with weights that begin alike. */
    @ParameterizedTest
    @MethodSource("both")
    void oneOpIsWhatTheStepsAre(List<RecurrentLayer<?>> layers) {
        for (var backwards : List.of(false, true)) {
            var x = random(3, 6, 4);
            var whole = LayerCall.predicting(layers.getFirst().withReturnSequences(true).withGoBackwards(backwards), x);
            var steps = LayerCall.predicting(layers.getLast().withReturnSequences(true).withGoBackwards(backwards), x);
            assertThat(whole.shape()).isEqualTo(steps.shape());
            for (var i = 0; i < whole.elements(); i++) {
                assertThat(whole.at(i)).isCloseTo(steps.at(i), within(1e-6));
            }
        }
    }

    @Test
    void aStatefulLayerGoesOnWhereItStopped() {
        var x = random(2, 6, 3);
        var halves = List.of(slice(x, 0, 3), slice(x, 3, 6));
        var layer = Gru.of(4).withName("gru");
        var whole = Sequential.of(Input.of(6, 3), layer);
        var stateful = Sequential.of(Input.of(3, 3), layer.withStateful(true));
        stateful.setWeights(whole.weights());
        assertThat(stateful.countParameters()).isEqualTo(whole.countParameters());
        var first = stateful.predict(halves.getFirst(), 2);
        assertThat(stateful.predict(halves.getLast(), 2).floats()).isEqualTo(whole.predict(x, 2).floats());
        assertThat(stateful.predict(halves.getFirst(), 2).floats()).isNotEqualTo(first.floats());
        stateful.layer("gru").resetState();
        assertThat(stateful.predict(halves.getFirst(), 2).floats()).isEqualTo(first.floats());
        assertThatThrownBy(() -> stateful.predict(random(3, 3, 3), 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("layer gru is stateful", "the same size, 2", "received one of 3");
    }

    private static Tensor slice(Tensor x, int from, int to) {
        var features = x.shape().size(2);
        var numbers = new float[x.shape().size(0) * (to - from) * features];
        for (var i = 0; i < x.shape().size(0); i++) {
            System.arraycopy(x.floats(), (i * x.shape().size(1) + from) * features, numbers, i * (to - from) * features, (to - from) * features);
        }
        return Tensor.wrap(numbers, Shape.of(x.shape().size(0), to - from, features));
    }

    @Test
    void theStepsOfABatchMayBeAnyNumber() {
        var symbol = Input.of(Shape.UNKNOWN, 3).symbol();
        var sequence = Lstm.of(4).withReturnSequences(true).apply(symbol);
        assertThat(sequence.shape()).isEqualTo(Shape.of(Shape.UNKNOWN, Shape.UNKNOWN, 4));
        var model = Model.of(symbol, Lstm.of(2).apply(sequence));
        assertThat(model.predict(random(2, 5, 3)).shape()).isEqualTo(Shape.of(2, 2));
        assertThat(model.predict(random(2, 9, 3)).shape()).isEqualTo(Shape.of(2, 2));
        assertThatThrownBy(() -> Dense.of(2).apply(Flatten.of().apply(sequence))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("Dense", "known sizes", "(None, None)");
        assertThatThrownBy(() -> model.predict(random(2, 5, 4))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("(None, None, 3)");
    }

    @Test
    void whatIsDroppedIsTheSameInAllSteps() {
        var ones = Constant.of(1);
        var layer = SimpleRnn.of(1).withActivation("linear").withUseBias(false).withKernelInitializer(ones).withRecurrentInitializer(Constant.of(0))
                .withReturnSequences(true).withDropout(0.5);
        var x = LayerCall.ones(64, 4, 1);
        var y = LayerCall.training(layer, x, 0).floats();
        var dropped = 0;
        for (var sample = 0; sample < 64; sample++) {
            for (var step = 0; step < 4; step++) {
                assertThat(y[sample * 4 + step]).isEqualTo(y[sample * 4]).isIn(0f, 2f);
            }
            dropped += y[sample * 4] == 0 ? 1 : 0;
        }
        assertThat(dropped).isBetween(15, 49);
        assertThat(LayerCall.predicting(layer, x).floats()).containsOnly(1);
        assertThat(LayerCall.training(layer.withActivation("tanh").withRecurrentDropout(0.5), x, 0).shape()).isEqualTo(x.shape());
    }

    @Test
    void initialStatesOfOtherShapesAreRefused() {
        var x = Input.of(5, 3).symbol();
        var state = Input.of(3).symbol();
        assertThatThrownBy(() -> Gru.of(4).apply(Arguments.of("initial_state", state), x)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("GRU", "initial states of shapes [(None, 4)]", "[(None, 3)]");
        assertThatThrownBy(() -> Lstm.of(3).apply(Arguments.of("initial_state", state), x)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("LSTM", "[(None, 3), (None, 3)]", "not [(None, 3)]");
        assertThatThrownBy(() -> Lstm.of(3).apply(Arguments.of("mask", Input.of(4).symbol()), x)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("LSTM", "a mask of shape (batch, steps)");
    }
}
