package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers as the number of the bin they fall into: how many boundaries are not above them. These are given, or
 * found by {@code adapt}.
 *
 * <p><b>Shapes.</b> Any; as int32 it is kept, encoded it is that of {@link CategoryEncoding} with a category for each bin.
 *
 * <p>Source: Keras {@code keras.layers.Discretization}.
 */
public final class Discretization extends ConfiguredLayer<Discretization> {
    /** Where one bin ends and the next begins, in ascending order. */
    public static final Option<List<Double>> BIN_BOUNDARIES = Option.optional("bin_boundaries", LookupJson.NUMBERS)
            .within("numbers in ascending order", bounds -> bounds.stream().sorted().toList().equals(bounds));
    /** How many bins data is parted into by {@code adapt}. */
    public static final Option<Integer> NUM_BINS = Option.optional("num_bins", OptionType.INTEGER).within("an integer above 0", count -> count > 0);
    /** How far the share of a bin may be off. */
    public static final Option<Double> EPSILON =
            Option.of("epsilon", OptionType.NUMBER, 0.01).within("a number above 0 and at most 1", share -> share > 0 && share <= 1);
    /** How the bins are encoded: as integers, by default. */
    public static final Option<CategoryMode> OUTPUT_MODE = Option.of("output_mode", CategoryMode.TYPE, CategoryMode.INT);

    static final Kind<Discretization> KIND =
            kind("Discretization", Discretization::new, BIN_BOUNDARIES, NUM_BINS, EPSILON, OUTPUT_MODE, CategoryEncoding.SPARSE);

    private Discretization(Values values) {
        super(values);
        if (find(BIN_BOUNDARIES).isEmpty() && find(NUM_BINS).isEmpty()) {
            throw new IllegalArgumentException("Discretization: expected bin_boundaries, or num_bins for adapt to find them, received neither");
        }
    }

    /**
     * A layer with these boundaries between its bins.
     *
     * @throws IllegalArgumentException if there are none or they do not ascend
     */
    public static Discretization of(double... binBoundaries) {
        if (binBoundaries.length == 0) {
            throw new IllegalArgumentException("Discretization: expected bin_boundaries of at least one number, received none");
        }
        return KIND.create(KIND.values().with(BIN_BOUNDARIES, Arrays.stream(binBoundaries).boxed().toList()));
    }

    /**
     * A layer that is to be adapted, with so many bins.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Discretization ofBins(int numBins) {
        return KIND.create(KIND.values().with(NUM_BINS, numBins));
    }

    /** The same, finding boundaries to another tolerance. */
    public Discretization withEpsilon(double epsilon) {
        return with(EPSILON, epsilon);
    }

    /**
     * The same with boundaries that part some data into bins of equally many numbers, to the tolerance epsilon; those it had are forgotten.
     *
     * @param data numbers of any shape
     * @throws IllegalArgumentException if the boundaries were given, or there are no numbers
     */
    public Discretization adapt(Tensor data) {
        return adapt(List.of(data));
    }

    /** The same with data in batches, of which one is held at a time. */
    public Discretization adapt(Iterable<Tensor> batches) {
        var bins = find(NUM_BINS).orElseThrow(
                () -> new IllegalArgumentException(this + ": expected a layer with num_bins to adapt, received one with given bin_boundaries"));
        var summary = QuantileSummary.EMPTY;
        for (var batch : batches) {
            summary = QuantileSummary.of(batch, get(EPSILON)).merge(summary, get(EPSILON));
        }
        if (summary.points().isEmpty()) {
            throw new IllegalArgumentException(this + ": expected at least one number to adapt to, received none");
        }
        return with(BIN_BOUNDARIES, summary.boundaries(bins));
    }

    /** The same with another encoding. */
    public Discretization withOutputMode(CategoryMode mode) {
        return with(OUTPUT_MODE, mode);
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        var given = find(BIN_BOUNDARIES).orElseThrow(() -> new IllegalStateException(
                this + ": expected boundaries, which it does not have yet; call adapt before, or give bin_boundaries"));
        var bounds = given.stream().mapToDouble(Double::doubleValue).toArray();
        var sizes = Arrays.copyOf(x.shape().toArray(), x.shape().rank() + 1);
        sizes[x.shape().rank()] = 1;
        if (bounds.length == 0) {
            return get(OUTPUT_MODE).encode(Ops.cast(Ops.zerosLike(x), DType.INT32), 1);
        }
        var passed = Ops.sum(Ops.greaterEqual(Ops.reshape(x, sizes), x.tape().constant(Tensor.of(bounds))), -1);
        return get(OUTPUT_MODE).encode(Ops.cast(passed, DType.INT32), bounds.length + 1);
    }
}
