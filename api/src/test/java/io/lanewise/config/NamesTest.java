package io.lanewise.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    /** The right column is what Keras 3.16 gives. */
    @ParameterizedTest
    @CsvSource({
        "Dense, dense", "Conv2D, conv2d", "MaxPooling2D, max_pooling2d", "Conv2DTranspose, conv2d_transpose",
        "SeparableConv2D, separable_conv2d",
        "LSTM, lstm", "GRU, gru", "SimpleRNN, simple_rnn", "ReLU, re_lu", "LeakyReLU, leaky_re_lu", "PReLU, p_re_lu", "ELU, elu",
        "ConvLSTM2D, conv_lstm2d", "RMSprop, rm_sprop", "AdamW, adam_w", "UpSampling2D, up_sampling2d", "SGD, sgd",
        "InputLayer, input_layer",
        "BatchNormalization, batch_normalization", "MultiHeadAttention, multi_head_attention", "RNN, rnn", "LSTMCell, lstm_cell",
        "L1L2, l1l2",
        "AUC, auc", "F1Score, f1_score", "MeanIoU, mean_io_u", "GlobalAveragePooling1D, global_average_pooling1d",
        "ZeroPadding3D, zero_padding3d",
        "My-Own Layer!, my_own_layer", "dense, dense", "'', ''", "Größe2D, größe2d", "A_B, a_b", "XYZabc, xy_zabc"
    })
    void snakeCaseIsKeras(String className, String name) {
        assertThat(Names.toSnakeCase(className)).isEqualTo(name);
    }

    @Test
    void namesAreCountedFromTheSecondOn() {
        var names = new Names();
        assertThat(Stream.of("Dense", "Dense", "ReLU", "Dense").map(names::uniqueFor))
                .containsExactly("dense", "dense_1", "re_lu", "dense_2");
        assertThat(names.unique("dense")).isEqualTo("dense_3");
        assertThat(new Names().unique("dense")).isEqualTo("dense");
    }
}
