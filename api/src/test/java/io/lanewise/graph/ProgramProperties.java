package io.lanewise.graph;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.biasAdd;
import static io.lanewise.op.Ops.gradients;
import static io.lanewise.op.Ops.matMul;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.relu;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.softmax;
import static io.lanewise.op.Ops.sum;
import static io.lanewise.op.Ops.tanh;
import static io.lanewise.op.Ops.transpose;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.op.ConvolutionFusion;
import io.lanewise.op.DenseFusion;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random graphs with their gradients: wherever values lie, and however ops are fused, the results are those of the definitions. */
class ProgramProperties {
    private static final int TRIES = 200;

    /** A graph on a fresh tape: some outputs, and the gradients of their sum by the input and the weights. */
    private record Graph(Tensor x, Collection<Value> outputs) {
        static Graph random(long seed) {
            var random = new Random(seed);
            int rows = random.nextInt(1, 7);
            int columns = random.nextBoolean() ? random.nextInt(1, 9) : 70; // of which kernels are stored in column blocks
            var tape = new Tape();
            var x = tape.input("x", Spec.floats(Shape.of(rows, columns)));
            var kernel = tape.weight(filled(Variable.kernel("kernel", Shape.of(columns, columns)), random));
            var bias = tape.weight(filled(new Variable("bias", Shape.of(columns), true), random));
            var values = new ArrayList<>(List.of(x));
            for (var i = random.nextInt(1, 12); i > 0; i--) {
                var a = values.get(random.nextInt(values.size()));
                var b = values.get(random.nextInt(values.size()));
                values.add(switch (random.nextInt(10)) {
                    case 0 -> add(a, b);
                    case 1 -> multiply(a, tanh(b));
                    case 2 -> relu(a);
                    case 3 -> tanh(a);
                    case 4 -> softmax(a);
                    case 5 -> tanh(biasAdd(matMul(a, kernel), bias));
                    case 6 -> relu(biasAdd(matMul(a, kernel), bias));
                    case 7 -> transpose(reshape(transpose(a, 1, 0), columns, rows), 1, 0);
                    case 8 -> reshape(reshape(a, rows * columns), rows, columns);
                    default -> matMul(softmax(matMul(a, transpose(b, 1, 0))), b);
                });
            }
            var outputs = new LinkedHashSet<Value>();
            outputs.add(values.getLast());
            outputs.add(values.get(random.nextInt(values.size())));
            var loss = outputs.stream().map(value -> sum(multiply(value, value))).reduce(Ops::add).orElseThrow();
            outputs.add(loss);
            gradients(loss, List.of(x, kernel, bias)).stream().filter(Objects::nonNull).forEach(outputs::add);
            return new Graph(numbers(random, rows, columns), outputs);
        }

        private static Variable filled(Variable variable, Random random) {
            variable.write(numbers(random, variable.shape().toArray()));
            return variable;
        }

        private static Tensor numbers(Random random, int... shape) {
            var numbers = new float[Shape.of(shape).elements()];
            for (var i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextFloat(-0.5f, 0.5f);
            }
            return Tensor.wrap(numbers, Shape.of(shape));
        }

        Program plan(Collection<Value> kept) {
            var program = Program.plan(kept, Map.of(), new Arena());
            program.prepare();
            var window = program.input("x");
            if (window != null) {
                window.write(x);
            }
            return program;
        }

        List<Tensor> read(Program program) {
            return outputs.stream().map(value -> program.output(value).read()).toList();
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void sharedWindowsChangeNoBit(@ForAll long seed) {
        var graph = Graph.random(seed);
        var everythingKept = graph.plan(graph.outputs().iterator().next().tape().values());
        everythingKept.run();
        var shared = graph.plan(graph.outputs());
        shared.run();
        var poisoned = graph.plan(graph.outputs());
        poisoned.runPoisoned();
        assertThat(graph.read(shared)).isEqualTo(graph.read(everythingKept));
        assertThat(graph.read(poisoned)).isEqualTo(graph.read(everythingKept));
        assertThat(shared.arenaElements()).isLessThanOrEqualTo(everythingKept.arenaElements());
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void kernelsAndFusionAgreeWithTheDefinitions(@ForAll long seed) {
        var graph = Graph.random(seed);
        var reference = ReferenceRun.of(graph.outputs());
        var x = graph.outputs().iterator().next().tape().values().getFirst();
        reference.set(x, graph.x());
        var plain = graph.plan(graph.outputs());
        plain.run();
        var fusedValues = Fusion.apply(graph.outputs(), List.of(new DenseFusion(), new ConvolutionFusion()));
        var fused = graph.plan(new LinkedHashSet<>(fusedValues.values()));
        fused.runPoisoned();
        for (var output : graph.outputs()) {
            var expected = reference.get(output).data();
            var scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
            assertClose(output, plain.output(output).read(), expected, scale);
            assertClose(output, fused.output(Objects.requireNonNull(fusedValues.get(output))).read(), expected, scale);
        }
    }

    private static void assertClose(Value output, Tensor computed, double[] expected, double scale) {
        for (var i = 0; i < expected.length; i++) {
            assertThat(Math.abs(computed.at(i) - expected[i])).as("element %d of %s", i, output).isLessThan(1e-4 * scale);
        }
    }
}
