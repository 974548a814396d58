package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Constant;
import io.lanewise.op.Ops;
import io.lanewise.op.RowNormalization;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Each sample divided by its root mean square along some axes: y = x / √(mean(x²) + ε) · scale (Zhang and Sennrich, 2019).
 *
 * <p><b>Shapes.</b> Any; it is kept. The weight scale has the sizes of those axes, which must be the last ones.
 *
 * <p>Source: Keras {@code keras.layers.RMSNormalization}.
 */
public final class RmsNormalization extends ConfiguredLayer<RmsNormalization> {
    /** The axis or axes over which the mean is taken. */
    public static final Option<List<Integer>> AXIS = LayerNormalization.AXIS;
    /** What is added to the mean, so that nothing is divided by 0. */
    public static final Option<Double> EPSILON = AffineNormalization.epsilon(1e-6);

    static final Kind<RmsNormalization> KIND = kind("RMSNormalization", RmsNormalization::new, AXIS, EPSILON);

    private RmsNormalization(Values values) {
        super(values);
    }

    /** A layer that normalizes along the last axis. */
    public static RmsNormalization of() {
        return KIND.create(KIND.values());
    }

    /** The same along other axes. */
    public RmsNormalization withAxis(int... axes) {
        return with(AXIS, Arrays.stream(axes).boxed().toList());
    }

    /** The same with another number that is added to the mean. */
    public RmsNormalization withEpsilon(double epsilon) {
        return with(EPSILON, epsilon);
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        var axes = LayerAxes.ofSample(this, get(AXIS), x);
        var rank = x.shape().rank();
        if (axes.getFirst() != rank - axes.size()) {
            throw wrongInput("an input whose last axes are " + axes + ": those behind them have no scale", x);
        }
        var scale = scope.weight("scale", x.shape().dropFirst(rank - axes.size()), Constant.ONES);
        var columns = scale.shape().elements();
        var rows = Ops.reshape(x, x.shape().elements() / Math.max(1, columns), columns);
        return Ops.reshape(x.tape().append(new RowNormalization(get(EPSILON), false, true, false), rows, Ops.reshape(scale, columns)), x.shape());
    }
}
