package io.lanewise.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.check.GradientCheck;
import io.lanewise.graph.Arena;
import io.lanewise.graph.Program;
import io.lanewise.graph.ReferenceRun;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.op.StraightThrough;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Every op with random components and shapes: kernels against the float64 definition, gradients against its central differences. */
@Tag("gradient")
class OpProperties {
    private static final int MOST_DRAWS = 100;
    private static final Tally GRADIENTS = new Tally("gradients of ops");

    private final List<RandomOps> kinds;

    OpProperties() throws IOException, URISyntaxException {
        kinds = RandomOps.all();
    }

    /** One try for each op. */
    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void gradientsAreCentralDifferences(@ForAll long seed) {
        var random = new Random(seed);
        for (var kind : kinds) {
            check(kind, random);
        }
    }

    /** Draws until there is something to compare: few elements may all lie at kinks. */
    private static void check(RandomOps kind, Random random) {
        for (var draws = 0; draws < MOST_DRAWS; draws++) {
            var drawn = kind.draw(random);
            if (!hasGradient(drawn)) {
                GRADIENTS.addWithout(kind.toString());
                return;
            }
            var report = GradientCheck.of(drawn.op(), drawn.inputs().toArray(Tensor[]::new)).withMaxElements(8).check();
            if (report.passed()) {
                GRADIENTS.add(kind.toString(), report);
                return;
            }
            assertThat(report.worst()).as("%s%n%s", drawn, report).isLessThanOrEqualTo(report.tolerance());
        }
        throw new AssertionError(kind + ": nothing could be compared in " + MOST_DRAWS + " draws");
    }

    /** Whether there is something to compare; an op that refuses to be differentiated must say why. */
    private static boolean hasGradient(RandomOps.Case drawn) {
        var tape = new Tape();
        var inputs = IntStream.range(0, drawn.inputs().size()).mapToObj(i -> tape.constant(drawn.inputs().get(i))).toList();
        var output = tape.append(drawn.op(), inputs);
        if (drawn.op() instanceof StraightThrough) {
            // Its gradient is meant to be another one.
            return false;
        }
        if (output.dtype() != DType.FLOAT32 || inputs.stream().noneMatch(input -> input.dtype() == DType.FLOAT32)) {
            return false;
        }
        try {
            drawn.op().gradient(0, inputs, output, output);
            return true;
        } catch (UnsupportedOperationException refused) {
            assertThat(refused).hasMessageContaining("cannot be differentiated again");
            return false;
        }
    }

    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void kernelsComputeTheDefinition(@ForAll long seed) {
        var random = new Random(seed);
        for (var kind : kinds) {
            var drawn = kind.draw(random);
            var tape = new Tape();
            var inputs = IntStream.range(0, drawn.inputs().size())
                    .mapToObj(i -> tape.input("input " + i, new Spec(drawn.inputs().get(i).shape(), drawn.inputs().get(i).dtype())))
                    .toList();
            var output = tape.append(drawn.op(), inputs);
            var program = Program.plan(List.of(output), Map.of(), new Arena());
            program.prepare();
            var reference = ReferenceRun.of(List.of(output));
            for (var i = 0; i < inputs.size(); i++) {
                var window = program.input("input " + i);
                if (window != null) {
                    window.write(drawn.inputs().get(i));
                    reference.set(inputs.get(i), drawn.inputs().get(i));
                }
            }
            program.run();
            var computed = program.output(output).read();
            var expected = reference.get(output).data();
            for (var i = 0; i < expected.length; i++) {
                assertThat(Math.abs(computed.at(i) - expected[i]))
                        .as("%s: element %d is %s, expected %s", drawn, i, computed.at(i), expected[i])
                        .isLessThanOrEqualTo(1e-5 * Math.max(1, Math.abs(expected[i])));
            }
        }
    }

    @AfterContainer
    static void print() {
        GRADIENTS.print();
    }
}
