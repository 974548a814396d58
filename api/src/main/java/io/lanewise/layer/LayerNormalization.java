package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Ops;
import io.lanewise.op.RowNormalization;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Each sample brought to mean 0 and variance 1 along some axes: y = (x − mean) / √(variance + ε) · gamma + beta (Ba et al., 2016).
 * The variance is that of all its elements (divided by their number).
 *
 * <p><b>Shapes.</b> Any; it is kept. The weights gamma and beta have the sizes of those axes.
 *
 * <p>Source: Keras {@code keras.layers.LayerNormalization}.
 */
public final class LayerNormalization extends AffineNormalization<LayerNormalization> {
    /** The axis or axes over which mean and variance are taken. */
    public static final Option<List<Integer>> AXIS = Option.of("axis", LayerJson.AXIS_LIST, List.of(-1))
            .within("at least one axis", axes -> !axes.isEmpty());

    /** Keras's old way to leave out mean and beta; {@link RmsNormalization} does what it was meant to. */
    private static final Option<Boolean> RMS_SCALING = Option.of("rms_scaling", OptionType.BOOLEAN, false);

    static final Kind<LayerNormalization> KIND = kind(
            "LayerNormalization", LayerNormalization::new, List.of(AXIS, EPSILON, CENTER, SCALE, RMS_SCALING), BETA, GAMMA);

    private LayerNormalization(Values values) {
        super(values);
    }

    /** A layer that normalizes along the last axis. */
    public static LayerNormalization of() {
        return KIND.create(KIND.values());
    }

    /** The same along other axes. */
    public LayerNormalization withAxis(int... axes) {
        return with(AXIS, Arrays.stream(axes).boxed().toList());
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        var axes = LayerAxes.ofSample(this, get(AXIS), x);
        var weights = Shape.of(axes.stream().mapToInt(x.shape()::size).toArray());
        var repeated = Shape.of(IntStream.range(0, x.shape().rank()).map(axis -> axes.contains(axis) ? x.shape().size(axis) : 1).toArray());
        if (get(RMS_SCALING)) {
            var scaled = Ops.multiply(x, Axes.inverseRoot(Ops.subtract(x, Axes.mean(x, axes)), axes, get(EPSILON)));
            return Ops.multiply(scaled, Ops.reshape(gamma(scope, weights), repeated));
        }
        if (axes.getFirst() == x.shape().rank() - axes.size()) {
            return normalizeRows(scope, x, weights);
        }
        return affine(scope, Axes.standardize(x, axes, get(EPSILON)), weights, repeated);
    }

    /** Axes that are the last ones make rows. */
    private Value normalizeRows(Scope scope, Value x, Shape weights) {
        var columns = weights.elements();
        var inputs = new ArrayList<>(List.of(Ops.reshape(x, x.shape().elements() / Math.max(1, columns), columns)));
        if (get(SCALE)) {
            inputs.add(Ops.reshape(gamma(scope, weights), columns));
        }
        if (get(CENTER)) {
            inputs.add(Ops.reshape(beta(scope, weights), columns));
        }
        return Ops.reshape(x.tape().append(new RowNormalization(get(EPSILON), true, get(SCALE), get(CENTER)), inputs), x.shape());
    }

    @Override
    protected boolean passesMask() {
        return true;
    }
}
