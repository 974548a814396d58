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
                    ActivationLayer.KIND, Add.KIND, Average.KIND, Concatenate.KIND, Dense.KIND, Dot.KIND, Dropout.KIND, Flatten.KIND, Input.KIND,
                    Maximum.KIND, Minimum.KIND, Multiply.KIND, Rescaling.KIND, Reshape.KIND, Subtract.KIND),
            Map.of());

    private Layers() {}
}
