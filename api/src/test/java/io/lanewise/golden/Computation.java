package io.lanewise.golden;

import io.lanewise.graph.Arena;
import io.lanewise.graph.Fusion;
import io.lanewise.graph.Gradients;
import io.lanewise.graph.Program;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.op.ConvolutionFusion;
import io.lanewise.op.DenseFusion;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs what a case asks for on the real kernels: traced, fused, planned. */
final class Computation {
    private Computation() {}

    /** The outputs that a function of inputs traces. */
    static List<Tensor> run(List<Tensor> inputs, Function<List<Value>, List<Value>> function) {
        var tape = new Tape();
        var values = new ArrayList<Value>();
        for (var tensor : inputs) {
            values.add(tape.input("input " + values.size(), new Spec(tensor.shape(), tensor.dtype())));
        }
        var outputs = function.apply(values);
        var fused = Fusion.apply(outputs, List.of(new DenseFusion(), new ConvolutionFusion()));
        var targets = outputs.stream().map(output -> Objects.requireNonNull(fused.get(output))).toList();
        var program = Program.plan(targets, Map.of(), new Arena());
        program.prepare();
        for (var i = 0; i < inputs.size(); i++) {
            var buffer = program.input("input " + i);
            if (buffer != null) {
                buffer.write(inputs.get(i));
            }
        }
        var step = program.input("step");
        if (step != null) {
            step.write(Tensor.wrap(new int[] {0}, step.spec().shape()));
        }
        program.run();
        return targets.stream().map(target -> program.output(target).read()).toList();
    }

    /** The gradients of Σ output · upstream over all outputs that something flows into. */
    static List<Value> gradients(List<Value> outputs, List<@Nullable GoldenArray> upstream, List<Value> withRespectTo) {
        List<Value> sums = List.of();
        for (var i = 0; i < outputs.size(); i++) {
            if (i == 0 || upstream.get(i) != null) {
                var more = gradients(outputs.get(i), upstream.isEmpty() ? null : upstream.get(i), withRespectTo);
                var before = sums;
                sums = before.isEmpty() ? more : IntStream.range(0, more.size()).mapToObj(j -> Ops.add(before.get(j), more.get(j))).toList();
            }
        }
        return sums;
    }

    /** The gradients of Σ output · upstream, zeros where the output does not depend on a value. */
    static List<Value> gradients(Value output, @Nullable GoldenArray upstream, List<Value> withRespectTo) {
        var flow = upstream == null ? Ops.onesLike(output) : output.tape().constant(upstream.tensor(DType.FLOAT32));
        var gradients = Gradients.of(output, flow, withRespectTo, Ops::add);
        var all = new ArrayList<Value>();
        for (var i = 0; i < gradients.size(); i++) {
            var gradient = gradients.get(i);
            all.add(gradient == null ? Ops.zerosLike(withRespectTo.get(i)) : gradient);
        }
        return all;
    }
}
