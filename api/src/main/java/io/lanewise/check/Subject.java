package io.lanewise.check;

import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.sum;

import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.layer.Layer;
import io.lanewise.loss.Loss;
import io.lanewise.model.LoneLayer;
import io.lanewise.model.Network;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is checked: traces terms whose sum is a scalar and says by which leaves of the tape that is differentiated. */
@FunctionalInterface
interface Subject {
    /** The number of the step that random layers draw for. */
    int STEP = 3;

    /** Traces the terms; what is not given is drawn at random. */
    Traced trace(Options options);

    /**
     * A scalar on a tape.
     *
     * @param terms what it is the sum of, all elements of them
     * @param scalar what is differentiated
     * @param parameters the leaves by which, by name
     * @param inputs the numbers of all inputs, by name
     */
    record Traced(List<Value> terms, Value scalar, Map<String, Value> parameters, Map<String, Tensor> inputs) {}

    /** Σ y · u of a function's output, with u drawn at random. */
    static Subject function(Function<List<Value>, Value> function, List<Tensor> tensors) {
        return options -> {
            var leaves = new Leaves(tensors);
            return leaves.traced(List.of(weighted(function.apply(leaves.values), options.random())));
        };
    }

    /** Σ y · u of a layer's outputs, plus what it adds to the loss, by its inputs and weights. */
    static Subject layer(Layer layer, Function<SplittableRandom, List<Tensor>> tensors) {
        return options -> {
            var random = options.random();
            var leaves = new Leaves(tensors.apply(random));
            var lone = new LoneLayer(layer, options.seed());
            var trace = lone.trace(leaves.tape, leaves.values, options.training());
            for (var variable : lone.variables()) {
                if (variable.trainable()) {
                    // Many weights begin as all zeros or ones, which hides mistakes.
                    var begun = variable.read().floats();
                    for (var i = 0; i < begun.length; i++) {
                        begun[i] += (float) random.nextDouble(-0.5, 0.5);
                    }
                    variable.write(Tensor.wrap(begun, variable.shape()));
                    leaves.parameters.put(variable.name(), leaves.tape.weight(variable));
                }
            }
            return leaves.traced(Stream.concat(trace.outputs().stream().map(output -> weighted(output, random)), trace.penalties().stream()).toList());
        };
    }

    /** A loss, by the prediction; tensors are labels, prediction and, if given, weights of samples. */
    static Subject loss(Loss loss, List<Tensor> tensors) {
        return options -> {
            var leaves = new Leaves(tensors);
            var labels = leaves.values.get(0);
            var prediction = leaves.values.get(1);
            var value = loss.of(labels, prediction, leaves.values.size() > 2 ? leaves.values.get(2) : null);
            leaves.parameters.values().removeIf(parameter -> parameter != prediction);
            return leaves.traced(List.of(weighted(value, options.random())));
        };
    }

    /** A model's loss, by its trained weights and a float32 input. */
    static Subject model(Network network, Tensor x, Tensor y, Loss loss) {
        return options -> {
            var type = network.isBuilt() ? network.inputs().getFirst().sample().dtype() : graphType(x, DType.FLOAT32);
            var leaves = new Leaves(List.of(x.to(type), y.to(graphType(y, DType.INT32))));
            if (!network.isBuilt()) {
                network.build(leaves.values.getFirst().spec());
            }
            var trace = network.trace(leaves.tape, List.of(leaves.values.getFirst()), options.training());
            leaves.parameters.values().remove(leaves.values.getLast());
            network.trainedVariables().forEach(variable -> leaves.parameters.put(variable.name(), leaves.tape.weight(variable)));
            var value = loss.of(leaves.values.getLast(), trace.output(), null);
            return leaves.traced(Stream.concat(Stream.of(value), trace.penalties().stream()).toList());
        };
    }

    private static DType graphType(Tensor tensor, DType ofBytes) {
        return tensor.dtype() == DType.UINT8 ? ofBytes : tensor.dtype();
    }

    private static Value weighted(Value y, SplittableRandom random) {
        if (y.dtype() != DType.FLOAT32) {
            throw new IllegalArgumentException("gradient check: expected a float32 output, received " + y);
        }
        var weights = new float[y.shape().elements()];
        for (var i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextBoolean() ? random.nextDouble(0.5, 1.5) : random.nextDouble(-1.5, -0.5));
        }
        return multiply(y, y.tape().constant(Tensor.wrap(weights, y.shape())));
    }

    /** A tape with an input for each tensor; the float32 ones are parameters. */
    final class Leaves {
        private final Tape tape = new Tape();
        private final List<Value> values = new ArrayList<>();
        private final Map<String, Value> parameters = new LinkedHashMap<>();
        private final Map<String, Tensor> inputs = new LinkedHashMap<>();

        private Leaves(List<Tensor> tensors) {
            for (var tensor : tensors) {
                var converted = tensor.to(graphType(tensor, DType.INT32));
                var name = "input " + values.size();
                var value = tape.input(name, new Spec(converted.shape(), converted.dtype()));
                values.add(value);
                inputs.put(name, converted);
                if (converted.dtype() == DType.FLOAT32) {
                    parameters.put(name, value);
                }
            }
        }

        private Traced traced(List<Value> terms) {
            var scalar = terms.stream().map(term -> term.shape().rank() == 0 ? term : sum(term)).reduce(Ops::add).orElseThrow();
            inputs.put("step", Tensor.wrap(new int[] {STEP}, Shape.scalar()));
            return new Traced(terms, scalar, parameters, inputs);
        }
    }
}
