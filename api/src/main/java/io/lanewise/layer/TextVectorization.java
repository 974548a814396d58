package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.JsonObject;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Texts as numbers: standardized, cut into tokens, the tokens joined to n-grams, and these looked up in a vocabulary that is given or
 * found by {@code adapt}. Index 0 is that of padding, 1 that of all other tokens; encoded, there is none for padding. There are no tensors of
 * texts: the layer stands before a model and is applied to data.
 *
 * <p><b>Shapes.</b> n texts, or n rows of one: (n, output_sequence_length), by default as many as the longest text has tokens, int32; one_hot:
 * (n, tokens, vocabulary), the other modes (n, vocabulary), float32. Without a split rows of texts are rows of tokens, and a list of texts is
 * a single row.
 *
 * <p>Source: Keras {@code keras.layers.TextVectorization}.
 */
public final class TextVectorization extends ConfiguredLayer<TextVectorization> {
    /** What is done to a text before it is split. */
    public static final Option<Standardize> STANDARDIZE =
            Option.of("standardize", Standardize.TYPE, Standardize.LOWER_AND_STRIP_PUNCTUATION).withNull(Standardize.NONE).written();
    /** How a text is cut into tokens. */
    public static final Option<TextSplit> SPLIT = Option.of("split", TextSplit.TYPE, TextSplit.WHITESPACE).withNull(TextSplit.NONE).written();
    /** The sizes of groups that tokens are joined to. */
    public static final Option<List<Integer>> NGRAMS = Option.optional("ngrams", LookupJson.NGRAMS)
            .within("an integer above 0 or a list of such", sizes -> !sizes.isEmpty() && sizes.stream().allMatch(size -> size > 0)).written();
    /** How many tokens are kept of each text, or filled up; only with the mode int. */
    public static final Option<Integer> OUTPUT_SEQUENCE_LENGTH =
            Option.optional("output_sequence_length", OptionType.INTEGER).within("an integer of at least 0", length -> length >= 0);
    /** The tokens, with or without those of padding and OOV in front. */
    public static final Option<List<String>> VOCABULARY = StringLookup.VOCABULARY;

    static final Kind<TextVectorization> KIND = kind(
            "TextVectorization", TextVectorization::new, IndexLookup.MAX_TOKENS, STANDARDIZE, SPLIT, NGRAMS, IndexLookup.OUTPUT_MODE, OUTPUT_SEQUENCE_LENGTH,
            IndexLookup.PAD_TO_MAX_TOKENS, IndexLookup.SPARSE, LookupJson.without("ragged"), VOCABULARY, IndexLookup.IDF_WEIGHTS, LookupJson.encoding(),
            IndexLookup.VOCABULARY_SIZE, IndexLookup.HAS_INPUT_VOCABULARY);

    private final StringLookup lookup;

    private TextVectorization(Values values) {
        super(values.with(IndexLookup.VOCABULARY_SIZE, null));
        var mode = get(IndexLookup.OUTPUT_MODE);
        if (mode != LookupMode.INT && find(OUTPUT_SEQUENCE_LENGTH).isPresent()) {
            throw new IllegalArgumentException("TextVectorization: expected output_sequence_length only with output_mode int, received "
                    + get(OUTPUT_SEQUENCE_LENGTH) + " with " + mode);
        }
        var own = StringLookup.KIND.values().with(StringLookup.MASK_TOKEN, "");
        for (var option : List.of(
                IndexLookup.MAX_TOKENS, IndexLookup.OUTPUT_MODE, IndexLookup.PAD_TO_MAX_TOKENS, VOCABULARY, IndexLookup.IDF_WEIGHTS,
                IndexLookup.HAS_INPUT_VOCABULARY)) {
            own = copied(option, values, own);
        }
        lookup = StringLookup.KIND.create(own);
    }

    private static <T> Values copied(Option<T> option, Values from, Values to) {
        return to.with(option, from.find(option).orElse(null));
    }

    /** A layer with a vocabulary, or without one, to be adapted. */
    public static TextVectorization of(String... vocabulary) {
        var layer = KIND.create(KIND.values());
        return vocabulary.length == 0 ? layer : layer.withVocabulary(List.of(vocabulary));
    }

    /** The same with a largest size of the vocabulary. */
    public TextVectorization withMaxTokens(int maxTokens) {
        return with(IndexLookup.MAX_TOKENS, maxTokens);
    }

    /** The same, doing something else to texts before they are split. */
    public TextVectorization withStandardize(Standardize way) {
        return with(STANDARDIZE, way);
    }

    /** The same, cutting texts in another way. */
    public TextVectorization withSplit(TextSplit way) {
        return with(SPLIT, way);
    }

    /** The same with groups of one up to so many tokens. */
    public TextVectorization withNgrams(int upTo) {
        return with(NGRAMS, LookupJson.upTo(upTo));
    }

    /** The same with groups of these sizes. */
    public TextVectorization withNgrams(List<Integer> sizes) {
        return with(NGRAMS, List.copyOf(sizes));
    }

    /** The same with another output. */
    public TextVectorization withOutputMode(LookupMode mode) {
        return with(IndexLookup.OUTPUT_MODE, mode);
    }

    /** The same with so many tokens of each text. */
    public TextVectorization withOutputSequenceLength(int length) {
        return with(OUTPUT_SEQUENCE_LENGTH, length);
    }

    /** The same, with max_tokens places for encoded indices or as many as there are. */
    public TextVectorization withPadToMaxTokens(boolean pad) {
        return with(IndexLookup.PAD_TO_MAX_TOKENS, pad);
    }

    /** The same with this vocabulary, which may begin with the tokens of padding and OOV. */
    public TextVectorization withVocabulary(List<String> tokens) {
        return KIND.create(values().with(VOCABULARY, List.copyOf(tokens)).with(IndexLookup.HAS_INPUT_VOCABULARY, true));
    }

    /** The same with a vocabulary and the inverse document frequency of each token, for {@link LookupMode#TF_IDF}. */
    public TextVectorization withVocabulary(List<String> tokens, List<Double> idfWeights) {
        return KIND.create(values().with(VOCABULARY, List.copyOf(tokens)).with(IndexLookup.IDF_WEIGHTS, List.copyOf(idfWeights))
                .with(IndexLookup.HAS_INPUT_VOCABULARY, true));
    }

    /** The tokens by index, those of padding and OOV among them. */
    public List<String> vocabulary() {
        return lookup.vocabulary();
    }

    /** The tokens by index, with or without those of padding and OOV in front. */
    public List<String> vocabulary(boolean withSpecialTokens) {
        return lookup.vocabulary(withSpecialTokens);
    }

    /** How many indices there are. */
    public int vocabularySize() {
        return lookup.vocabularySize();
    }

    /**
     * The same with the vocabulary of some texts, the most frequent tokens first, of equally frequent ones the last in the order of their
     * UTF-8 bytes; what it held before is forgotten. For {@link LookupMode#TF_IDF} a text is a document, and a token's weight
     * log(1 + documents / (1 + documents with it)).
     *
     * @throws IllegalArgumentException if the vocabulary was given, there are no tokens, or max_tokens leaves no room for one
     */
    public TextVectorization adapt(List<String> texts) {
        return adapt(texts.stream().map(text -> new String[] {text}).toArray(String[][]::new));
    }

    /** The same with rows of texts, of one text each unless they are not split. */
    public TextVectorization adapt(String[][] rows) {
        var adapted = lookup.adapted(tokens(rows).rows());
        return KIND.create(values().with(VOCABULARY, adapted.get(VOCABULARY)).with(IndexLookup.IDF_WEIGHTS, adapted.find(IndexLookup.IDF_WEIGHTS).orElse(null))
                .with(IndexLookup.HAS_INPUT_VOCABULARY, false));
    }

    /** Texts as numbers. */
    public Tensor apply(List<String> texts) {
        var isBatch = get(SPLIT) != TextSplit.NONE;
        var given = isBatch ? texts.stream().map(this::split).toList() : List.of(texts.stream().map(get(STANDARDIZE)::apply).toList());
        return encode(joined(new TokenRows(given, isBatch, isBatch)));
    }

    /**
     * Rows of texts as numbers, of one text each unless they are not split.
     *
     * @throws IllegalArgumentException if the rows have other lengths, or different ones
     */
    public Tensor apply(String[][] rows) {
        return encode(tokens(rows));
    }

    private List<String> split(String text) {
        return get(SPLIT).apply(get(STANDARDIZE).apply(text));
    }

    private TokenRows joined(TokenRows tokens) {
        return find(NGRAMS).map(tokens::ngrams).orElse(tokens);
    }

    private TokenRows tokens(String[][] rows) {
        var texts = Texts.of(this, rows);
        var splits = get(SPLIT) != TextSplit.NONE;
        if (splits && rows.length > 0 && texts.shape().size(1) != 1) {
            throw new IllegalArgumentException(this + ": expected rows of one text each to split, received rows of " + texts.shape().size(1)
                    + "; join their texts, or set split to none");
        }
        var tokens = splits
                ? texts.elements().stream().map(this::split).toList()
                : Arrays.stream(rows).map(row -> Arrays.stream(row).map(get(STANDARDIZE)::apply).toList()).toList();
        return joined(new TokenRows(tokens, true, splits));
    }

    private Tensor encode(TokenRows tokens) {
        var mode = get(IndexLookup.OUTPUT_MODE);
        if (mode == LookupMode.INT) {
            return lookup.encode(tokens.map(find(OUTPUT_SEQUENCE_LENGTH).orElse(tokens.longest()), 0, lookup::index));
        }
        if (mode == LookupMode.ONE_HOT && !tokens.even()) {
            throw new IllegalArgumentException(this + ": expected texts of equally many tokens for output_mode one_hot, received up to " + tokens.longest()
                    + " and fewer; ragged outputs do not exist here, take multi_hot, or int with output_sequence_length and a CategoryEncoding");
        }
        var encoded = lookup.encode(tokens.map(tokens.longest(), IndexLookup.DROPPED, lookup::index));
        // The axis of tokens stays where the texts made it, even if each has a single one.
        var single = mode == LookupMode.ONE_HOT && tokens.ragged() && tokens.longest() == 1;
        return single ? encoded.reshape(tokens.rows().size(), 1, encoded.shape().size(-1)) : encoded;
    }

    @Override
    public JsonObject config() {
        return KIND.write(values().with(IndexLookup.VOCABULARY_SIZE, vocabularySize()));
    }

    /** Without a long list of tokens. */
    @Override
    public String toString() {
        var size = vocabularySize();
        return size <= 10 ? super.toString() : "TextVectorization(output_mode=" + get(IndexLookup.OUTPUT_MODE) + ", vocabulary of " + size + " tokens)";
    }

    @Override
    protected List<Value> trace(Scope scope, List<Value> inputs) {
        throw WithTexts.refused(this);
    }
}
