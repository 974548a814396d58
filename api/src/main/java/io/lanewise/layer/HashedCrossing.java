package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.CrossedBuckets;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/**
 * Several features together as one of num_bins bins: a hash of them modulo their number. A text counts by its FarmHash64, a whole number by
 * itself.
 *
 * <p><b>Shapes.</b> The list of two or more int32 inputs, each (batch) or (batch, 1), alike; as int32 it is kept, with {@code one_hot} (batch,
 * num_bins), float32. In a model the layer crosses numbers; features of texts, of which there are no tensors, are crossed before.
 *
 * <p>Source: Keras {@code keras.layers.HashedCrossing}.
 */
public final class HashedCrossing extends ConfiguredLayer<HashedCrossing> {
    /** How many bins there are. */
    public static final Option<Integer> NUM_BINS = Option.requiredCount("num_bins");
    /** What the bins are given as. */
    public static final Option<CategoryMode> OUTPUT_MODE = Option.of("output_mode", CategoryMode.TYPE, CategoryMode.INT)
            .within("int or one_hot", mode -> mode == CategoryMode.INT || mode == CategoryMode.ONE_HOT);

    static final Kind<HashedCrossing> KIND = Kind.of("HashedCrossing", HashedCrossing::new, NUM_BINS, OUTPUT_MODE, CategoryEncoding.SPARSE)
            .withCommon(NAME, TRAINABLE, Hashing.BINS_DTYPE, BATCH_INPUT_SHAPE, ACTIVITY_REGULARIZER);

    private HashedCrossing(Values values) {
        super(values);
    }

    /**
     * A layer with so many bins.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static HashedCrossing of(int numBins) {
        return KIND.create(KIND.values().with(NUM_BINS, numBins));
    }

    /** The same with another encoding, {@code INT} or {@code ONE_HOT}. */
    public HashedCrossing withOutputMode(CategoryMode mode) {
        return KIND.create(values().with(OUTPUT_MODE, mode).with(Hashing.BINS_DTYPE, mode == CategoryMode.INT ? "int64" : "float32"));
    }

    /**
     * The bins of features outside of a model, int32 (n), or their encoding.
     *
     * @param features each a list of texts or of {@link Integer}s, of one length
     * @throws IllegalArgumentException if there are fewer than two, their lengths differ, or they hold something else
     */
    public Tensor apply(List<?>... features) {
        var sizes = Stream.of(features).map(List::size).toList();
        if (sizes.size() < 2 || sizes.stream().distinct().count() > 1) {
            throw new IllegalArgumentException(this + ": expected two or more features of one length, received lengths " + sizes);
        }
        var bins = new int[sizes.getFirst()];
        for (var i = 0; i < bins.length; i++) {
            var place = i;
            bins[i] = CrossedBuckets.bucket(get(NUM_BINS), Stream.of(features).mapToLong(feature -> fingerprint(feature.get(place))).toArray());
        }
        var mode = get(OUTPUT_MODE) == CategoryMode.INT ? LookupMode.INT : LookupMode.ONE_HOT;
        return new Categories(bins, Shape.of(bins.length)).encode(mode, get(NUM_BINS), new double[0]);
    }

    private long fingerprint(Object value) {
        return switch (value) {
            case Integer number -> number;
            case String text -> CrossedBuckets.fingerprint(LookupJson.bytes(text));
            default -> throw new IllegalArgumentException(this + ": expected texts or Integers, received " + value + " of " + value.getClass().getName());
        };
    }

    @Override
    public boolean takesList() {
        return true;
    }

    @Override
    protected List<Value> trace(Scope scope, List<Value> inputs) {
        var shapes = inputs.stream().map(Value::shape).toList();
        if (inputs.size() < 2 || shapes.stream().distinct().count() > 1 || !isColumn(shapes.getFirst())) {
            throw new IllegalArgumentException(this + ": expected two or more inputs of one shape (batch) or (batch, 1), received "
                    + shapes.stream().map(ConfiguredLayer::batchShape).toList());
        }
        if (inputs.stream().anyMatch(input -> input.dtype() != DType.INT32)) {
            throw new IllegalArgumentException(this + ": expected whole numbers, received inputs of type " + inputs.stream().map(Value::dtype).toList()
                    + "; give their Inputs the type int32");
        }
        var bins = inputs.getFirst().tape().append(new CrossedBuckets(get(NUM_BINS)), inputs);
        return List.of(get(OUTPUT_MODE).encode(bins, get(NUM_BINS)));
    }

    private static boolean isColumn(Shape shape) {
        return shape.rank() == 1 || (shape.rank() == 2 && shape.size(1) == 1);
    }
}
