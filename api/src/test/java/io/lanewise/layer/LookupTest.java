package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.config.json.JsonReader;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers that look up, hash and part numbers: adapting in batches, standing in models, and what wrong use gets. */
class LookupTest {
    private static final Tensor IDS = Tensor.of(new int[] {12, 7}, 2, 1);

    /** Numbers of Keras 3.15.1 for {@code Discretization(num_bins=4, epsilon=0.2)} of these two batches. */
    @Test
    void summariesOfBatchesAreMerged() {
        var batches = List.of(Tensor.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 11), Tensor.of(new double[] {3, 3, 8}, 3));
        var adapted = Discretization.ofBins(4).withEpsilon(0.2).adapt(batches);
        assertThat(adapted.get(Discretization.BIN_BOUNDARIES)).containsExactly(2.3999996185302734, 3.909090518951416, 6.754545211791992);
        assertThat(adapted.adapt(Tensor.of(new double[] {1, 2, 3, 4}, 4)).get(Discretization.BIN_BOUNDARIES)).isNotEqualTo(adapted.get(Discretization.BIN_BOUNDARIES));
    }

    @Test
    void modelsTakeThemAndFilesKeepTheirVocabulary() {
        var lookup = IntegerLookup.of().adapt(Tensor.of(new int[] {12, 12, 36, 7}, 2, 2));
        var model = Sequential.of(
                Input.of(1).withDtype(DType.INT32), lookup.withOutputMode(LookupMode.ONE_HOT),
                Discretization.ofBins(2).withOutputMode(CategoryMode.COUNT).adapt(Tensor.of(new double[] {0, 1, 0, 1}, 4)));
        var before = model.predict(IDS);
        assertThat(lookup.vocabulary()).containsExactly(-1, 12, 36, 7);
        assertThat(Model.fromJson(model.toJson()).predict(IDS)).isEqualTo(before);
    }

    /** Bins of Keras 3.15.1 for {@code np.array(["A", "B", "A", "Bücher"])} and {@code np.array([101, 101, -102, 102])}. */
    @Test
    void textsAndNumbersAreCrossed() {
        var crossing = HashedCrossing.of(1000);
        assertThat(crossing.apply(List.of("A", "B", "A", "Bücher"), List.of(101, 101, -102, 102))).isEqualTo(Tensor.of(new int[] {891, 754, 79, 469}, 4));
        assertThat(HashedCrossing.of(2).withOutputMode(CategoryMode.ONE_HOT).apply(List.of(1, 2), List.of("a", "b")).shape().toArray()).containsExactly(2, 2);
    }

    @Test
    void aModelCrossesTheNumbersOfItsInputs() {
        var first = Input.of(1).withDtype(DType.INT32).symbol();
        var second = Input.of(1).withDtype(DType.INT32).symbol();
        var crossed = HashedCrossing.of(4).withOutputMode(CategoryMode.ONE_HOT).apply(first, second);
        var model = Model.of(List.of(first, second), crossed);
        var again = Model.fromJson(model.toJson());
        var numbers = List.of(IDS, Tensor.of(new int[] {3, 4}, 2, 1));
        assertThat(again.predict(numbers, 2)).isEqualTo(model.predict(numbers, 2));
        assertThat(crossed.shape().toArray()).containsExactly(-1, 4);
    }

    static List<Arguments> wrong() {
        var unknown = IntegerLookup.of(1, 2).withNumOovIndices(0);
        return List.of(
                row(() -> IntegerLookup.of(3, 5, 3), "IntegerLookup", "each token", "received 3 again"),
                row(() -> StringLookup.of("a", "b").withMaskToken("b"), "StringLookup", "mask and OOV", "received b at index 1"),
                row(() -> StringLookup.of("a", "[UNK]").withInvert(true), "received [UNK] at index 1"),
                row(() -> IntegerLookup.of().withMaxTokens(1), "max_tokens must be an integer above 1", "received 1"),
                row(() -> IntegerLookup.of(1, 2, 3).withMaxTokens(3), "at most max_tokens 3", "received 4"),
                row(() -> IntegerLookup.of().withMaxTokens(2).withNumOovIndices(2).adapt(IDS), "max_tokens above 2", "received 2"),
                row(() -> IntegerLookup.of(1).adapt(Tensor.zeros(0)), "samples to adapt to", "shape (0,)"),
                row(() -> IntegerLookup.of().withPadToMaxTokens(true), "max_tokens with pad_to_max_tokens"),
                row(() -> IntegerLookup.of().withNumOovIndices(-1), "num_oov_indices", "received -1"),
                row(() -> IntegerLookup.of(1).withOutputMode(LookupMode.TF_IDF), "idf_weights with the vocabulary"),
                row(() -> IntegerLookup.of().withVocabulary(List.of(1), List.of(0.5)), "idf_weights only with output_mode tf_idf", "INT"),
                row(() -> StringLookup.of().withOutputMode(LookupMode.TF_IDF).withVocabulary(List.of("a"), List.of(1.0, 2.0)), "received 2 for a vocabulary of 1"),
                row(() -> StringLookup.of("a").withInvert(true).withOutputMode(LookupMode.COUNT), "output_mode int with invert", "COUNT"),
                row(() -> IntegerLookup.of().withVocabulary(List.of()), "at least one token", "empty"),
                row(() -> IntegerLookup.of(1).withSalt(1, 2), "oov_method farmhash with a salt", "FLOORMOD"),
                row(() -> IntegerLookup.of(1).adapt(IDS), "without a given vocabulary"),
                row(() -> StringLookup.of().adapt(List.of("[UNK]")), "at least one token besides mask and OOV"),
                row(() -> LayerCall.predicting(IntegerLookup.of(), IDS), "expected a vocabulary", "call adapt"),
                row(() -> TextVectorization.of().apply(List.of("a")), "expected a vocabulary", "call adapt"),
                row(() -> LayerCall.predicting(Discretization.ofBins(3), Tensor.zeros(2, 1)), "expected boundaries", "call adapt"),
                row(() -> Discretization.of(1).adapt(IDS), "num_bins to adapt", "given bin_boundaries"),
                row(() -> Discretization.ofBins(3).adapt(Tensor.zeros(0)), "at least one number to adapt to"),
                row(() -> LayerCall.predicting(unknown, IDS), "expected one of 2 tokens", "received 12 at position 0", "num_oov_indices 1"),
                row(() -> StringLookup.of("a").withNumOovIndices(0).apply(List.of("b")), "texts of the vocabulary", "\"b\"", "num_oov_indices 1"),
                row(() -> StringLookup.of("a").apply(new String[][] {{"a"}, {"a", "b"}}), "rows of one length", "1 and of 2"),
                row(() -> StringLookup.of("a").texts(IDS), "invert"),
                row(() -> StringLookup.of("a").withInvert(true).apply(List.of("a")), "without invert"),
                row(() -> StringLookup.of("a").withInvert(true).texts(Tensor.zeros(2)), "indices of type int32", "float32 (2,)"),
                row(() -> LayerCall.predicting(StringLookup.of("a"), IDS), "StringLookup", "works on texts", "apply it to the data"),
                row(() -> Sequential.of(Input.of(1), TextVectorization.of("a")), "TextVectorization", "works on texts", "apply it to the data"),
                row(() -> HashedCrossing.of(3).apply(List.of("a")), "HashedCrossing", "two or more features of one length", "received lengths [1]"),
                row(() -> HashedCrossing.of(3).apply(List.of("a"), List.of(1.5)), "texts or Integers", "received 1.5 of java.lang.Double"),
                row(() -> HashedCrossing.of(3).apply(Input.of(1).symbol(), Input.of(1).symbol()), "whole numbers", "the type int32"),
                row(() -> HashedCrossing.of(3).apply(Input.of(2).symbol(), Input.of(1).symbol()), "(batch, 1)", "[(None, 2), (None, 1)]"),
                row(() -> HashedCrossing.of(3).withOutputMode(CategoryMode.COUNT), "output_mode must be int or one_hot, received COUNT"),
                row(() -> Hashing.of(0), "num_bins", "received 0"),
                row(() -> LayerCall.predicting(Hashing.of(3).withMaskValue("x"), IDS), "mask_value x", "apply the layer to the data"),
                row(() -> Hashing.of(3).withMaskValue(0).apply(List.of("x")), "mask_value 0", "the text \"x\""),
                row(() -> TextVectorization.of("a").withOutputMode(LookupMode.COUNT).withOutputSequenceLength(3), "output_sequence_length only with output_mode int"),
                row(() -> TextVectorization.of("a").withOutputMode(LookupMode.ONE_HOT).apply(List.of("a a", "a")), "equally many tokens", "CategoryEncoding"),
                row(() -> TextVectorization.of("a").apply(new String[][] {{"a", "b"}}), "rows of one text", "received rows of 2"),
                row(() -> TextVectorization.of("a").withNgrams(0), "ngrams"),
                row(() -> read("TextVectorization", "\"ragged\": true"), "ragged outputs do not exist here"),
                row(() -> read("IntegerLookup", "\"output_mode\": \"multihot\""), "multihot", "multi_hot"),
                row(() -> read("StringLookup", "\"sparse\": true"), "sparse outputs do not exist here"),
                row(() -> read("TextVectorization", "\"standardize\": \"lowr\""), "lowr", "lower"),
                row(() -> read("TextVectorization", "\"split\": \"whitespac\""), "whitespac", "whitespace"),
                row(() -> read("IntegerLookup", "\"vocabulary\": [\"a\"]"), "vocabulary", "an integer"),
                row(() -> read("IntegerLookup", "\"oov_method\": \"farmhsh\""), "farmhsh", "farmhash"),
                row(() -> read("InputLayer", "\"batch_shape\": [null, 1], \"dtype\": \"string\""), "texts, which no model holds", "apply them to the data"));
    }

    private static Arguments row(ThrowingCallable use, String... message) {
        return Arguments.of(use, List.of(message));
    }

    private static Layer read(String className, String option) {
        return Layers.CATALOGUE.fromConfig(className, JsonReader.read("{" + option + "}").view("config"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongUseIsAnError(ThrowingCallable use, List<String> message) {
        assertThatThrownBy(use).isInstanceOf(RuntimeException.class).satisfies(error -> assertThat(error.getMessage()).contains(message));
    }
}
