package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.config.json.JsonReader;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                input(Lstm.of(2), Tensor.zeros(2, 3), "LSTM", "three axes (batch, steps, features)", "(None, 3)"),
                input(Gru.of(2), Tensor.zeros(2, 0, 3), "GRU", "at least one step", "(None, 0, 3)"),
                input(SimpleRnn.of(2), Tensor.zeros(2, 3, 4, 5), "SimpleRNN", "steps of shape (batch, features)", "(None, 4, 5)"),
                input(Bidirectional.of(Lstm.of(2)), Tensor.zeros(2, 3), "LSTM", "three axes (batch, steps, features)", "(None, 3)"),
                input(TimeDistributed.of(Dense.of(2)), Tensor.zeros(2, 3), "TimeDistributed", "three axes", "(None, 3)"),
                input(Permute.of(2, 1), Tensor.zeros(2, 3), "Permute", "the order [2, 1]", "(None, 3)"),
                input(RepeatVector.of(2), Tensor.zeros(2, 3, 4), "RepeatVector", "(batch, features)", "(None, 3, 4)"),
                input(PRelu.of().withSharedAxes(3), Tensor.zeros(2, 3), "PReLU", "the shared axis 3", "(None, 3)"),
                input(Softmax.of().withAxis(2), Tensor.zeros(2, 3), "Softmax", "axis 2", "(None, 3)"),
                input(LayerNormalization.of().withAxis(0), Tensor.zeros(2, 3), "LayerNormalization", "other than 0, the batch", "(None, 3)"),
                input(RmsNormalization.of().withAxis(1), Tensor.zeros(2, 3, 4), "RMSNormalization", "last axes", "(None, 3, 4)"),
                input(UnitNormalization.of().withAxis(-3), Tensor.zeros(2, 3), "UnitNormalization", "axis -3", "(None, 3)"),
                input(GroupNormalization.of(2), Tensor.zeros(2, 3), "GroupNormalization", "2 groups", "(None, 3)"),
                input(GroupNormalization.of(2).withAxis(3), Tensor.zeros(2, 4), "GroupNormalization", "axis 3", "(None, 4)"),
                input(Conv2D.of(4, 3), Tensor.zeros(2, 5, 5), "Conv2D", "the 4 axes (batch, height, width, channels)", "(None, 5, 5)"),
                input(Conv2D.of(4, 3).withName("stem"), Tensor.zeros(2, 5, 2, 1), "stem", "at least 3 elements along axis 2", "padding same", "(None, 5, 2, 1)"),
                input(Conv1D.of(4, 3).withDilationRate(4), Tensor.zeros(2, 8, 1), "Conv1D", "at least 9 elements along axis 1", "(None, 8, 1)"),
                input(Conv2D.of(4, 3).withDataFormat(DataFormat.CHANNELS_FIRST), Tensor.zeros(2, 1, 5, 2), "at least 3 elements along axis 3", "(None, 1, 5, 2)"),
                input(Conv2D.of(4, 3).withGroups(2), Tensor.zeros(2, 5, 5, 3), "Conv2D", "channels that 2 groups divide", "(None, 5, 5, 3)"),
                input(Conv1DTranspose.of(4, 2).withPadding(Padding.SAME).withStrides(2).withOutputPadding(0), Tensor.zeros(2, 1, 3), "Conv1DTranspose", "more elements along axis 1", "(None, 1, 3)"),
                input(DepthwiseConv2D.of(3), Tensor.zeros(2, 2, 5, 3), "DepthwiseConv2D", "at least 3 elements along axis 1", "(None, 2, 5, 3)"),
                input(SeparableConv1D.of(4, 3), Tensor.zeros(2, 2, 3), "SeparableConv1D", "at least 3 elements along axis 1", "(None, 2, 3)"),
                input(MaxPooling2D.of(), Tensor.zeros(2, 4, 1, 3), "MaxPooling2D", "at least 2 elements along axis 2", "(None, 4, 1, 3)"),
                input(AdaptiveMaxPooling1D.of(2), Tensor.zeros(2, 4), "AdaptiveMaxPooling1D", "the 3 axes", "(None, 4)"),
                input(SpectralNormalization.of(Flatten.of()), Tensor.zeros(2, 3), "SpectralNormalization", "a weight named kernel or embeddings", "(None, 3)"),
                input(RandomGrayscale.of(), Tensor.zeros(2, 4, 4, 2), "RandomGrayscale", "3 channels (red, green, blue) or 1", "(None, 4, 4, 2)"),
                input(RandomInvert.of(), Tensor.zeros(2, 4, 4), "RandomInvert", "(batch, height, width, channels)", "(None, 4, 4)"),
                input(AutoContrast.of(), Tensor.zeros(2, 4, 4), "AutoContrast", "(batch, height, width, channels)", "(None, 4, 4)"),
                input(StftSpectrogram.of().withFrameLength(8), Tensor.zeros(2, 7, 1), "STFTSpectrogram", "at least frame_length 8 numbers", "padding same", "(None, 7, 1)"),
                input(MelSpectrogram.of().withFftLength(8), Tensor.zeros(2, 4), "MelSpectrogram", "at least 5 samples", "or a shorter one", "(None, 4)"),
                input(RandomHue.of(0.5), Tensor.zeros(2, 4, 4, 2), "RandomHue", "3 channels (red, green, blue)", "(None, 4, 4, 2)"),
                input(RandomErasing.of().withFillValue(1, 2, 3), Tensor.zeros(2, 4, 4, 2), "RandomErasing", "fill_value has three numbers", "(None, 4, 4, 2)"),
                input(Pipeline.of(Dense.of(2), Cropping1D.of(1)), Tensor.zeros(2, 4), "Cropping1D", "(batch, steps, channels)", "(None, 2)"),
                input(Conv3D.of(4, 3), Tensor.zeros(2, 4, 4, 2, 1), "Conv3D", "at least 3 elements along axis 3", "(None, 4, 4, 2, 1)"),
                input(Conv1D.of(4, 2).withGroups(2), Tensor.zeros(2, 5, 3), "Conv1D", "channels that 2 groups divide", "(None, 5, 3)"),
                input(AveragePooling1D.of(3), Tensor.zeros(2, 2, 3), "AveragePooling1D", "at least 3 elements along axis 1", "(None, 2, 3)"),
                input(Lstm.of(2), Tensor.zeros(2, 0, 3), "LSTM", "at least one step", "(None, 0, 3)"),
                input(TimeDistributed.of(Dense.of(2)), Tensor.zeros(2, 0, 3), "TimeDistributed", "at least one step", "(None, 0, 3)"),
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

    @Test
    void vectorsOfAnotherLengthAreNotReversed() {
        var x = Input.of(4, 6).symbol();
        assertThatThrownBy(() -> ReversibleEmbedding.of(9, 5).apply(ReversibleEmbedding.reverse(), x))
                .hasMessageContainingAll("ReversibleEmbedding", "vectors of output_dim 5 in reverse", "(None, 4, 6)");
    }

    /** In prediction as in training: the place in the batch, and never the row of another number. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 5, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void anIndexOutsideOfTheEmbeddingIsNamedWithItsPlace(int index) {
        var indices = Tensor.wrap(new int[] {0, 4, 1, index, 2, 3}, Shape.of(2, 3));
        for (var layer : List.of(Embedding.of(5, 2), ReversibleEmbedding.of(5, 2))) {
            assertThatThrownBy(() -> LayerCall.training(layer, indices, 0)).isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContainingAll(Integer.toString(index), "3", "5");
        }
    }

    @Test
    void aMaskOfTheWrongShapeIsRefused() {
        var x = Input.of(4, 3).symbol();
        var mask = Input.of(5).symbol();
        var given = io.lanewise.layer.Arguments.of("mask", mask);
        for (var layer : List.of(Lstm.of(2), Gru.of(2), SimpleRnn.of(2), Bidirectional.of(Lstm.of(2)), TimeDistributed.of(Dense.of(2)), BatchNormalization.of())) {
            assertThatThrownBy(() -> layer.apply(given, x)).as(layer.toString()).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("mask", "5");
        }
    }

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of("SpectralNormalization", "{'layer': {'class_name': 'Dense', 'config': {'units': 2}}, 'power_iterations': 0}",
                        "power_iterations must be an integer above 0, received 0"),
                Arguments.of("BatchNormalization", "{'renorm': true, 'renorm_clipping': {'rmin': 2, 'rmax': 1}}", "rmin <= rmax and dmax of 0 or more"),
                Arguments.of("BatchNormalization", "{'renorm': true, 'renorm_clipping': {'dmin': 2}}", "expected rmin, rmax and dmax, received dmin"),
                Arguments.of("Lambda", "{'function': {'class_name': 'function', 'config': 'P>f', 'registered_name': 'function', 'module': 'builtins'}}", "unknown function \"P>f\""),
                Arguments.of("ReversibleEmbedding", "{'input_dim': 0, 'output_dim': 2}", "input_dim must be an integer above 0, received 0"),
                Arguments.of("MelSpectrogram", "{'fft_length': 8, 'sequence_length': 9}", "an fft_length of at least sequence_length, received 8"),
                Arguments.of("MelSpectrogram", "{'max_freq': 10}", "a min_freq below max_freq 10.0, received 20.0"),
                Arguments.of("MelSpectrogram", "{'window': 'blackman'}", "window must be hann, hamming, numbers or null"),
                Arguments.of("Pipeline", "{'layers': []}", "layers must be at least one layer, received []"),
                Arguments.of("RandomShear", "{'x_factor': [-0.2, 0.3]}", "x_factor must be a number from 0 to 1, or two"),
                Arguments.of("RandomGaussianBlur", "{'kernel_size': [3, 5]}", "kernel_size must be an odd number above 0, or the same twice, received [3, 5]"),
                Arguments.of("RandomErasing", "{'fill_value': [1, 2]}", "fill_value must be a number or three or null, received [1.0, 2.0]"),
                Arguments.of("RandomElasticTransform", "{'scale': [-1, 0.5]}", "scale must be a number from 0 to 1, or two of 0 or more, the first at most 1, received [-1.0, 0.5]"),
                Arguments.of("RandomElasticTransform", "{'fill_mode': 'mirrored'}", "unknown fill mode \"mirrored\""),
                Arguments.of("RandomRotation", "{'factor': 0.1, 'fill_mode': 'mirror'}", "fill_mode must be constant, nearest, reflect or wrap, received MIRROR"),
                Arguments.of("MaxNumBoundingBoxes", "{'max_number': 0}", "max_number must be an integer above 0, received 0"),
                Arguments.of("MaxNumBoundingBoxes", "{}", "max_number must be given"),
                Arguments.of("MaxNumBoundingBoxes", "{'max_number': 2, 'bounding_box_format': 'xyx'}", "unknown bounding box format \"xyx\""),
                Arguments.of("RandomColorJitter", "{'hue_factor': 2}", "RandomHue: factor must be"),
                Arguments.of("Solarization", "{'addition_factor': 2}", "addition_factor must be a number from 0 to 1, or two, received 2.0"),
                Arguments.of("RandomInvert", "{'factor': -1}", "factor must be a number from 0 to 1"),
                Arguments.of("RandomGrayscale", "{'factor': 1.5}", "factor must be a number from 0 to 1, received 1.5"),
                Arguments.of("RandomColorDegeneration", "{'factor': 2}", "factor must be a number from 0 to 1"),
                Arguments.of("RandomPosterization", "{'factor': 9}", "factor must be a number from 1 to 8"),
                Arguments.of("STFTSpectrogram", "{'frame_length': 8, 'frame_step': 9}", "a frame_step from 1 to frame_length, received 9"),
                Arguments.of("STFTSpectrogram", "{'frame_length': 8, 'fft_length': 4}", "an fft_length of at least frame_length, received 4"),
                Arguments.of("RandomSharpness", "{'factor': 2}", "factor must be a number from 0 to 1"),
                Arguments.of("STFTSpectrogram", "{'mode': 'angle'}", "mode must be log, magnitude, psd, real, imag or stft"),
                Arguments.of("GroupQueryAttention", "{'head_dim': 2, 'num_query_heads': 3, 'num_key_value_heads': 2}", "received 3 and 2"),
                Arguments.of("MultiHeadAttention", "{'num_heads': 0, 'key_dim': 2}", "num_heads must be"),
                Arguments.of("MultiHeadAttention", "{'num_heads': 1, 'key_dim': 2, 'sliding_window': 0}", "sliding_window must be an integer above 0"),
                Arguments.of("MultiHeadAttention", "{'num_heads': 1, 'key_dim': 2, 'attention_axes': [0]}", "axes other than 0, the batch"),
                Arguments.of("Attention", "{'score_mode': 'sum'}", "score_mode must be dot or concat"),
                Arguments.of("ReLU", "{'max_value': -1}", "max_value must be a number of 0 or more or null, received -1.0"),
                Arguments.of("LeakyReLU", "{'negative_slope': -0.1}", "negative_slope must be a number of 0 or more"),
                Arguments.of("LSTM", "{'units': 0}", "units must be an integer above 0, received 0"),
                Arguments.of("GRU", "{'units': 2, 'dropout': 1.5}", "dropout must be a number from 0 to 1, received 1.5"),
                Arguments.of("Bidirectional", "{'layer': {'class_name': 'Dense', 'config': {'units': 2}}}", "expected a recurrent layer, received Dense"),
                Arguments.of(
                        "Bidirectional", "{'layer': {'class_name': 'GRU', 'config': {'units': 2, 'go_backwards': true}}}",
                        "expected one layer with go_backwards and one without"),
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
                Arguments.of("Conv2D", "{'filters': 4, 'kernel_size': [3, 3], 'strides': 2, 'dilation_rate': [1, 2]}", "strides or dilation_rate must be 1, received strides [2, 2]"),
                Arguments.of("Conv2D", "{'filters': 4, 'kernel_size': [3, 3, 3]}", "kernel_size must be 2 integers above 0, received [3, 3, 3]"),
                Arguments.of("Conv2D", "{'filters': 4, 'kernel_size': 3, 'padding': 'causal'}", "padding must be valid or same"),
                Arguments.of("Conv2D", "{'filters': 0, 'kernel_size': 3}", "filters must be an integer above 0"),
                Arguments.of("Conv3D", "{'filters': 4, 'kernel_size': 3, 'groups': 3}", "filters must be a multiple of groups, received filters 4 and groups 3"),
                Arguments.of("Conv1DTranspose", "{'filters': 4, 'kernel_size': 3, 'strides': 2, 'output_padding': 2}", "output_padding must be below strides"),
                Arguments.of("DepthwiseConv1D", "{'kernel_size': 3, 'depth_multiplier': 0}", "depth_multiplier must be an integer above 0"),
                Arguments.of("AveragePooling2D", "{}", "pool_size must be given"),
                Arguments.of("MaxPooling3D", "{'strides': [1, 0, 1]}", "strides must be 3 integers of 1 or more"),
                Arguments.of("AdaptiveAveragePooling2D", "{'output_size': [2, 0]}", "output_size must be 2 integers above 0"),
                Arguments.of("CategoryEncoding", "{'num_tokens': 3, 'sparse': true}", "sparse must be false"),
                Arguments.of("CategoryEncoding", "{'num_tokens': 3, 'output_mode': 'int'}", "output_mode must be multi_hot, one_hot or count"),
                Arguments.of("Discretization", "{'bin_boundaries': [1, 0]}", "bin_boundaries must be numbers in ascending order"),
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
