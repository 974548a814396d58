package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Buckets;
import io.lanewise.op.LookUp;
import io.lanewise.op.OrElse;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whole numbers as indices into a vocabulary ({@link IndexLookup}), or indices as those numbers. Numbers of other types lose their fractions.
 *
 * <p><b>Shapes.</b> Any; as int32 it is kept, encoded it is that of {@link CategoryEncoding} with a category for each index, float32.
 *
 * <p>Source: Keras {@code keras.layers.IntegerLookup}.
 */
public final class IntegerLookup extends IndexLookup<Integer, IntegerLookup> {
    /** The token for indices that have none. */
    public static final Option<Integer> OOV_TOKEN = Option.of("oov_token", OptionType.INTEGER, -1);
    /** A token that stands for nothing. */
    public static final Option<Integer> MASK_TOKEN = Option.optional("mask_token", OptionType.INTEGER);
    /** The tokens, with or without those of mask and OOV in front. */
    public static final Option<List<Integer>> VOCABULARY = Option.optional("vocabulary", OptionType.INTEGERS);

    private static final Option<String> VOCABULARY_DTYPE =
            Option.of("vocabulary_dtype", OptionType.STRING, "int64").within("\"int64\"", type -> type.equals("int64"));

    static final Kind<IntegerLookup> KIND = kind(
            "IntegerLookup", IntegerLookup::new, INVERT, MAX_TOKENS, NUM_OOV_INDICES, OOV_TOKEN, MASK_TOKEN, OUTPUT_MODE, SPARSE, PAD_TO_MAX_TOKENS,
            VOCABULARY_DTYPE, IDF_WEIGHTS, VOCABULARY, VOCABULARY_SIZE, OOV_METHOD, SALT, HAS_INPUT_VOCABULARY);

    private IntegerLookup(Values values) {
        super(values, VOCABULARY, MASK_TOKEN, OOV_TOKEN);
        refuse(find(SALT).isPresent() && get(OOV_METHOD) != OovMethod.FARMHASH, "oov_method farmhash with a salt", get(OOV_METHOD));
    }

    /** A layer that is to be adapted. */
    public static IntegerLookup of() {
        return KIND.create(KIND.values());
    }

    /**
     * A layer with a vocabulary.
     *
     * @throws IllegalArgumentException if tokens repeat
     */
    public static IntegerLookup of(int... vocabulary) {
        return of().withVocabulary(Arrays.stream(vocabulary).boxed().toList());
    }

    /**
     * The same with the vocabulary of some data, the most frequent tokens first, of equally frequent ones the largest; what it held before
     * is forgotten. For {@link LookupMode#TF_IDF} a sample is a document, and a token's weight log(1 + documents / (1 + documents with it)).
     *
     * @param data samples, whole numbers
     * @throws IllegalArgumentException if the vocabulary was given, there are no tokens, or max_tokens leaves no room for one
     */
    public IntegerLookup adapt(Tensor data) {
        var shape = data.shape();
        refuse(data.elements() == 0, "samples to adapt to", "data of shape " + shape);
        var tokens = IntStream.range(0, data.elements()).mapToObj(i -> (int) data.at(i)).toList();
        return adapted(Documents.of(tokens, shape.rank() < 2 ? 1 : data.elements() / shape.size(0)));
    }

    @Override
    Kind<IntegerLookup> ownKind() {
        return KIND;
    }

    @Override
    Comparator<Integer> order() {
        return Comparator.naturalOrder();
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.INT32);
        if (get(INVERT)) {
            var indices = IntStream.range(0, vocabularySize()).boxed().toList();
            return x.tape().append(new LookUp(indices, indices.stream().map(this::token).toList(), get(OOV_TOKEN), false), x);
        }
        var encoded = mode().categories().encode(indices(x), depth());
        return mode() == LookupMode.TF_IDF ? Ops.multiply(encoded, x.tape().constant(Tensor.of(known().weights()))) : encoded;
    }

    private Value indices(Value x) {
        var table = table();
        var keys = table.keySet().stream().sorted().toList();
        var found = keys.stream().map(table::get).toList();
        var buckets = get(NUM_OOV_INDICES);
        if (buckets <= 1) {
            return x.tape().append(new LookUp(keys, found, oovIndex(), buckets == 0), x);
        }
        var index = x.tape().append(new LookUp(keys, found, -1, false), x);
        var function = buckets(get(OOV_METHOD) == OovMethod.FARMHASH);
        return x.tape().append(new OrElse(), index, x.tape().append(new Buckets(function, buckets, oovIndex(), key(0), key(1)), x));
    }
}
