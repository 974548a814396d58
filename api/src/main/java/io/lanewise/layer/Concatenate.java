package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

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
