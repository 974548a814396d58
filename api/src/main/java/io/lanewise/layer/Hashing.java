package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonString;
import io.lanewise.graph.Value;
import io.lanewise.op.BucketFunction;
import io.lanewise.op.Buckets;
import io.lanewise.op.LookUp;
import io.lanewise.op.Ops;
import io.lanewise.op.OrElse;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Whole numbers, or texts, as one of num_bins bins: a hash modulo their number, FarmHash64, or SipHash64 under a salt. Numbers are hashed by
 * their decimal text, without a fraction. With a mask value bin 0 is its alone.
 *
 * <p><b>Shapes.</b> Any; as int32 it is kept, encoded it is that of {@link CategoryEncoding} with a category for each bin, float32. In a model
 * the layer hashes numbers; texts, of which there are no tensors, are hashed before: a list of n as (n), rows as (rows, n).
 *
 * <p>Source: Keras {@code keras.layers.Hashing}.
 */
public final class Hashing extends ConfiguredLayer<Hashing> {
    /** How many bins there are. */
    public static final Option<Integer> NUM_BINS = Option.requiredCount("num_bins");
    /** The key of the hash, SipHash64 then. */
    public static final Option<List<Long>> SALT = LookupJson.salt();
    /** What the bins are given as. */
    public static final Option<CategoryMode> OUTPUT_MODE = Option.of("output_mode", CategoryMode.TYPE, CategoryMode.INT);

    private static final Option<MaskValue> MASK_VALUE = Option.optional("mask_value", MaskValue.TYPE);
    /** Keras's type of the output, here int32 for bins and float32 encoded. */
    static final Option<String> BINS_DTYPE = Option.of(
                    "dtype",
                    new OptionType<>("int32, int64 or float32", view -> view.json() instanceof JsonString(var name) ? name : view.get("config").get("name").string(),
                            Json::of),
                    "int64")
            .within("int32, int64 or float32", List.of("int32", "int64", "float32")::contains);

    static final Kind<Hashing> KIND = Kind.of("Hashing", Hashing::new, NUM_BINS, SALT, MASK_VALUE, OUTPUT_MODE, CategoryEncoding.SPARSE)
            .withCommon(NAME, TRAINABLE, BINS_DTYPE, BATCH_INPUT_SHAPE, ACTIVITY_REGULARIZER);

    private Hashing(Values values) {
        super(values);
    }

    /**
     * A layer with so many bins.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Hashing of(int numBins) {
        return KIND.create(KIND.values().with(NUM_BINS, numBins));
    }

    /** The same with a key for the hash. */
    public Hashing withSalt(long first, long second) {
        return with(SALT, List.of(first, second));
    }

    /** The same with a number that has bin 0 to itself. */
    public Hashing withMaskValue(int number) {
        return with(MASK_VALUE, new MaskValue.OfNumber(number));
    }

    /** The same with a text that has bin 0 to itself. */
    public Hashing withMaskValue(String text) {
        return with(MASK_VALUE, new MaskValue.OfText(text));
    }

    /** The same with another encoding. */
    public Hashing withOutputMode(CategoryMode mode) {
        return KIND.create(values().with(OUTPUT_MODE, mode).with(BINS_DTYPE, mode == CategoryMode.INT ? "int64" : "float32"));
    }

    /** The bins of texts, int32 (n), or their encoding. */
    public Tensor apply(List<String> texts) {
        return encode(Texts.of(texts).map(this::bin));
    }

    /**
     * The bins of rows of texts, int32 (rows, n), or their encoding.
     *
     * @throws IllegalArgumentException if the rows have different lengths
     */
    public Tensor apply(String[][] rows) {
        return encode(Texts.of(this, rows).map(this::bin));
    }

    private Tensor encode(Categories bins) {
        var mode = switch (get(OUTPUT_MODE)) {
            case INT -> LookupMode.INT;
            case ONE_HOT -> LookupMode.ONE_HOT;
            case MULTI_HOT -> LookupMode.MULTI_HOT;
            case COUNT -> LookupMode.COUNT;
        };
        return bins.encode(mode, get(NUM_BINS), new double[0]);
    }

    private int bin(String text) {
        if (find(MASK_VALUE).orElse(null) instanceof MaskValue.OfNumber(var number)) {
            throw new IllegalArgumentException(this + ": expected numbers, as the mask_value " + number + " is one, received the text \"" + text + "\"");
        }
        var isMask = find(MASK_VALUE).filter(new MaskValue.OfText(text)::equals).isPresent() && first() > 0;
        return isMask ? 0 : first() + function().of(LookupJson.bytes(text), 0, get(NUM_BINS) - first(), key(0), key(1));
    }

    /** The first bin of what is hashed. */
    private int first() {
        return find(MASK_VALUE).isPresent() && get(NUM_BINS) > 1 ? 1 : 0;
    }

    private BucketFunction function() {
        return find(SALT).isPresent() ? BucketFunction.SIP_HASH : BucketFunction.FARM_HASH;
    }

    private long key(int half) {
        return find(SALT).map(halves -> halves.get(half)).orElse(0L);
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var shape = input.shape();
        var one = get(OUTPUT_MODE) == CategoryMode.ONE_HOT && shape.rank() > 1 && shape.size(-1) == 1;
        var x = one ? Ops.reshape(input, Arrays.copyOf(shape.toArray(), shape.rank() - 1)) : input;
        var bins = x.tape().append(new Buckets(function(), get(NUM_BINS) - first(), first(), key(0), key(1)), Ops.cast(x, DType.INT32));
        return get(OUTPUT_MODE).encode(first() == 0 ? bins : masked(x, bins), get(NUM_BINS));
    }

    private Value masked(Value x, Value bins) {
        if (!(find(MASK_VALUE).orElseThrow() instanceof MaskValue.OfNumber(var number))) {
            throw wrongInput("texts, as the mask_value " + find(MASK_VALUE).orElseThrow() + " is one (apply the layer to the data then)", x);
        }
        // A number with a fraction is no mask, though it is hashed without it.
        var isMask = x.dtype() == DType.FLOAT32 ? Ops.cast(Ops.equal(x, Ops.constant(x, number)), DType.INT32) : Ops.cast(x, DType.INT32);
        var key = x.dtype() == DType.FLOAT32 ? 1 : number;
        return x.tape().append(new OrElse(), x.tape().append(new LookUp(List.of(key), List.of(0), -1, false), isMask), bins);
    }
}
