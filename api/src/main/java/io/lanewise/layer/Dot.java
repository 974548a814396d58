package io.lanewise.layer;

import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.constant;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.maximum;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.sqrt;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.sum;
import static io.lanewise.op.Ops.transpose;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonView;
import io.lanewise.graph.Value;
import io.lanewise.op.BatchMatMul;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The products of two inputs, sample by sample, summed along an axis of each: y[n, i…, j…] = Σₖ x₁[n, i…, k] · x₂[n, k, j…].
 *
 * <p><b>Shapes.</b> (batch, …, k, …) twice → (batch, the other axes of the first, the other axes of the second); (batch, 1) if none is left.
 *
 * <p>Source: Keras {@code keras.layers.Dot}.
 */
public final class Dot extends Merge<Dot> {
    /** The axis of each input that is summed along; one number stands for both. Negative ones count from the end. */
    public static final Option<List<Integer>> AXES = Option.required("axes", new OptionType<>("an integer or two", Dot::readAxes, Dot::writeAxes))
            .within("one or two axes other than 0, the batch", axes -> (axes.size() == 1 || axes.size() == 2) && !axes.contains(0));
    /** Whether both inputs are scaled to length 1 along those axes first, so that the cosine of the angle between them comes out. */
    public static final Option<Boolean> NORMALIZE = Option.of("normalize", OptionType.BOOLEAN, false);

    private static final double LEAST_SQUARE = 1e-14;

    static final Kind<Dot> KIND = kind("Dot", Dot::new, AXES, NORMALIZE);

    private Dot(Values values) {
        super(values);
    }

    private static List<Integer> readAxes(JsonView view) {
        return view.json() instanceof JsonArray ? IntStream.of(view.integers()).boxed().toList() : List.of(view.integer());
    }

    private static Json writeAxes(List<Integer> axes) {
        return axes.size() == 1 ? Json.of((long) axes.getFirst()) : LayerJson.SIZES.write().apply(axes);
    }

    /** Along the same axis of both. */
    public static Dot of(int axis) {
        return KIND.create(KIND.values().with(AXES, List.of(axis)));
    }

    /** Along an axis of each. */
    public static Dot of(int first, int second) {
        return KIND.create(KIND.values().with(AXES, List.of(first, second)));
    }

    /** The same with or without scaling to length 1. */
    public Dot withNormalize(boolean normalize) {
        return with(NORMALIZE, normalize);
    }

    /** None: the axes that inputs had are gone. */
    @Override
    public List<Optional<Value>> masks(Scope scope, List<Value> inputs) {
        return List.of();
    }

    @Override
    Value merge(List<Value> inputs) {
        if (inputs.size() != 2) {
            throw new IllegalArgumentException("two inputs, not " + inputs.size());
        }
        var first = lastAlong(inputs.getFirst(), get(AXES).getFirst());
        var second = lastAlong(inputs.getLast(), get(AXES).getLast());
        var batch = first.shape().size(0);
        var inner = first.shape().size(-1);
        if (second.shape().size(-1) != inner) {
            throw new IllegalArgumentException("axes of the same size, not " + inner + " and " + second.shape().size(-1));
        }
        var rows = first.shape().elements() / Math.max(1, batch * inner);
        var columns = second.shape().elements() / Math.max(1, batch * inner);
        var products = first.tape().append(new BatchMatMul(false, true), reshape(first, batch, rows, inner), reshape(second, batch, columns, inner));
        return reshape(products, outer(first.shape(), second.shape()));
    }

    /** The input with the summed axis as its last. */
    private Value lastAlong(Value input, int given) {
        var rank = input.shape().rank();
        var axis = given < 0 ? given + rank : given;
        if (axis < 1 || axis >= rank) {
            throw new IllegalArgumentException("axis " + given + " is none of " + batchShape(input.shape()) + " behind the batch");
        }
        var order = IntStream.concat(IntStream.range(0, rank).filter(i -> i != axis), IntStream.of(axis)).toArray();
        var moved = transpose(input, order);
        return get(NORMALIZE) ? unit(moved) : moved;
    }

    private static Value unit(Value x) {
        var squares = sum(square(x), -1);
        var length = sqrt(maximum(squares, broadcast(constant(x, LEAST_SQUARE), squares.shape())));
        return divide(x, broadcast(reshape(length, x.shape().with(-1, 1)), x.shape()));
    }

    private static Shape outer(Shape first, Shape second) {
        var sizes = new ArrayList<Integer>();
        IntStream.range(0, first.rank() - 1).forEach(axis -> sizes.add(first.size(axis)));
        IntStream.range(1, second.rank() - 1).forEach(axis -> sizes.add(second.size(axis)));
        if (sizes.size() == 1) {
            sizes.add(1);
        }
        return Shape.of(sizes.stream().mapToInt(i -> i).toArray());
    }
}
