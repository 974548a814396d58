package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Constant;
import io.lanewise.initializer.Initializer;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Features brought to mean 0 and variance 1 as those of some data are: y = (x − mean) / max(√variance, 10⁻⁷). Mean and variance are given,
 * or found by {@link #adapt}; else they are those of weights read from a file.
 *
 * <p><b>Shapes.</b> Any; it is kept. Mean and variance have the sizes of the axes.
 *
 * <p>Source: Keras {@code keras.layers.Normalization}.
 */
public final class Normalization extends ConfiguredLayer<Normalization> {
    /** The axis or axes each place of which has a mean of its own; none: one mean for all. */
    public static final Option<List<Integer>> AXIS = Option.of("axis", LayerJson.AXIS_LIST, List.of(-1)).withNull(List.of());
    /** The mean, if it is known. */
    public static final Option<Coefficients> MEAN = Option.optional("mean", Coefficients.TYPE);
    /** The variance, if it is known. */
    public static final Option<Coefficients> VARIANCE = Option.optional("variance", Coefficients.TYPE);
    /** Whether the features are brought back instead. */
    public static final Option<Boolean> INVERT = Option.of("invert", OptionType.BOOLEAN, false);

    private static final double LEAST_DEVIATION = 1e-7;

    static final Kind<Normalization> KIND = kind("Normalization", values -> new Normalization(values, Optional.empty()), AXIS, MEAN, VARIANCE, INVERT);

    private final Optional<Moments> adapted;

    private Normalization(Values values, Optional<Moments> adapted) {
        super(values);
        this.adapted = adapted;
        if (values.find(MEAN).isPresent() != values.find(VARIANCE).isPresent()) {
            throw new IllegalArgumentException("Normalization: expected mean and variance, or neither, received only one of them");
        }
    }

    /** A layer that is to be adapted, with a mean for each place of the last axis. */
    public static Normalization of() {
        return KIND.create(KIND.values());
    }

    /** A layer with a known mean and variance for each place of the last axis. */
    public static Normalization of(double[] mean, double[] variance) {
        return KIND.create(KIND.values().with(MEAN, Coefficients.of(mean)).with(VARIANCE, Coefficients.of(variance)));
    }

    /** The same with a mean for each place of other axes; without any, with one mean for all. */
    public Normalization withAxis(int... axes) {
        return with(AXIS, Arrays.stream(axes).boxed().toList());
    }

    /** The same, normalizing or bringing back. */
    public Normalization withInvert(boolean invert) {
        return with(INVERT, invert);
    }

    /**
     * The same with the mean and variance of some data; what it held before is forgotten.
     *
     * @param data samples of the shape that the layer will see, float32, int32 or uint8
     * @throws IllegalArgumentException if there are no samples or they do not have the axes
     */
    public Normalization adapt(Tensor data) {
        if (find(MEAN).isPresent()) {
            throw new IllegalArgumentException(this + ": expected a layer without a given mean to adapt");
        }
        var moments = Moments.of(this, data, get(AXIS));
        Kind<Normalization> kind = kind("Normalization", values -> new Normalization(values, Optional.of(moments)), AXIS, MEAN, VARIANCE, INVERT);
        var same = kind.create(kind.values().with(AXIS, get(AXIS)).with(INVERT, get(INVERT)).with(TRAINABLE, trainable()));
        return name().map(same::withName).orElse(same);
    }

    @Override
    protected boolean passesMask() {
        return true;
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        var axes = LayerAxes.of(this, get(AXIS), x);
        var along = Shape.of(IntStream.range(0, x.shape().rank()).map(axis -> axes.contains(axis) ? x.shape().size(axis) : 1).toArray());
        var mean = find(MEAN).map(given -> given(given, x, axes)).orElseGet(() -> Ops.reshape(statistic(scope, "mean", x, axes), along));
        var variance = find(VARIANCE).map(given -> given(given, x, axes)).orElseGet(() -> Ops.reshape(statistic(scope, "variance", x, axes), along));
        if (find(MEAN).isEmpty()) {
            // Keras keeps a count there, for files of older versions.
            scope.state("count", Shape.scalar(), Constant.ZEROS);
        }
        var deviation = Ops.sqrt(variance);
        var divisor = Ops.maximum(deviation, Ops.constant(deviation, LEAST_DEVIATION));
        return get(INVERT) ? Ops.add(Ops.multiply(x, divisor), mean) : Ops.divide(Ops.subtract(x, mean), divisor);
    }

    private Value statistic(Scope scope, String name, Value x, List<Integer> axes) {
        var shape = Shape.of(axes.stream().mapToInt(x.shape()::size).toArray());
        var isMean = name.equals("mean");
        if (adapted.isPresent() && !adapted.get().shape().equals(shape)) {
            throw wrongInput("sizes " + adapted.get().shape() + " along the axes " + axes + ", as in the data it was adapted to,", x);
        }
        var begin = adapted.<Initializer>map(moments -> isMean ? moments.meanInitializer() : moments.varianceInitializer())
                .orElse(isMean ? Constant.ZEROS : Constant.ONES);
        return scope.state(name, shape, begin);
    }

    /** Given numbers belong to the last of the axes. */
    private Value given(Coefficients numbers, Value x, List<Integer> axes) {
        var sizes = new int[x.shape().rank()];
        Arrays.fill(sizes, 1);
        for (var i = 1; i <= numbers.shape().rank(); i++) {
            var size = numbers.shape().size(-i);
            if (i > axes.size() || (size != 1 && size != x.shape().size(axes.get(axes.size() - i)))) {
                throw wrongInput("axes " + axes + " to which a mean and variance of shape " + numbers.shape() + " belong", x);
            }
            sizes[axes.get(axes.size() - i)] = size;
        }
        return x.tape().constant(numbers.tensor().reshape(sizes));
    }
}
