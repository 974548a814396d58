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

    private static Tensor run(Layer layer, Tensor input, boolean training, int step) {
        var tape = new Tape();
        var x = tape.input("x", new Spec(input.shape(), input.dtype()));
        var output = new LoneLayer(layer, 42).trace(tape, List.of(x), training).output();
        var program = Program.plan(List.of(output), Map.of(), new Arena());
        program.prepare();
        write(program, "x", input);
        write(program, "step", Tensor.wrap(new int[] {step}, Shape.scalar()));
        program.run();
        return program.output(output).read();
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
