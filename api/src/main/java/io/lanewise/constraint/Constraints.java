package io.lanewise.constraint;

import io.lanewise.config.Catalogue;
import io.lanewise.config.OptionType;
import java.util.List;
import java.util.Map;

/** The built-in constraints by Keras's names. */
public final class Constraints {
    /** All of them. */
    public static final Catalogue<Constraint> CATALOGUE = new Catalogue<>(
            "constraint", "keras.constraints", List.of(MaxNorm.KIND, MinMaxNorm.KIND, NonNeg.KIND, UnitNorm.KIND), Map.of());

    /** How an option that holds a constraint looks in JSON. */
    public static final OptionType<Constraint> TYPE = CATALOGUE.type();

    private Constraints() {}
}
