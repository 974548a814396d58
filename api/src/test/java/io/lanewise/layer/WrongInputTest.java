package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.config.json.JsonReader;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs and options that layers refuse: the error names the layer, what it expected and what it received. */
class WrongInputTest {
    private static Arguments input(Layer layer, Tensor input, String... message) {
        return Arguments.of(layer, input, List.of(message));
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                input(Cropping1D.of(1), Tensor.zeros(2, 3), "Cropping1D", "the 3 axes (batch, steps, channels)", "(None, 3)"),
                input(Cropping1D.of(1, 2), Tensor.zeros(2, 3, 1), "Cropping1D", "more than 3 elements along axis 1", "(None, 3, 1)"),
                input(Cropping2D.of(1).withDataFormat(DataFormat.CHANNELS_FIRST), Tensor.zeros(2, 1, 9, 2), "Cropping2D", "axis 3", "(None, 1, 9, 2)"),
                input(ZeroPadding2D.of(1), Tensor.zeros(2, 3, 4), "ZeroPadding2D", "the 4 axes (batch, height, width, channels)", "(None, 3, 4)"),
                input(UpSampling3D.of(2).withDataFormat(DataFormat.CHANNELS_FIRST), Tensor.zeros(2, 3), "(batch, channels, depth, height, width)"),
                input(GlobalMaxPooling2D.of(), Tensor.zeros(2, 3), "GlobalMaxPooling2D", "the 4 axes", "(None, 3)"),
                input(SpatialDropout1D.of(0.5), Tensor.zeros(2, 3), "SpatialDropout1D", "the 3 axes", "(None, 3)"),
                input(Permute.of(2, 1), Tensor.zeros(2, 3), "Permute", "the order [2, 1]", "(None, 3)"),
                input(RepeatVector.of(2), Tensor.zeros(2, 3, 4), "RepeatVector", "(batch, features)", "(None, 3, 4)"),
                input(PRelu.of().withSharedAxes(3), Tensor.zeros(2, 3), "PReLU", "the shared axis 3", "(None, 3)"),
                input(Softmax.of().withAxis(2), Tensor.zeros(2, 3), "Softmax", "axis 2", "(None, 3)"),
                input(LayerNormalization.of().withAxis(0), Tensor.zeros(2, 3), "LayerNormalization", "other than 0, the batch", "(None, 3)"),
                input(RmsNormalization.of().withAxis(1), Tensor.zeros(2, 3, 4), "RMSNormalization", "last axes", "(None, 3, 4)"),
                input(UnitNormalization.of().withAxis(-3), Tensor.zeros(2, 3), "UnitNormalization", "axis -3", "(None, 3)"),
                input(GroupNormalization.of(2), Tensor.zeros(2, 3), "GroupNormalization", "2 groups", "(None, 3)"),
                input(GroupNormalization.of(2).withAxis(3), Tensor.zeros(2, 4), "GroupNormalization", "axis 3", "(None, 4)"),
                input(EinsumDense.of("abc,cd->abd", 3, 4), Tensor.zeros(2, 5), "EinsumDense", "the axes of abc,cd->abd", "(None, 5)"),
                input(EinsumDense.of("abc,cd->abd", 3, 4), Tensor.zeros(2, 5, 3), "a size of b", "[3, 4]", "(None, 5, 3)"),
                input(EinsumDense.of("abc,cd->abd", 4), Tensor.zeros(2, 5, 3), "an output shape of 2 sizes", "(None, 5, 3)"));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void aWrongInputIsRefused(Layer layer, Tensor input, List<String> message) {
        assertThatThrownBy(() -> LayerCall.training(layer, input, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(
                message.toArray(String[]::new));
    }

    static Stream<Arguments> several() {
        return Stream.of(
                inputs(MultiHeadAttention.of(2, 3), "query, value and perhaps key", Input.of(4, 6)),
                inputs(MultiHeadAttention.of(2, 3), "three axes (batch, …, features)", Input.of(6), Input.of(6)),
                inputs(MultiHeadAttention.of(2, 3), "[(None, 4, 6), (None, 5, 6), (None, 4, 6)]", Input.of(4, 6), Input.of(5, 6), Input.of(4, 6)),
                inputs(MultiHeadAttention.of(2, 3).withAttentionAxes(2), "axes [2] between the batch and the last", Input.of(4, 6), Input.of(5, 6)),
                inputs(GroupQueryAttention.of(3, 4, 2), "three axes (batch, steps, features)", Input.of(2, 4, 6), Input.of(2, 4, 6)),
                inputs(Attention.of(), "the list of query, value and perhaps key", Input.of(4, 6)),
                inputs(Attention.of(), "[(None, 4, 6), (None, 5, 7), (None, 5, 7)]", Input.of(4, 6), Input.of(5, 7)),
                inputs(AdditiveAttention.of(), "key (batch, keys, size)", Input.of(6), Input.of(6)));
    }

    private static Arguments inputs(Layer layer, String message, Input... inputs) {
        return Arguments.of(layer, List.of(inputs), message);
    }

    @ParameterizedTest
    @MethodSource("several")
    void wrongInputsAreRefused(Layer layer, List<Input> inputs, String message) {
        assertThatThrownBy(() -> layer.apply(inputs.stream().map(Input::symbol).toArray(Symbol[]::new)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(layer.className(), message);
    }

    @Test
    void wrongMasksOfAttentionAreRefused() {
        var x = Input.of(4, 6).symbol();
        var mask = Input.of(4, 5).symbol();
        assertThatThrownBy(() -> MultiHeadAttention.of(2, 3).apply(io.lanewise.layer.Arguments.of("attention_mask", mask), x, x))
                .hasMessageContainingAll("MultiHeadAttention", "scores' shape (None, 2, 4, 4)", "(1, 4, 5)");
        assertThatThrownBy(() -> MultiHeadAttention.of(2, 3).apply(io.lanewise.layer.Arguments.of("atention_mask", mask), x, x))
                .hasMessageContaining("attention_mask");
        var image = Input.of(3, 4, 6).symbol();
        assertThatThrownBy(() -> MultiHeadAttention.of(2, 3).apply(HeadsAttention.causal(), image, image)).hasMessageContaining("one axis");
        assertThatThrownBy(() -> Attention.of().apply(io.lanewise.layer.Arguments.<Symbol>none().with("mask", List.of(x, mask)), x, x))
                .hasMessageContaining("a mask of the value's axes but the last");
    }

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of("GroupQueryAttention", "{'head_dim': 2, 'num_query_heads': 3, 'num_key_value_heads': 2}", "received 3 and 2"),
                Arguments.of("MultiHeadAttention", "{'num_heads': 0, 'key_dim': 2}", "num_heads must be"),
                Arguments.of("MultiHeadAttention", "{'num_heads': 1, 'key_dim': 2, 'sliding_window': 0}", "sliding_window must be an integer above 0"),
                Arguments.of("MultiHeadAttention", "{'num_heads': 1, 'key_dim': 2, 'attention_axes': [0]}", "axes other than 0, the batch"),
                Arguments.of("Attention", "{'score_mode': 'sum'}", "score_mode must be dot or concat"),
                Arguments.of("ReLU", "{'max_value': -1}", "max_value must be a number of 0 or more or null, received -1.0"),
                Arguments.of("LeakyReLU", "{'negative_slope': -0.1}", "negative_slope must be a number of 0 or more"),
                Arguments.of("GaussianNoise", "{'stddev': 2}", "stddev must be a number from 0 to 1, received 2.0"),
                Arguments.of("AlphaDropout", "{'rate': -1}", "rate must be a number from 0 to 1"),
                Arguments.of("Permute", "{'dims': [1, 3]}", "dims must be the numbers from 1 on, each once, received [1, 3]"),
                Arguments.of("RepeatVector", "{'n': 0}", "n must be an integer above 0"),
                Arguments.of("Cropping1D", "{'cropping': [1, 2, 3]}", "cropping must be an integer of 0 or more for each end of each axis, received [1, 2, 3]"),
                Arguments.of("Cropping2D", "{'cropping': [[1, 2], [1, -2]]}", "cropping must be an integer of 0 or more"),
                Arguments.of("Cropping2D", "{'cropping': [[1, 2, 3], [1, 2]]}", "expected two integers"),
                Arguments.of("ZeroPadding3D", "{'padding': [1, 2]}", "padding must be"),
                Arguments.of("UpSampling2D", "{'size': [2, 0]}", "size must be 2 integers above 0, received [2, 0]"),
                Arguments.of("UpSampling2D", "{'interpolation': 'bicubic'}", "bicubic"),
                Arguments.of("GlobalMaxPooling1D", "{'data_format': 'channels'}", "unknown data format \"channels\""),
                Arguments.of("Embedding", "{'input_dim': 3, 'output_dim': 2, 'mask_zero': true}", "mask_zero must be false: masks do not exist here yet"),
                Arguments.of("Embedding", "{'input_dim': 3, 'output_dim': 2, 'embeddings_constraint': 'non_neg'}", "embeddings_constraint"),
                Arguments.of("CategoryEncoding", "{'num_tokens': 3, 'sparse': true}", "sparse must be false"),
                Arguments.of("CategoryEncoding", "{'num_tokens': 3, 'output_mode': 'int'}", "output_mode must be multi_hot, one_hot or count"),
                Arguments.of("Discretization", "{'bin_boundaries': [1, 0]}", "bin_boundaries must be at least one number, in ascending order"),
                Arguments.of("EinsumDense", "{'equation': 'ab,bc', 'output_shape': 3}", "equation must be like"),
                Arguments.of("GroupNormalization", "{'groups': 0}", "groups must be an integer above 0, or -1"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void aWrongOptionIsRefused(String layer, String config, String message) {
        assertThatThrownBy(() -> Layers.CATALOGUE.fromConfig(layer, JsonReader.read(config.replace('\'', '"')).view("config")))
                .hasMessageContaining(message);
    }
}
