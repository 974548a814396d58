package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts as indices into a vocabulary ({@link IndexLookup}), or indices as texts. There are no tensors of texts: the layer stands before
 * a model and is applied to data.
 *
 * <p><b>Shapes.</b> A list of n texts is (n), rows are (rows, n); as int32 it is kept, encoded it is that of {@link CategoryEncoding} with
 * a category for each index, float32.
 *
 * <p>Source: Keras {@code keras.layers.StringLookup}.
 */
public final class StringLookup extends IndexLookup<String, StringLookup> {
    /** The text for indices that have none. */
    public static final Option<String> OOV_TOKEN = Option.of("oov_token", OptionType.STRING, "[UNK]");
    /** A text that stands for nothing. */
    public static final Option<String> MASK_TOKEN = Option.optional("mask_token", OptionType.STRING);
    /** The tokens, with or without those of mask and OOV in front. */
    public static final Option<List<String>> VOCABULARY = Option.optional("vocabulary", LookupJson.TEXTS);

    static final Kind<StringLookup> KIND = kind(
            "StringLookup", StringLookup::new, INVERT, MAX_TOKENS, NUM_OOV_INDICES, OOV_TOKEN, MASK_TOKEN, OUTPUT_MODE, SPARSE, PAD_TO_MAX_TOKENS,
            IDF_WEIGHTS, VOCABULARY, VOCABULARY_SIZE, OOV_METHOD, SALT, LookupJson.encoding(), HAS_INPUT_VOCABULARY);

    private StringLookup(Values values) {
        super(values, VOCABULARY, MASK_TOKEN, OOV_TOKEN);
    }

    /** A layer with a vocabulary, or without one, to be adapted. */
    public static StringLookup of(String... vocabulary) {
        var layer = KIND.create(KIND.values());
        return vocabulary.length == 0 ? layer : layer.withVocabulary(List.of(vocabulary));
    }

    /**
     * The same with the vocabulary of some texts, the most frequent first, of equally frequent ones the last in the order of their UTF-8
     * bytes; what it held before is forgotten. For {@link LookupMode#TF_IDF} each text is a document.
     *
     * @throws IllegalArgumentException if the vocabulary was given, there are no tokens, or max_tokens leaves no room for one
     */
    public StringLookup adapt(List<String> texts) {
        return adapted(Texts.of(texts).documents());
    }

    /** The same with rows of texts, of which each is a document. */
    public StringLookup adapt(String[][] rows) {
        return adapted(Arrays.stream(rows).map(List::of).toList());
    }

    /** The indices of texts, int32 (n), or what the mode makes of them. */
    public Tensor apply(List<String> texts) {
        return encode(Texts.of(texts).map(this::index));
    }

    /**
     * The indices of rows of texts, int32 (rows, n), or what the mode makes of them.
     *
     * @throws IllegalArgumentException if the rows have different lengths
     */
    public Tensor apply(String[][] rows) {
        return encode(Texts.of(this, rows).map(this::index));
    }

    /**
     * The texts of indices, row-major.
     *
     * @throws IllegalArgumentException if they are not whole numbers, or the layer is not inverted
     */
    public List<String> texts(Tensor indices) {
        refuse(!get(INVERT), "a layer with invert to turn indices into texts", this);
        refuse(indices.dtype() == DType.FLOAT32, "indices of type int32", "a tensor of float32 " + indices.shape());
        return IntStream.range(0, indices.elements()).mapToObj(i -> token((int) indices.at(i))).toList();
    }

    /** The index of a text. */
    int index(String text) {
        refuse(get(INVERT), "a layer without invert to turn texts into indices", this);
        if (find(MASK_TOKEN).filter(text::equals).isPresent()) {
            return mode() == LookupMode.INT ? 0 : DROPPED;
        }
        var found = known().indices().get(text);
        if (found != null) {
            return found;
        }
        var buckets = get(NUM_OOV_INDICES);
        refuse(buckets == 0, "texts of the vocabulary with num_oov_indices 0", "\"" + text + "\"; with num_oov_indices 1 there is an index for all others");
        return oovIndex() + (buckets == 1 ? 0 : buckets(true).of(LookupJson.bytes(text), 0, buckets, key(0), key(1)));
    }

    /** What the mode makes of indices. */
    Tensor encode(Categories indices) {
        return indices.encode(mode(), depth(), known().weights());
    }

    @Override
    Kind<StringLookup> ownKind() {
        return KIND;
    }

    @Override
    Comparator<String> order() {
        return Comparator.comparing(LookupJson::bytes, Arrays::compareUnsigned);
    }

    @Override
    protected List<Value> trace(Scope scope, List<Value> inputs) {
        throw WithTexts.refused(this);
    }
}
