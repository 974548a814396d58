package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Each sample brought to mean 0 and variance 1 within groups of channels: y = (x − mean) / √(variance + ε) · gamma + beta, where
 * mean and variance are those of a group over all axes but the batch (Wu and He, 2018).
 *
 * <p><b>Shapes.</b> Any with at least two axes; it is kept. The weights gamma and beta have a number for each channel.
 *
 * <p>Source: Keras {@code keras.layers.GroupNormalization}.
 */
public final class GroupNormalization extends AffineNormalization<GroupNormalization> {
    /** How many groups of neighbouring channels there are; −1 for a group of each channel. */
    public static final Option<Integer> GROUPS =
            Option.of("groups", OptionType.INTEGER, 32).within("an integer above 0, or -1", groups -> groups > 0 || groups == -1);
    /** The axis of the channels. */
    public static final Option<Integer> AXIS = Option.of("axis", OptionType.INTEGER, -1);

    static final Kind<GroupNormalization> KIND = kind(
            "GroupNormalization", GroupNormalization::new, List.of(GROUPS, AXIS, EPSILON, CENTER, SCALE), BETA, GAMMA);

    private GroupNormalization(Values values) {
        super(values);
    }

    /** A layer with 32 groups of channels. */
    public static GroupNormalization of() {
        return KIND.create(KIND.values());
    }

    /**
     * A layer with this many groups of channels.
     *
     * @param groups a number that divides that of the channels; −1 for a group of each
     * @throws IllegalArgumentException if it is neither above 0 nor −1
     */
    public static GroupNormalization of(int groups) {
        return KIND.create(KIND.values().with(GROUPS, groups));
    }

    /** The same with the channels in another place. */
    public GroupNormalization withAxis(int axis) {
        return with(AXIS, axis);
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        var shape = x.shape();
        var rank = shape.rank();
        int given = get(AXIS);
        if (rank < 2 || given >= rank || given <= -rank || given == 0) {
            throw wrongInput("an input whose axis " + given + " holds the channels", x);
        }
        var axis = shape.axis(given);
        var channels = shape.size(axis);
        var groups = get(GROUPS) == -1 ? channels : get(GROUPS);
        if (channels % groups != 0) {
            throw wrongInput("channels along axis " + axis + " that make " + groups + " groups", x);
        }
        var ones = Shape.of(IntStream.generate(() -> 1).limit(rank).toArray());
        var others = IntStream.rangeClosed(1, rank).filter(i -> i != axis).boxed().toList();
        var normalized = Axes.standardize(Ops.reshape(x, split(shape, axis, groups, channels / groups)), others, get(EPSILON));
        return Ops.reshape(affine(scope, normalized, Shape.of(channels), split(ones, axis, groups, channels / groups)), shape);
    }

    /** A shape with two axes in place of one. */
    private static Shape split(Shape shape, int axis, int first, int second) {
        return Shape.of(IntStream.rangeClosed(0, shape.rank())
                .map(i -> i < axis ? shape.size(i) : i == axis ? first : i == axis + 1 ? second : shape.size(i - 1))
                .toArray());
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
