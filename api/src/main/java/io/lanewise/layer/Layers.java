package io.lanewise.layer;

import io.lanewise.config.Catalogue;
import java.util.List;
import java.util.Map;

/** The built-in layers by Keras's names. */
public final class Layers {
    /** All of them. */
    public static final Catalogue<Layer> CATALOGUE = new Catalogue<>(
            "layer", "keras.layers",
            List.of(ActivationLayer.KIND, Dense.KIND, Dropout.KIND, Flatten.KIND, Input.KIND, Rescaling.KIND, Reshape.KIND),
            Map.of());

    private Layers() {}
}
