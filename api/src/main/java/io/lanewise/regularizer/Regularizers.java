package io.lanewise.regularizer;

import io.lanewise.config.Catalogue;
import io.lanewise.config.OptionType;
import java.util.List;
import java.util.Map;

/** The built-in regularizers by Keras's names. */
public final class Regularizers {
    /** All of them. */
    public static final Catalogue<Regularizer> CATALOGUE = new Catalogue<>(
            "regularizer", "keras.regularizers", List.of(L1L2.KIND, L1L2.L1_KIND, L1L2.L2_KIND, OrthogonalRegularizer.KIND),
            Map.of("l1_l2", "L1L2"));

    /** How an option that holds a regularizer looks in JSON. */
    public static final OptionType<Regularizer> TYPE = CATALOGUE.type();

    private Regularizers() {}
}
