package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.constraint.Constraint;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Constant;
import io.lanewise.initializer.Initializer;
import io.lanewise.op.Ops;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.List;

/**
 * A rectifier that learns its slopes: y = x where x &gt; 0, else α · x (He et al., 2015).
 *
 * <p><b>Shapes.</b> Any; it is kept. The weight alpha has the shape of a sample, with 1 at the axes that share their slopes: for
 * images (batch, height, width, channels) {@code withSharedAxes(1, 2)} learns a slope for each channel.
 *
 * <p>Source: Keras {@code keras.layers.PReLU}.
 */
public final class PRelu extends ConfiguredLayer<PRelu> {
    /** The slopes: zeros at first. */
    public static final WeightOptions ALPHA = WeightOptions.of("alpha", Constant.ZEROS);
    /** The axes, counted from 1 behind the batch, along which all elements have one slope; none unless given. */
    public static final Option<List<Integer>> SHARED_AXES = Option.optional("shared_axes", LayerJson.AXES)
            .within("axes from 1 on, or from -1 downwards", axes -> axes.stream().allMatch(axis -> axis != 0));

    static final Kind<PRelu> KIND = kind(
            "PReLU", PRelu::new, ALPHA.initializer(), ALPHA.regularizer(), ALPHA.constraint(), SHARED_AXES);

    private PRelu(Values values) {
        super(values);
    }

    /** A layer with a slope for each element of a sample. */
    public static PRelu of() {
        return KIND.create(KIND.values());
    }

    /** The same with slopes that begin in another way. */
    public PRelu withAlphaInitializer(Initializer initializer) {
        return with(ALPHA.initializer(), initializer);
    }

    /** The same with a penalty on the slopes. */
    public PRelu withAlphaRegularizer(Regularizer regularizer) {
        return with(ALPHA.regularizer(), regularizer);
    }

    /** The same with slopes that are held to something after each step. */
    public PRelu withAlphaConstraint(Constraint constraint) {
        return with(ALPHA.constraint(), constraint);
    }

    /** The same with one slope for all elements along these axes, counted from 1 behind the batch. */
    public PRelu withSharedAxes(int... axes) {
        return with(SHARED_AXES, Arrays.stream(axes).boxed().toList());
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        var rank = x.shape().rank();
        var shape = x.shape().with(0, 1);
        for (var axis : find(SHARED_AXES).orElse(List.of())) {
            if (axis >= rank || axis <= -rank) {
                throw wrongInput("an input with the shared axis " + axis, x);
            }
            shape = shape.with(axis, 1);
        }
        var alpha = scope.weight(shape.dropFirst(1), get(ALPHA));
        return Ops.subtract(Ops.relu(x), Ops.multiply(Ops.relu(Ops.negate(x)), alpha));
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
