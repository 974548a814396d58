package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.JsonObject;
import io.lanewise.op.BucketFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tokens as indices into a vocabulary, which is given or found by {@code adapt}: the mask token, if there is one, has index 0 (where indices
 * are encoded it leaves no trace and takes none), tokens that the vocabulary does not have the next {@code num_oov_indices}, those of
 * the vocabulary the ones behind.
 *
 * <p>Source: Keras's {@code IndexLookup}.
 *
 * @param <T> the type of tokens
 * @param <S> its own class
 */
public abstract sealed class IndexLookup<T, S extends IndexLookup<T, S>> extends ConfiguredLayer<S> permits IntegerLookup, StringLookup {
    /** Whether indices are turned into tokens instead. */
    public static final Option<Boolean> INVERT = Option.of("invert", OptionType.BOOLEAN, false);
    /** The largest size of the vocabulary, mask and OOV tokens counted in. */
    public static final Option<Integer> MAX_TOKENS = Option.optional("max_tokens", OptionType.INTEGER).within("an integer above 1", most -> most > 1);
    /** How many indices tokens that are not in the vocabulary share; with 0 they are refused. */
    public static final Option<Integer> NUM_OOV_INDICES =
            Option.of("num_oov_indices", OptionType.INTEGER, 1).within("an integer of at least 0", count -> count >= 0);
    /** What is made of the indices. */
    public static final Option<LookupMode> OUTPUT_MODE = Option.of("output_mode", LookupMode.TYPE, LookupMode.INT);
    /** Whether encoded indices have max_tokens places even if the vocabulary is smaller. */
    public static final Option<Boolean> PAD_TO_MAX_TOKENS = Option.of("pad_to_max_tokens", OptionType.BOOLEAN, false);
    /** The inverse document frequency of each token of the vocabulary. */
    public static final Option<List<Double>> IDF_WEIGHTS = Option.optional("idf_weights", LookupJson.NUMBERS);
    /** How tokens outside of the vocabulary share several indices. */
    public static final Option<OovMethod> OOV_METHOD =
            Option.of("oov_method", OptionType.constants("OOV method", OovMethod.class), OovMethod.FLOORMOD);
    /** The key of the hash, SipHash64 then. */
    public static final Option<List<Long>> SALT = LookupJson.salt();

    /** Sparse outputs, which do not exist here. */
    static final Option<Boolean> SPARSE = LookupJson.without("sparse");
    /** The size of the vocabulary, which files repeat. */
    static final Option<Integer> VOCABULARY_SIZE = Option.optional("vocabulary_size", OptionType.INTEGER);
    /** Whether the vocabulary was given, and is not to be adapted. */
    static final Option<Boolean> HAS_INPUT_VOCABULARY = Option.of("has_input_vocabulary", OptionType.BOOLEAN, true).unwritten();

    /** Indices that encoding passes over. */
    static final int DROPPED = Integer.MAX_VALUE;

    private final Option<List<T>> vocabularyOption;
    private final Option<T> maskOption;
    private final Option<T> oovOption;
    private final Optional<Vocabulary<T>> vocabulary;

    IndexLookup(Values values, Option<List<T>> vocabularyOption, Option<T> maskOption, Option<T> oovOption) {
        super(values.with(VOCABULARY_SIZE, null));
        this.vocabularyOption = vocabularyOption;
        this.maskOption = maskOption;
        this.oovOption = oovOption;
        refuse(get(PAD_TO_MAX_TOKENS) && find(MAX_TOKENS).isEmpty(), "max_tokens with pad_to_max_tokens", "none");
        refuse(get(INVERT) && mode() != LookupMode.INT, "output_mode int with invert", mode());
        refuse(mode() != LookupMode.TF_IDF && find(IDF_WEIGHTS).isPresent(), "idf_weights only with output_mode tf_idf", mode());
        var given = find(vocabularyOption);
        refuse(mode() == LookupMode.TF_IDF && given.isPresent() && find(IDF_WEIGHTS).isEmpty(), "idf_weights with the vocabulary for output_mode tf_idf", "none");
        vocabulary = given.map(tokens -> Vocabulary.of(this, tokens, find(IDF_WEIGHTS)));
    }

    final void refuse(boolean wrong, String expected, Object received) {
        if (wrong) {
            throw new IllegalArgumentException(className() + ": expected " + expected + ", received " + received);
        }
    }

    /** The same with another largest size. */
    public final S withMaxTokens(int maxTokens) {
        return with(MAX_TOKENS, maxTokens);
    }

    /** The same with other indices for tokens that are not in the vocabulary. */
    public final S withNumOovIndices(int numOovIndices) {
        return with(NUM_OOV_INDICES, numOovIndices);
    }

    /** The same with a token that stands for nothing. */
    public final S withMaskToken(T maskToken) {
        return with(maskOption, maskToken);
    }

    /** The same with another token for indices that have none. */
    public final S withOovToken(T oovToken) {
        return with(oovOption, oovToken);
    }

    /** The same, turning indices into tokens or tokens into indices. */
    public final S withInvert(boolean invert) {
        return with(INVERT, invert);
    }

    /** The same with another output. */
    public final S withOutputMode(LookupMode mode) {
        return with(OUTPUT_MODE, mode);
    }

    /** The same, with max_tokens places for encoded indices or as many as there are. */
    public final S withPadToMaxTokens(boolean pad) {
        return with(PAD_TO_MAX_TOKENS, pad);
    }

    /** The same with another way to share several indices. */
    public final S withOovMethod(OovMethod method) {
        return with(OOV_METHOD, method);
    }

    /** The same with a key for the hash. */
    public final S withSalt(long first, long second) {
        return with(SALT, List.of(first, second));
    }

    /** The same with this vocabulary, which may begin with the mask and OOV tokens. */
    public final S withVocabulary(List<T> tokens) {
        return create(values().with(vocabularyOption, List.copyOf(tokens)).with(HAS_INPUT_VOCABULARY, true));
    }

    /** The same with a vocabulary and the inverse document frequency of each token, for {@link LookupMode#TF_IDF}. */
    public final S withVocabulary(List<T> tokens, List<Double> idfWeights) {
        return create(values().with(vocabularyOption, List.copyOf(tokens)).with(IDF_WEIGHTS, List.copyOf(idfWeights)).with(HAS_INPUT_VOCABULARY, true));
    }

    /** The tokens by index, those of mask and OOV among them. */
    public final List<T> vocabulary() {
        return vocabulary(true);
    }

    /** The tokens by index, with or without those of mask and OOV in front. */
    public final List<T> vocabulary(boolean withSpecialTokens) {
        return Stream.concat(withSpecialTokens ? specialTokens().stream() : Stream.of(), vocabulary.stream().flatMap(known -> known.tokens().stream())).toList();
    }

    /** How many indices there are. */
    public final int vocabularySize() {
        return firstIndex() + vocabulary.map(known -> known.tokens().size()).orElse(0);
    }

    /** The inverse document frequency of each index, for {@link LookupMode#TF_IDF}; none for the other modes, or without a vocabulary. */
    public final List<Double> idfWeights() {
        return vocabulary.stream().flatMapToDouble(known -> Arrays.stream(known.weights())).boxed().toList();
    }

    /** The same with the vocabulary of some documents. */
    final S adapted(List<List<T>> data) {
        if (find(vocabularyOption).isPresent() && get(HAS_INPUT_VOCABULARY)) {
            throw new IllegalArgumentException(this + ": expected a layer without a given vocabulary to adapt");
        }
        var documents = Documents.of(data);
        var most = find(MAX_TOKENS).map(all -> all - firstIndex()).orElse(Integer.MAX_VALUE);
        refuse(most < 1, "max_tokens above " + firstIndex() + ", the indices of mask and OOV,", find(MAX_TOKENS).orElse(0));
        var without = new HashSet<>(List.of(get(oovOption)));
        find(maskOption).ifPresent(without::add);
        var tokens = documents.vocabulary(order(), without, most);
        refuse(tokens.isEmpty(), "data with at least one token besides mask and OOV", data.size() + " samples");
        var weights = mode() == LookupMode.TF_IDF ? tokens.stream().map(documents::inverseFrequency).toList() : null;
        return create(values().with(vocabularyOption, tokens).with(IDF_WEIGHTS, weights).with(HAS_INPUT_VOCABULARY, false));
    }

    /** An object of its own kind. */
    abstract Kind<S> ownKind();

    /** The order of tokens that occur equally often. */
    abstract Comparator<T> order();

    private S create(Values values) {
        return ownKind().create(values);
    }

    final LookupMode mode() {
        return get(OUTPUT_MODE);
    }

    private boolean hasMaskIndex() {
        return find(maskOption).isPresent() && mode() == LookupMode.INT;
    }

    /** The index of tokens that are not in the vocabulary. */
    final int oovIndex() {
        return hasMaskIndex() ? 1 : 0;
    }

    /** The index of the vocabulary's first token. */
    final int firstIndex() {
        return oovIndex() + get(NUM_OOV_INDICES);
    }

    /** The tokens in front of the vocabulary's. */
    final List<T> specialTokens() {
        var special = new ArrayList<T>();
        if (hasMaskIndex()) {
            special.add(find(maskOption).orElseThrow());
        }
        special.addAll(Collections.nCopies(get(NUM_OOV_INDICES), get(oovOption)));
        return special;
    }

    /** Those that the vocabulary must not have. */
    final List<T> reservedTokens() {
        return Stream.concat(find(maskOption).stream(), get(INVERT) ? Stream.of(get(oovOption)) : Stream.of()).toList();
    }

    /** What tokens are mapped to, the mask token among them. */
    final Map<T, Integer> table() {
        var table = new HashMap<>(known().indices());
        find(maskOption).ifPresent(mask -> table.put(mask, mode() == LookupMode.INT ? 0 : DROPPED));
        return table;
    }

    /** The token of an index. */
    final T token(int index) {
        var place = index - firstIndex();
        var tokens = known().tokens();
        if (index == 0 && find(maskOption).isPresent()) {
            return find(maskOption).orElseThrow();
        }
        return place >= 0 && place < tokens.size() ? tokens.get(place) : get(oovOption);
    }

    final Vocabulary<T> known() {
        return vocabulary.orElseThrow(() -> new IllegalStateException(
                this + ": expected a vocabulary, which it does not have yet; call adapt, or withVocabulary. (Descriptions as JSON and older .h5 files"
                        + " do not hold the vocabulary of an adapted layer: save the model in Python with model.save(\"model.keras\").)"));
    }

    /** How many places encoded indices have. */
    final int depth() {
        return depth(vocabularySize());
    }

    final int depth(int size) {
        return get(PAD_TO_MAX_TOKENS) ? find(MAX_TOKENS).orElse(size) : size;
    }

    /** How tokens outside of the vocabulary share indices. */
    final BucketFunction buckets(boolean hashed) {
        return !hashed ? BucketFunction.FLOOR_MOD : find(SALT).isPresent() ? BucketFunction.SIP_HASH : BucketFunction.FARM_HASH;
    }

    final long key(int half) {
        return find(SALT).map(halves -> halves.get(half)).orElse(0L);
    }

    @Override
    public final JsonObject config() {
        return ownKind().write(sized());
    }

    /** With the size that files repeat. */
    private Values sized() {
        return vocabulary.isPresent() ? values().with(VOCABULARY_SIZE, vocabularySize()) : values();
    }

    /** Without a long list of tokens. */
    @Override
    public final String toString() {
        var size = find(vocabularyOption).map(List::size).orElse(0);
        return size <= 8 ? super.toString() : className() + "(output_mode=" + mode() + ", vocabulary of " + size + " tokens)";
    }
}
