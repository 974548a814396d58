package io.lanewise.initializer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.engine.Philox;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Locale;

/**
 * Random numbers whose variance is {@code scale / fan}, so that signals keep their size from layer to layer: Keras's {@code
 * VarianceScaling}, and the named ones: Glorot (scale 1, average of the fans), He (scale 2, fan in), LeCun (scale 1, fan in).
 *
 * <p>A weight of shape (…, in, out) has fan in = ∏(…) · in and fan out = ∏(…) · out, a vector its length as both, unless it is said which
 * axes are inputs and which outputs: then the fans are the products of their sizes. Uniform
 * numbers lie within ±√(3 · variance); normal ones are truncated at two standard deviations and widened to keep the variance.
 */
public final class VarianceScaling extends SeededInitializer<VarianceScaling> {
    /** Which fan the variance is divided by. */
    public enum Mode {
        /** The number of inputs. */
        FAN_IN,
        /** The number of outputs. */
        FAN_OUT,
        /** The average of both. */
        FAN_AVG
    }

    /** How the numbers are distributed. */
    public enum Distribution {
        /** Normal, nothing further than two standard deviations from 0. */
        TRUNCATED_NORMAL,
        /** Normal. */
        UNTRUNCATED_NORMAL,
        /** Even. */
        UNIFORM
    }

    /** The factor of the variance. */
    public static final Option<Double> SCALE = Option.of("scale", OptionType.NUMBER, 1.0).within("a number above 0", value -> value > 0);
    /** Which fan the variance is divided by. */
    public static final Option<Mode> MODE = Option.of("mode", OptionType.constants("mode", Mode.class), Mode.FAN_IN);
    /** How the numbers are distributed. */
    public static final Option<Distribution> DISTRIBUTION =
            Option.of("distribution", distributions(), Distribution.TRUNCATED_NORMAL);
    /** The axes of the inputs; they count only if both are given. */
    public static final Option<List<Integer>> INPUT_AXES = Option.optional("input_axes", OptionType.INTEGERS);
    /** The axes of the outputs; they count only if both are given. */
    public static final Option<List<Integer>> OUTPUT_AXES = Option.optional("output_axes", OptionType.INTEGERS);

    /** The standard deviation of a standard normal distribution truncated at ±2. */
    private static final double TRUNCATED_DEVIATION = 0.8796256610342398;

    static final Kind<VarianceScaling> KIND = Kind.of(
            "VarianceScaling", values -> new VarianceScaling(values, values.get(SCALE), values.get(MODE), values.get(DISTRIBUTION)),
            SEED, SCALE, MODE, DISTRIBUTION, INPUT_AXES, OUTPUT_AXES);
    static final Kind<VarianceScaling> GLOROT_UNIFORM_KIND = named("GlorotUniform", 1, Mode.FAN_AVG, Distribution.UNIFORM);
    static final Kind<VarianceScaling> GLOROT_NORMAL_KIND = named("GlorotNormal", 1, Mode.FAN_AVG, Distribution.TRUNCATED_NORMAL);
    static final Kind<VarianceScaling> HE_UNIFORM_KIND = named("HeUniform", 2, Mode.FAN_IN, Distribution.UNIFORM);
    static final Kind<VarianceScaling> HE_NORMAL_KIND = named("HeNormal", 2, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    static final Kind<VarianceScaling> LECUN_UNIFORM_KIND = named("LecunUniform", 1, Mode.FAN_IN, Distribution.UNIFORM);
    static final Kind<VarianceScaling> LECUN_NORMAL_KIND = named("LecunNormal", 1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);

    /** Glorot and Bengio (2010), uniform: Keras's default for kernels. */
    public static final VarianceScaling GLOROT_UNIFORM = create(GLOROT_UNIFORM_KIND);
    /** Glorot and Bengio (2010), normal. */
    public static final VarianceScaling GLOROT_NORMAL = create(GLOROT_NORMAL_KIND);
    /** He et al. (2015), uniform. */
    public static final VarianceScaling HE_UNIFORM = create(HE_UNIFORM_KIND);
    /** He et al. (2015), normal. */
    public static final VarianceScaling HE_NORMAL = create(HE_NORMAL_KIND);
    /** LeCun et al. (1998), uniform. */
    public static final VarianceScaling LECUN_UNIFORM = create(LECUN_UNIFORM_KIND);
    /** LeCun et al. (1998), normal. */
    public static final VarianceScaling LECUN_NORMAL = create(LECUN_NORMAL_KIND);

    private final double scale;
    private final Mode mode;
    private final Distribution distribution;

    private VarianceScaling(Values values, double scale, Mode mode, Distribution distribution) {
        super(values);
        this.scale = scale;
        this.mode = mode;
        this.distribution = distribution;
    }

    private static Kind<VarianceScaling> named(String className, double scale, Mode mode, Distribution distribution) {
        return Kind.of(className, values -> new VarianceScaling(values, scale, mode, distribution), SEED, INPUT_AXES, OUTPUT_AXES);
    }

    /** Their names in any case; {@code normal} is the truncated one. */
    private static OptionType<Distribution> distributions() {
        var names = OptionType.constants("distribution", Distribution.class);
        return new OptionType<>(
                names.description(),
                json -> json.string().equalsIgnoreCase("normal")
                        ? Distribution.TRUNCATED_NORMAL
                        : names.read().apply(Json.of(json.string().toLowerCase(Locale.ROOT)).view("distribution")),
                names.write());
    }

    private static VarianceScaling create(Kind<VarianceScaling> kind) {
        return kind.create(kind.values());
    }

    /** Numbers of the variance {@code scale / fan}. */
    public static VarianceScaling of(double scale, Mode mode, Distribution distribution) {
        return KIND.create(KIND.values().with(SCALE, scale).with(MODE, mode).with(DISTRIBUTION, distribution));
    }

    /** The same for weights whose inputs and outputs are along other axes than usual. */
    public VarianceScaling withAxes(List<Integer> input, List<Integer> output) {
        return with(INPUT_AXES, List.copyOf(input)).with(OUTPUT_AXES, List.copyOf(output));
    }

    @Override
    void draw(Shape shape, RandomKey key, float[] target) {
        var fan = switch (mode) {
            case FAN_IN -> fanIn(shape);
            case FAN_OUT -> fanOut(shape);
            case FAN_AVG -> (fanIn(shape) + fanOut(shape)) / 2;
        };
        var variance = scale / Math.max(1, fan);
        var n = target.length;
        switch (distribution) {
            case UNIFORM -> {
                var limit = (float) Math.sqrt(3 * variance);
                Philox.uniform(key.seed(), key.stream(), 0, n, -limit, limit, target, 0);
            }
            case UNTRUNCATED_NORMAL -> Philox.normal(key.seed(), key.stream(), 0, n, 0, (float) Math.sqrt(variance), target, 0);
            case TRUNCATED_NORMAL ->
                Philox.truncatedNormal(key.seed(), key.stream(), 0, n, 0, (float) (Math.sqrt(variance) / TRUNCATED_DEVIATION), target, 0);
        }
    }

    /** How many numbers of the input an output depends on. */
    private double fanIn(Shape shape) {
        return fan(shape, INPUT_AXES, 2);
    }

    /** How many outputs a number of the input reaches. */
    private double fanOut(Shape shape) {
        return fan(shape, OUTPUT_AXES, 1);
    }

    private double fan(Shape shape, Option<List<Integer>> axes, int fromEnd) {
        if (find(INPUT_AXES).isPresent() && find(OUTPUT_AXES).isPresent()) {
            return find(axes).orElseThrow().stream().mapToDouble(axis -> size(shape, axis)).reduce(1, (a, b) -> a * b);
        }
        return switch (shape.rank()) {
            case 0 -> 1;
            case 1 -> shape.size(0);
            default -> (double) shape.elements(0, shape.rank() - 2) * shape.size(-fromEnd);
        };
    }

    private int size(Shape shape, int axis) {
        if (axis >= shape.rank() || axis < -shape.rank()) {
            throw new IllegalArgumentException(this + ": expected a weight with the axis " + axis + ", received the shape " + shape);
        }
        return shape.size(axis);
    }
}
