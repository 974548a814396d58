package io.lanewise.layer;

import static io.lanewise.layer.OperationAxes.behindBatch;
import static io.lanewise.layer.OperationAxes.moved;
import static io.lanewise.layer.OperationAxes.refused;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Operations that make one value of several, or several of one, along an axis which is not the batch.
 *
 * <p>Source: Keras {@code keras.ops}.
 */
public final class JoinOperations {
    /** The axis; 0 by default, as in Keras, where it is the batch: it must be given. */
    public static final Option<Integer> AXIS = Option.of("axis", OptionType.INTEGER, 0);
    /** Into how many equal parts, or where the cuts are. */
    public static final Option<Cuts> CUTS = Option.required("indices_or_sections", Cuts.TYPE);

    /** Values of one shape along a new axis: (batch, …) each → (batch, …, count, …). */
    public static final Kind<Operation> STACK = Operation.ofList("numpy", "Stack", (self, inputs) -> List.of(stack(self, inputs)), AXIS);
    /** Values one behind the other: shapes differ along the axis only. */
    public static final Kind<Operation> CONCATENATE = Operation.ofList("numpy", "Concatenate", (self, inputs) -> List.of(concatenate(self, inputs)), AXIS);
    /** One value as parts along an axis, each an output. */
    public static final Kind<Operation> SPLIT = Operation.kind("numpy", "Split", (self, inputs) -> split(self, self.operands(inputs, 1).getFirst()), CUTS, AXIS);

    static final List<Kind<Operation>> KINDS = List.of(STACK, CONCATENATE, SPLIT);

    private JoinOperations() {}

    /**
     * How Split cuts: a number of equal parts, or the indices at which parts begin but the first.
     *
     * @param parts how many equal parts; 0 if indices are given
     * @param indices where parts begin
     */
    public record Cuts(int parts, List<Integer> indices) {
        /** An integer, or a list of integers. */
        static final OptionType<Cuts> TYPE = new OptionType<>(
                "an integer or a list of integers",
                view -> view.json() instanceof JsonArray ? new Cuts(0, OptionType.INTEGERS.read().apply(view)) : new Cuts(view.integer(), List.of()),
                cuts -> cuts.parts > 0 ? Json.of((long) cuts.parts) : OptionType.INTEGERS.write().apply(cuts.indices));

        /** Copies the list. */
        public Cuts {
            indices = List.copyOf(indices);
        }

        /** Where parts of an axis of some size begin, and where the last ends. */
        private int[] bounds(Operation self, int size) {
            if (parts == 0) {
                return IntStream.concat(IntStream.concat(IntStream.of(0), indices.stream().mapToInt(index -> index < 0 ? index + size : index)), IntStream.of(size))
                        .map(index -> Math.clamp(index, 0, size)).toArray();
            }
            if (parts < 0 || size % parts != 0) {
                throw refused(self, "an axis whose size " + parts + " divides", "size " + size);
            }
            return IntStream.rangeClosed(0, parts).map(part -> part * (size / parts)).toArray();
        }
    }

    private static Value stack(Operation self, List<Value> inputs) {
        var axis = behindBatch(self, inputs.getFirst().shape().append(1), self.get(AXIS));
        return joined(inputs.stream().map(input -> Ops.reshape(input, GetItem.inserted(input.shape(), axis))).toList(), axis);
    }

    private static Value concatenate(Operation self, List<Value> inputs) {
        return joined(inputs, behindBatch(self, inputs.getFirst().shape(), self.get(AXIS)));
    }

    /** Integers stay integers, if there is nothing else. */
    private static Value joined(List<Value> inputs, int axis) {
        var all = Ops.concatenate(inputs.stream().map(ElementOperations::floats).toList(), axis);
        return inputs.stream().map(Value::dtype).distinct().count() == 1 ? Ops.cast(all, inputs.getFirst().dtype()) : all;
    }

    private static List<Value> split(Operation self, Value x) {
        var axis = behindBatch(self, x.shape(), self.get(AXIS));
        var bounds = self.get(CUTS).bounds(self, x.shape().size(axis));
        var parts = new ArrayList<Value>();
        for (var i = 1; i < bounds.length; i++) {
            int from = bounds[i - 1];
            int to = bounds[i];
            parts.add(moved(x, y -> Ops.slice(y, axis, from, to)));
        }
        return parts;
    }
}
