package io.lanewise.layer;

import io.lanewise.config.Catalogue;
import java.util.List;
import java.util.Map;

/** The built-in layers by Keras's names. */
public final class Layers {
    /** All of them. */
    public static final Catalogue<Layer> CATALOGUE = new Catalogue<>(
            "layer", "keras.layers",
            List.of(
                    ActivationLayer.KIND, ActivityRegularization.KIND, AdaptiveAveragePooling1D.KIND, AdaptiveAveragePooling2D.KIND,
                    AdaptiveAveragePooling3D.KIND, AdaptiveMaxPooling1D.KIND, AdaptiveMaxPooling2D.KIND, AdaptiveMaxPooling3D.KIND,
                    Add.KIND, AdditiveAttention.KIND, AlphaDropout.KIND, Attention.KIND, AugMix.KIND, AutoContrast.KIND, Average.KIND,
                    AveragePooling1D.KIND, AveragePooling2D.KIND, AveragePooling3D.KIND, BatchNormalization.KIND, Bidirectional.KIND,
                    CategoryEncoding.KIND, CenterCrop.KIND, Concatenate.KIND, ContrastLimitedAdaptiveHistogramEqualization.KIND,
                    Conv1D.KIND, Conv1DTranspose.KIND, Conv2D.KIND, Conv2DTranspose.KIND, Conv3D.KIND, Conv3DTranspose.KIND,
                    ConvLstm1D.KIND, ConvLstm2D.KIND, ConvLstm3D.KIND, Cropping1D.KIND, Cropping2D.KIND, Cropping3D.KIND, CutMix.KIND,
                    Dense.KIND, DepthwiseConv1D.KIND, DepthwiseConv2D.KIND, Discretization.KIND, Dot.KIND, Dropout.KIND, EinsumDense.KIND,
                    Elu.KIND, Embedding.KIND, Equalization.KIND, Flatten.KIND, GaussianDropout.KIND, GaussianNoise.KIND,
                    GlobalAveragePooling1D.KIND, GlobalAveragePooling2D.KIND, GlobalAveragePooling3D.KIND, GlobalMaxPooling1D.KIND,
                    GlobalMaxPooling2D.KIND, GlobalMaxPooling3D.KIND, GroupNormalization.KIND, GroupQueryAttention.KIND, Gru.KIND,
                    HashedCrossing.KIND, Hashing.KIND, Identity.KIND, Input.KIND, IntegerLookup.KIND, Lambda.KIND,
                    LayerNormalization.KIND, LeakyRelu.KIND, Lstm.KIND, Masking.KIND, Maximum.KIND, MaxPooling1D.KIND, MaxPooling2D.KIND,
                    MaxNumBoundingBoxes.KIND, MaxPooling3D.KIND, MelSpectrogram.KIND, Minimum.KIND, MixUp.KIND, MultiHeadAttention.KIND, Multiply.KIND,
                    Normalization.KIND, Permute.KIND, Pipeline.KIND, PRelu.KIND, RandAugment.KIND, RandomBrightness.KIND,
                    RandomColorDegeneration.KIND, RandomColorJitter.KIND, RandomContrast.KIND, RandomCrop.KIND, RandomElasticTransform.KIND, RandomErasing.KIND,
                    RandomFlip.KIND, RandomGaussianBlur.KIND, RandomGrayscale.KIND, RandomHue.KIND, RandomInvert.KIND,
                    RandomPerspective.KIND, RandomPosterization.KIND, RandomRotation.KIND, RandomSaturation.KIND, RandomSharpness.KIND,
                    RandomShear.KIND, RandomTranslation.KIND, RandomZoom.KIND, Relu.KIND, RepeatVector.KIND, Rescaling.KIND, Reshape.KIND,
                    Resizing.KIND, ReversibleEmbedding.KIND, RmsNormalization.KIND, Rnn.KIND, SeparableConv1D.KIND, SeparableConv2D.KIND,
                    SimpleRnn.KIND, Softmax.KIND, Solarization.KIND, SpatialDropout1D.KIND, SpatialDropout2D.KIND, SpatialDropout3D.KIND,
                    SpectralNormalization.KIND, StftSpectrogram.KIND, StringLookup.KIND, Subtract.KIND, TextVectorization.KIND,
                    TimeDistributed.KIND, UnitNormalization.KIND, UpSampling1D.KIND, UpSampling2D.KIND, UpSampling3D.KIND,
                    ZeroPadding1D.KIND, ZeroPadding2D.KIND, ZeroPadding3D.KIND),
            Map.ofEntries(
                    Map.entry("AvgPool1D", "AveragePooling1D"),
                    Map.entry("AvgPool2D", "AveragePooling2D"),
                    Map.entry("AvgPool3D", "AveragePooling3D"),
                    Map.entry("Convolution1D", "Conv1D"),
                    Map.entry("Convolution1DTranspose", "Conv1DTranspose"),
                    Map.entry("Convolution2D", "Conv2D"),
                    Map.entry("Convolution2DTranspose", "Conv2DTranspose"),
                    Map.entry("Convolution3D", "Conv3D"),
                    Map.entry("Convolution3DTranspose", "Conv3DTranspose"),
                    Map.entry("GlobalAvgPool1D", "GlobalAveragePooling1D"),
                    Map.entry("GlobalAvgPool2D", "GlobalAveragePooling2D"),
                    Map.entry("GlobalAvgPool3D", "GlobalAveragePooling3D"),
                    Map.entry("GlobalMaxPool1D", "GlobalMaxPooling1D"),
                    Map.entry("GlobalMaxPool2D", "GlobalMaxPooling2D"),
                    Map.entry("GlobalMaxPool3D", "GlobalMaxPooling3D"),
                    Map.entry(GroupQueryAttention.OWN_CLASS, "GroupQueryAttention"),
                    Map.entry("MaxPool1D", "MaxPooling1D"),
                    Map.entry("MaxPool2D", "MaxPooling2D"),
                    Map.entry("MaxPool3D", "MaxPooling3D"),
                    Map.entry("SeparableConvolution1D", "SeparableConv1D"),
                    Map.entry("SeparableConvolution2D", "SeparableConv2D")));

    private Layers() {}
}
