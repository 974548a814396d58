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
                    ActivationLayer.KIND, ActivityRegularization.KIND, Add.KIND, AdditiveAttention.KIND, AlphaDropout.KIND, Attention.KIND, Average.KIND, BatchNormalization.KIND, CategoryEncoding.KIND,
                    Concatenate.KIND, Cropping1D.KIND, Cropping2D.KIND, Cropping3D.KIND, Dense.KIND, Discretization.KIND, Dot.KIND, Dropout.KIND,
                    EinsumDense.KIND, Elu.KIND, Embedding.KIND, Flatten.KIND, GaussianDropout.KIND, GaussianNoise.KIND, GlobalAveragePooling1D.KIND,
                    GlobalAveragePooling2D.KIND, GlobalAveragePooling3D.KIND, GlobalMaxPooling1D.KIND, GlobalMaxPooling2D.KIND,
                    GlobalMaxPooling3D.KIND, GroupNormalization.KIND, GroupQueryAttention.KIND, Identity.KIND, Input.KIND, LayerNormalization.KIND, LeakyRelu.KIND,
                    Masking.KIND, Maximum.KIND, Minimum.KIND, MultiHeadAttention.KIND, Multiply.KIND, PRelu.KIND, Permute.KIND, Relu.KIND, RepeatVector.KIND, Rescaling.KIND, Reshape.KIND,
                    RmsNormalization.KIND, Softmax.KIND, SpatialDropout1D.KIND, SpatialDropout2D.KIND, SpatialDropout3D.KIND, Subtract.KIND,
                    UnitNormalization.KIND, UpSampling1D.KIND, UpSampling2D.KIND, UpSampling3D.KIND, ZeroPadding1D.KIND, ZeroPadding2D.KIND,
                    ZeroPadding3D.KIND),
            Map.of(
                    "GlobalAvgPool1D", "GlobalAveragePooling1D", "GlobalAvgPool2D", "GlobalAveragePooling2D",
                    "GlobalAvgPool3D", "GlobalAveragePooling3D", "GlobalMaxPool1D", "GlobalMaxPooling1D",
                    "GlobalMaxPool2D", "GlobalMaxPooling2D", "GlobalMaxPool3D", "GlobalMaxPooling3D", GroupQueryAttention.OWN_CLASS, "GroupQueryAttention"));

    private Layers() {}
}
