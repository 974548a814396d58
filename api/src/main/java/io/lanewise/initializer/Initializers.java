package io.lanewise.initializer;

import io.lanewise.config.Catalogue;
import io.lanewise.config.OptionType;
import java.util.List;
import java.util.Map;

/** The built-in initializers by Keras's names. */
public final class Initializers {
    /** All of them. */
    public static final Catalogue<Initializer> CATALOGUE = new Catalogue<>(
            "initializer", "keras.initializers",
            List.of(
                    Constant.KIND, Constant.ZEROS_KIND, Constant.ONES_KIND, Identity.KIND, Orthogonal.KIND, Stft.KIND,
                    RandomNormal.KIND, RandomNormal.TRUNCATED_KIND, RandomUniform.KIND, VarianceScaling.KIND,
                    VarianceScaling.GLOROT_UNIFORM_KIND, VarianceScaling.GLOROT_NORMAL_KIND, VarianceScaling.HE_UNIFORM_KIND,
                    VarianceScaling.HE_NORMAL_KIND, VarianceScaling.LECUN_UNIFORM_KIND, VarianceScaling.LECUN_NORMAL_KIND),
            Map.of("normal", "RandomNormal", "uniform", "RandomUniform", "one", "Ones", "zero", "Zeros",
                    "IdentityInitializer", "Identity", "STFTInitializer", "STFT", "OrthogonalInitializer", "Orthogonal"));

    /** How an option that holds an initializer looks in JSON. */
    public static final OptionType<Initializer> TYPE = CATALOGUE.type();

    private Initializers() {}
}
