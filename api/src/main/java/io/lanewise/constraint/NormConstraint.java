package io.lanewise.constraint;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.sqrt;
import static io.lanewise.op.Ops.square;

import io.lanewise.config.Configured;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.JsonNull;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A constraint on the norm of parts of a weight: w → w · wanted / (1e-7 + norm), where norm = √Σw² over some axes.
 *
 * @param <S> its own class
 */
abstract class NormConstraint<S extends NormConstraint<S>> extends Configured<S> implements Constraint {
    /**
     * The axis or axes over which a norm is taken: 0 for a matrix (in, units), so that each unit has one; 0, 1, 2 for the kernel of an
     * image's convolution. None at all, null in Keras: over all.
     */
    public static final Option<List<Integer>> AXIS = Option.of(
                    "axis",
                    new OptionType<>(
                            OptionType.AXES.description(), OptionType.AXES.read(),
                            axes -> axes.isEmpty() ? JsonNull.NULL : OptionType.AXES.write().apply(axes)),
                    List.of(0))
            .withNull(List.of());

    /** What keeps the divisor from 0: Keras's {@code epsilon()}. */
    private static final double EPSILON = 1e-7;

    NormConstraint(Values values) {
        super(values);
    }

    /** A norm as an option, with a default. */
    static Option<Double> norm(String key, double defaultValue) {
        return Option.of(key, OptionType.NUMBER, defaultValue).within("a number of 0 or more", value -> value >= 0);
    }

    /** The same with norms over other axes; none for all. */
    public final S withAxis(int... axes) {
        return with(AXIS, Arrays.stream(axes).boxed().toList());
    }

    /** The norm that parts of this norm are to have. */
    abstract Value wanted(Value norm);

    @Override
    public Value project(Value weight) {
        var norm = sqrt(Axes.sum(square(weight), axes(weight)));
        return multiply(weight, divide(wanted(norm), add(norm, EPSILON)));
    }

    /** The axes of a weight, from 0, sorted. */
    private List<Integer> axes(Value weight) {
        var rank = weight.shape().rank();
        var given = get(AXIS);
        for (var axis : given) {
            if (axis >= rank || axis < -rank) {
                throw new IllegalArgumentException(this + ": expected a weight with the axis " + axis + ", received one of shape " + weight.shape());
            }
        }
        return given.isEmpty()
                ? IntStream.range(0, rank).boxed().toList()
                : given.stream().map(weight.shape()::axis).distinct().sorted().toList();
    }
}
