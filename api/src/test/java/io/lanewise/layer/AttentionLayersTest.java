package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.check.GradientCheck;
import io.lanewise.engine.Philox;
import io.lanewise.graph.Arena;
import io.lanewise.graph.Program;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.model.LoneLayer;
import io.lanewise.op.DotProductAttention;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AttentionLayersTest {
    private static Tensor numbers(long stream, int... sizes) {
        var shape = Shape.of(sizes);
        var numbers = new float[shape.elements()];
        Philox.uniform(3, stream, 0, numbers.length, -1, 1, numbers, 0);
        return Tensor.wrap(numbers, shape);
    }

    /** What a layer makes of inputs and of what else it is given, with the same weights each time. */
    private static List<Tensor> run(Layer layer, Map<String, Tensor> given, List<String> constants, Tensor... inputs) {
        var tape = new Tape();
        var arguments = Arguments.<Value>none();
        for (var entry : given.entrySet()) {
            arguments = arguments.with(entry.getKey(), List.of(tape.constant(entry.getValue())));
        }
        for (var name : constants) {
            arguments = arguments.with(name, true);
        }
        var values = Arrays.stream(inputs).map(tape::constant).toList();
        var outputs = new LoneLayer(layer, 42).trace(tape, values, arguments, false).outputs();
        var program = Program.plan(outputs, Map.of(), new Arena());
        program.prepare();
        program.run();
        return outputs.stream().map(output -> program.output(output).read()).toList();
    }

    /** The first query sees one key; the second two equal scores, of which the third is left out by causality. */
    @Test
    void byHand() {
        var query = Tensor.of(new double[] {1, 2, 0, 0}, 1, 2, 2);
        var value = Tensor.of(new double[] {1, 5, 3, 9, 100, 100}, 1, 3, 2);
        var outputs = run(Attention.of(), Map.of(), List.of("use_causal_mask", "return_attention_scores"), query, value);
        assertThat(outputs.getFirst().floats()).containsExactly(1, 5, 2, 7);
        assertThat(outputs.getLast().floats()).containsExactly(1, 0, 0, 0.5f, 0.5f, 0);
        assertThat(run(Attention.of(), Map.of(), List.of("use_causal_mask"), query, value).getFirst().floats()).containsExactly(1, 5, 2, 7);
    }

    /** Kernels that go by blocks, and small ops that have all shares at once. */
    @Test
    void blocksAndWholeSharesAgree() {
        var query = numbers(1, 2, 45, 10);
        var value = numbers(2, 2, 500, 12);
        var counts = new float[2 * 45 * 500];
        for (var i = 0; i < counts.length; i++) {
            counts[i] = i % 7 > 0 ? 1 : 0;
        }
        var given = Map.of("attention_mask", Tensor.wrap(counts, Shape.of(2, 45, 500)));
        for (var layer : List.of(
                MultiHeadAttention.of(3, 5).withValueDim(4).withSlidingWindow(20), GroupQueryAttention.of(4, 6, 2).withUseGate(true), GroupQueryAttention.of(4, 2, 1))) {
            var blocks = run(layer, given, List.of(), query, value).getFirst();
            var whole = run(layer, given, List.of("return_attention_scores"), query, value);
            assertThat(whole.getLast().shape()).isEqualTo(Shape.of(2, layer.heads().queries(), 45, 500));
            for (var i = 0; i < blocks.elements(); i++) {
                assertThat(blocks.at(i)).isEqualTo(whole.getFirst().at(i), within(2e-6));
            }
        }
    }

    @Test
    void masksHaveNoGradientAndLeaveKeysOut() {
        var op = new DotProductAttention(0.7, true, 0, true);
        var mask = Tensor.of(new double[] {1, 1, 0.5, -1, 1, 0}, 2, 1, 1, 3);
        for (var heads : new int[] {1, 2}) {
            var report = GradientCheck.of(
                    inputs -> inputs.getFirst().tape().append(op, inputs.get(0), inputs.get(1), inputs.get(2), inputs.get(0).tape().constant(mask)),
                    numbers(1, 2, 4, 2 * heads, 3), numbers(2, 2, 3, heads, 3), numbers(3, 2, 3, heads, 2)).check();
            assertThat(report.passed()).as(report.toString()).isTrue();
        }
    }

    /** A program's numbers grow with the steps, not with their square. */
    @Test
    void sharesAreNeverThereAsAWhole() {
        assertThat(room(4000) - room(2000)).isLessThan(2 * (room(2000) - room(1000)) + 1000);
        assertThat(room(2000)).isLessThan(2000 * 2000 / 4);
    }

    private static long room(int steps) {
        var tape = new Tape();
        var x = tape.input("x", Spec.floats(Shape.of(1, steps, 8)));
        var output = new LoneLayer(MultiHeadAttention.of(2, 4), 0).trace(tape, List.of(x, x), true).output();
        var gradient = Ops.gradients(output, List.of(x)).getFirst();
        var program = Program.plan(List.of(output, Objects.requireNonNull(gradient)), Map.of(), new Arena());
        return program.arenaElements();
    }
}
