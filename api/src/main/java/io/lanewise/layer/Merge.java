package io.lanewise.layer;

import static io.lanewise.op.Ops.cast;
import static io.lanewise.op.Ops.reshape;

import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A layer that makes one value of several, element by element. Inputs of fewer axes are given axes of size 1 behind the batch; then shapes
 * are broadcast.
 *
 * @param <S> its own class
 */
abstract class Merge<S extends Merge<S>> extends ConfiguredLayer<S> {
    Merge(Values values) {
        super(values);
    }

    @Override
    public final boolean takesList() {
        return true;
    }

    @Override
    protected final List<Value> trace(Scope scope, List<Value> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException(this + ": expected at least one input, received none");
        }
        var batch = inputs.getFirst().shape();
        if (inputs.stream().anyMatch(input -> input.shape().rank() == 0 || input.shape().size(0) != batch.size(0))) {
            throw wrongInputs("inputs with the same batch as first axis", inputs);
        }
        try {
            return List.of(merge(inputs.stream().map(input -> cast(input, DType.FLOAT32)).toList()));
        } catch (IllegalArgumentException unequal) {
            throw new IllegalArgumentException(wrongInputs("inputs that go together", inputs).getMessage() + " (" + unequal.getMessage() + ")", unequal);
        }
    }

    /** What counts in any of the inputs; none if one of them has no mask. */
    @Override
    public List<Optional<Value>> masks(Scope scope, List<Value> inputs) {
        var masks = IntStream.range(0, inputs.size()).mapToObj(scope::mask).toList();
        return masks.stream().allMatch(Optional::isPresent) ? List.of(masks.stream().flatMap(Optional::stream).reduce(Masks::or)) : List.of();
    }

    /** Makes one value of several float32 ones of the same batch. */
    abstract Value merge(List<Value> inputs);

    /** Inputs of the same number of axes. */
    static List<Value> ofEqualRank(List<Value> inputs) {
        var rank = inputs.stream().mapToInt(input -> input.shape().rank()).max().orElse(0);
        return inputs.stream().map(input -> expanded(input, rank)).toList();
    }

    private static Value expanded(Value input, int rank) {
        var shape = input.shape();
        if (shape.rank() == rank) {
            return input;
        }
        var sizes = new int[rank];
        for (var axis = 0; axis < rank; axis++) {
            var from = axis - (rank - shape.rank());
            sizes[axis] = axis == 0 ? shape.size(0) : from < 1 ? 1 : shape.size(from);
        }
        return reshape(input, Shape.of(sizes));
    }

    private IllegalArgumentException wrongInputs(String expected, List<Value> inputs) {
        return new IllegalArgumentException(this + ": expected " + expected + ", received inputs of shapes "
                + inputs.stream().map(input -> batchShape(input.shape())).toList());
    }
}
