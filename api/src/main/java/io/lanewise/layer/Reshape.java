package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Each sample in another shape.
 *
 * <p><b>Shapes.</b> (batch, …) → (batch, target shape); one size of the target may be −1: it follows from the others.
 *
 * <p>Source: Keras {@code keras.layers.Reshape}.
 */
public final class Reshape extends ConfiguredLayer<Reshape> {
    /** The shape of a sample afterwards. */
    public static final Option<List<Integer>> TARGET_SHAPE = Option.required("target_shape", LayerJson.SIZES)
            .within("sizes above 0, at most one of them -1", sizes -> sizes.stream().allMatch(size -> size > 0 || size == -1)
                    && sizes.stream().filter(size -> size == -1).count() <= 1);

    static final Kind<Reshape> KIND = kind("Reshape", Reshape::new, TARGET_SHAPE);

    private Reshape(Values values) {
        super(values);
    }

    /** A layer that gives each sample this shape. */
    public static Reshape of(int... targetShape) {
        return KIND.create(KIND.values().with(TARGET_SHAPE, Arrays.stream(targetShape).boxed().toList()));
    }

    @Override
    protected Value call(Scope scope, Value x) {
        var sample = x.shape().elements(1, x.shape().rank());
        var sizes = get(TARGET_SHAPE).stream().mapToInt(Integer::intValue).toArray();
        var known = Arrays.stream(sizes).filter(size -> size != -1).reduce(1, Math::multiplyExact);
        for (var i = 0; i < sizes.length; i++) {
            sizes[i] = sizes[i] == -1 && sample % known == 0 ? sample / known : sizes[i];
        }
        var target = Shape.of(sizes);
        if (!target.isKnown() || target.elements() != sample) {
            throw wrongInput("samples of as many elements as the target shape " + get(TARGET_SHAPE) + " holds", x);
        }
        return Ops.reshape(x, target.prepend(x.shape().size(0)));
    }
}
