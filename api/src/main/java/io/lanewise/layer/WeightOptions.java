package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.constraint.Constraint;
import io.lanewise.constraint.Constraints;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.Initializers;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.regularizer.Regularizers;

/**
 * The options that every weight of a layer has, declared at once: {@code kernel_initializer}, {@code kernel_regularizer} and {@code
 * kernel_constraint} of a weight {@code kernel}.
 *
 * @param name the weight's name, and the beginning of the options' keys
 * @param initializer how it begins
 * @param regularizer a penalty on it; none unless given
 * @param constraint what it must be after each step; anything unless given
 */
public record WeightOptions(String name, Option<Initializer> initializer, Option<Regularizer> regularizer, Option<Constraint> constraint) {
    /**
     * The options of a weight.
     *
     * @param name the weight's name
     * @param initializer how it begins by default
     */
    public static WeightOptions of(String name, Initializer initializer) {
        return new WeightOptions(
                name,
                Option.of(name + "_initializer", Initializers.TYPE, initializer),
                Option.optional(name + "_regularizer", Regularizers.TYPE),
                Option.optional(name + "_constraint", Constraints.TYPE));
    }
}
