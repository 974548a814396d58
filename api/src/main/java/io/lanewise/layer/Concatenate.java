package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Its inputs one behind the other along an axis.
 *
 * <p><b>Shapes.</b> Any number of inputs of the same shape but for that axis, which is not the batch.
 *
 * <p>Source: Keras {@code keras.layers.Concatenate}.
 */
public final class Concatenate extends Merge<Concatenate> {
    /** The axis; negative ones count from the end. */
    public static final Option<Integer> AXIS = Option.of("axis", OptionType.INTEGER, -1).within("an axis other than 0, the batch", axis -> axis != 0);

    static final Kind<Concatenate> KIND = kind("Concatenate", Concatenate::new, AXIS);

    private Concatenate(Values values) {
        super(values);
    }

    /** Along the last axis. */
    public static Concatenate of() {
        return KIND.create(KIND.values());
    }

    /** The same along another axis. */
    public Concatenate withAxis(int axis) {
        return with(AXIS, axis);
    }

    /** What counts in any of the inputs, each with its mask spread over the axes it does not have; none if no input has one. */
    @Override
    public List<Optional<Value>> masks(Scope scope, List<Value> inputs) {
        if (IntStream.range(0, inputs.size()).mapToObj(scope::mask).allMatch(Optional::isEmpty)) {
            return List.of();
        }
        var spread = new ArrayList<Value>();
        for (var i = 0; i < inputs.size(); i++) {
            var input = inputs.get(i);
            spread.add(scope.mask(i).map(mask -> spread(mask, input.shape())).orElseGet(() -> Ops.onesLike(Ops.cast(input, DType.FLOAT32))));
        }
        return List.of(Optional.of(Ops.max(Ops.concatenate(spread, get(AXIS)), -1)));
    }

    private static Value spread(Value mask, Shape shape) {
        return mask.shape().rank() == shape.rank() ? mask
                : Ops.broadcast(Ops.reshape(mask, mask.shape().append(1)), shape);
    }

    @Override
    Value merge(List<Value> inputs) {
        int axis = get(AXIS);
        var rank = inputs.getFirst().shape().rank();
        if (axis >= rank || axis + rank < 1) {
            throw new IllegalArgumentException("axis " + axis + " is none of theirs behind the batch");
        }
        return Ops.concatenate(inputs, axis);
    }
}
