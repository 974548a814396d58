package io.lanewise.layer;

import io.lanewise.graph.Arena;
import io.lanewise.graph.Program;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.model.LoneLayer;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One call of a layer on the kernels. */
final class LayerCall {
    private LayerCall() {}

    /** What a layer makes of an input in a step of training, with fresh weights. */
    static Tensor training(Layer layer, Tensor input, int step) {
        return run(layer, input, true, step);
    }

    /** What a layer makes of an input when it predicts, with fresh weights. */
    static Tensor predicting(Layer layer, Tensor input) {
        return run(layer, input, false, 0);
    }

    /** The same with several inputs and outputs. */
    static List<Tensor> trainingAll(Layer layer, List<Tensor> inputs, int step) {
        return run(layer, inputs, true, step);
    }

    /** The same when it predicts. */
    static List<Tensor> predictingAll(Layer layer, List<Tensor> inputs) {
        return run(layer, inputs, false, 0);
    }

    private static Tensor run(Layer layer, Tensor input, boolean training, int step) {
        return run(layer, List.of(input), training, step).getFirst();
    }

    private static List<Tensor> run(Layer layer, List<Tensor> inputs, boolean training, int step) {
        var tape = new Tape();
        var values = IntStream.range(0, inputs.size()).mapToObj(i -> tape.input("x" + i, new Spec(inputs.get(i).shape(), inputs.get(i).dtype()))).toList();
        var outputs = new LoneLayer(layer, 42).trace(tape, values, training).outputs();
        var program = Program.plan(outputs, Map.of(), new Arena());
        program.prepare();
        IntStream.range(0, inputs.size()).forEach(i -> write(program, "x" + i, inputs.get(i)));
        write(program, "step", Tensor.wrap(new int[] {step}, Shape.scalar()));
        program.run();
        return outputs.stream().map(output -> program.output(output).read()).toList();
    }

    private static void write(Program program, String name, Tensor tensor) {
        var buffer = program.input(name);
        if (buffer != null) {
            buffer.write(tensor);
        }
    }

    /** Ones. */
    static Tensor ones(int... sizes) {
        var shape = Shape.of(sizes);
        var ones = new float[shape.elements()];
        Arrays.fill(ones, 1);
        return Tensor.wrap(ones, shape);
    }
}
