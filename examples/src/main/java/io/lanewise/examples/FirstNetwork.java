package io.lanewise.examples;

import static io.lanewise.op.Ops.biasAdd;
import static io.lanewise.op.Ops.gradients;
import static io.lanewise.op.Ops.matMul;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.sigmoid;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.subtract;

import io.lanewise.graph.Arena;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Program;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Variable;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A first network, every number of it: two inputs, three hidden nodes, one output, taught to answer 0.5 to (0.2, 0.9). */
public final class FirstNetwork {
    private static final float RATE = 0.5f;
    private static final int SHOWN_STEPS = 2;

    private FirstNetwork() {}

    /** Teaches the network and tells every step. */
    public static void main(String[] arguments) {
        run(200);
    }

    /** Teaches the network for some steps; returns the last loss. */
    static double run(int steps) {
        var hiddenKernel = weight("hidden weights", new float[] {0.9f, 0.3f, -0.4f, 0.2f, 0.8f, 0.5f}, 2, 3);
        var hiddenBias = weight("hidden bias", new float[3], 3);
        var outputKernel = weight("output weights", new float[] {0.3f, 0.7f, 0.9f}, 3, 1);
        var outputBias = weight("output bias", new float[1], 1);
        var weights = List.of(hiddenKernel, hiddenBias, outputKernel, outputBias);

        // What is computed, written down once: the forward pass, the error, and how the error changes with each weight.
        var tape = new Tape();
        var x = tape.constant(Tensor.of(new float[] {0.2f, 0.9f}, 1, 2));
        var hidden = sigmoid(biasAdd(matMul(x, tape.weight(hiddenKernel)), tape.weight(hiddenBias)));
        var output = sigmoid(biasAdd(matMul(hidden, tape.weight(outputKernel)), tape.weight(outputBias)));
        var loss = mean(square(subtract(output, tape.constant(Tensor.of(new float[] {0.5f}, 1, 1)))));
        var gradients = gradients(loss, weights.stream().map(tape::weight).toList());
        var outputs = new ArrayList<>(List.of(hidden, output, loss));
        outputs.addAll(gradients);
        var program = Program.plan(outputs, Map.of(), new Arena());
        program.prepare();

        System.out.println("The network is asked about (0.2, 0.9) and should answer 0.5. It begins with these weights:");
        weights.forEach(FirstNetwork::show);
        var last = Double.NaN;
        for (var step = 1; step <= steps; step++) {
            program.run();
            last = program.output(loss).read().at(0);
            var shown = step <= SHOWN_STEPS;
            if (shown) {
                System.out.printf("%nStep %d. Each hidden node adds up inputs times weights and squeezes the sum to 0..1: %s%n", step,
                        text(program.output(hidden).read()));
                System.out.printf("The output does the same with the hidden nodes and answers %s. ", text(program.output(output).read()));
                System.out.printf("The error, squared, is %.6f.%n", last);
            }
            for (var i = 0; i < weights.size(); i++) {
                correct(weights.get(i), program.output(gradients.get(i)), shown);
            }
            if (shown || step % 50 == 0) {
                System.out.printf("After step %d the squared error was %.8f%n", step, last);
            }
        }
        return last;
    }

    private static Variable weight(String name, float[] numbers, int... sizes) {
        var variable = new Variable(name, Shape.of(sizes), true);
        variable.write(Tensor.of(numbers, sizes));
        return variable;
    }

    /** Moves each weight against its gradient: where more weight means more error, it shrinks. */
    private static void correct(Variable variable, Buffer gradient, boolean shown) {
        var numbers = variable.read().floats();
        var slopes = gradient.read();
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] -= RATE * (float) slopes.at(i);
        }
        variable.write(Tensor.wrap(numbers, variable.shape()));
        if (shown) {
            System.out.println("  the error rises with the " + variable.name() + " by " + text(slopes) + ", so they become " + text(variable.read()));
        }
    }

    private static void show(Variable variable) {
        System.out.println("  " + variable + ": " + text(variable.read()));
    }

    private static String text(Tensor tensor) {
        return Arrays.toString(tensor.floats());
    }
}
