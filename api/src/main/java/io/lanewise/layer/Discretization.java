package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers as the number of the bin they fall into: how many boundaries are not above them.
 *
 * <p><b>Shapes.</b> Any; as int32 it is kept, encoded it is that of {@link CategoryEncoding} with a category for each bin.
 *
 * <p>Source: Keras {@code keras.layers.Discretization}, with given boundaries: {@code adapt} does not exist here.
 */
public final class Discretization extends ConfiguredLayer<Discretization> {
    private static final OptionType<List<Double>> NUMBERS = new OptionType<>(
            "a list of numbers",
            view -> Arrays.stream(view.numbers()).boxed().toList(),
            numbers -> new JsonArray(numbers.stream().<Json>map(number -> Json.of((double) number)).toList()));

    /** Where one bin ends and the next begins, in ascending order. */
    public static final Option<List<Double>> BIN_BOUNDARIES = Option.required("bin_boundaries", NUMBERS)
            .within("at least one number, in ascending order", bounds -> !bounds.isEmpty() && bounds.stream().sorted().toList().equals(bounds));
    /** How the bins are encoded: as integers, by default. */
    public static final Option<CategoryMode> OUTPUT_MODE = Option.of("output_mode", CategoryMode.TYPE, CategoryMode.INT);

    private static final Option<Integer> NUM_BINS = Option.optional("num_bins", OptionType.INTEGER);
    private static final Option<Double> EPSILON = Option.of("epsilon", OptionType.NUMBER, 0.01);

    static final Kind<Discretization> KIND =
            kind("Discretization", Discretization::new, BIN_BOUNDARIES, NUM_BINS, EPSILON, OUTPUT_MODE, CategoryEncoding.SPARSE);

    private Discretization(Values values) {
        super(values);
    }

    /**
     * A layer with these boundaries between its bins.
     *
     * @throws IllegalArgumentException if there are none or they do not ascend
     */
    public static Discretization of(double... binBoundaries) {
        return KIND.create(KIND.values().with(BIN_BOUNDARIES, Arrays.stream(binBoundaries).boxed().toList()));
    }

    /** The same with another encoding. */
    public Discretization withOutputMode(CategoryMode mode) {
        return with(OUTPUT_MODE, mode);
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        var bounds = get(BIN_BOUNDARIES).stream().mapToDouble(Double::doubleValue).toArray();
        var sizes = Arrays.copyOf(x.shape().toArray(), x.shape().rank() + 1);
        sizes[x.shape().rank()] = 1;
        var passed = Ops.sum(Ops.greaterEqual(Ops.reshape(x, sizes), x.tape().constant(Tensor.of(bounds))), -1);
        return get(OUTPUT_MODE).encode(Ops.cast(passed, DType.INT32), bounds.length + 1);
    }
}
